"""Comments and proposals: who reads, who writes, what the keeper decides, and what then stands in the draft."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from delegation.actions import (
    accept_change,
    change_entry,
    comment_on_entry,
    copy_version,
    propose_change,
    remove_entry,
    resolve_comment,
    return_change,
    send_proposal,
    submit_version,
    withdraw_proposal,
)
from delegation.models import EntryComment, Proposal, ProposedChange, SchemeEntry
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent
from tests.delegation.editor.conftest import form_of
from tests.delegation.views.test_scheme import YEAR_2


@pytest.fixture
def director(people: Any) -> Any:
    return people("place_director")


@pytest.fixture
def in_force(entry: Any, draft: Any, adopt: Any) -> SchemeEntry:
    row = entry("urgent", limits=[{"amount": 10_000}], conditions="Reports each quarter")
    adopt(draft)
    return SchemeEntry.objects.get(pk=row.pk)


@pytest.fixture
def sent(in_force: Any, director: Any) -> ProposedChange:
    """The place director proposes a higher limit and sends it."""
    change = propose_change(
        version=in_force.scheme_version,
        entry=in_force,
        values={"limits": [{"amount": 50_000}], "conditions": "Reports each quarter"},
        note="Prices rose",
        by=director,
    )
    send_proposal(change.proposal, title="Higher limit", grounds="Prices rose", by=director)
    return change


@pytest.fixture
def copy(sent: Any, in_force: Any, officer: Any) -> Any:
    return copy_version(in_force.scheme_version, label="2", effective_from=YEAR_2, by=officer)


# --- Comments ------------------------------------------------------------------------------------------------------


def test_a_comment_is_written_settled_and_kept_out_of_the_ledger(
    entry: Any, officer: Any, people: Any
) -> None:
    row = entry("urgent")
    comment = comment_on_entry(row, text="Is this the right board?", by=officer)
    resolve_comment(comment, by=people("governance_lead"))
    comment.refresh_from_db()
    assert (comment.written_by, comment.resolved_by) == (officer, people("governance_lead"))
    events = GovernanceEvent.objects.filter(code__startswith="entry_comment")
    assert [event.code for event in events] == ["entry_comment.written", "entry_comment.resolved"]
    assert not [event for event in events if "right board" in f"{event.summary}{event.after}{event.before}"]


def test_who_sees_the_preparation_comments_and_nobody_else(
    entry: Any, draft: Any, officer: Any, people: Any, adopt: Any, director: Any
) -> None:
    row = entry("urgent")
    for role in ("place_director", "member", "auditor", "other_icb", "nobody"):
        with pytest.raises(NotPermitted):
            comment_on_entry(row, text="x", by=people(role))
    submit_version(draft, by=officer)
    comment_on_entry(row, text="Seen in review", by=director)
    with pytest.raises(NotPermitted):
        comment_on_entry(row, text="x", by=people("member"))
    adopt(draft)
    readers = ("governance_officer", "auditor", "place_director", "member")
    seen = {r: EntryComment.objects.visible_to(people(r), on=YEAR_2).count() for r in readers}
    assert seen == {"governance_officer": 1, "auditor": 1, "place_director": 0, "member": 0}
    with pytest.raises(RuleNotMet):
        comment_on_entry(row, text="Too late", by=officer)


def test_comments_leave_with_their_row(entry: Any, officer: Any) -> None:
    row = entry("urgent")
    comment_on_entry(row, text="Twice", by=officer)
    remove_entry(row, by=officer, reason="Twice")
    assert not EntryComment.objects.exists()
    assert EntryComment.history.filter(history_type="-").count() == 1


def test_the_page_of_comments(keeper: Any, sign_in: Any, entry: Any) -> None:
    row = entry("urgent")
    address = reverse("delegation:entry-comments", args=[row.pk])
    assert keeper.post(address, {"text": ""}).status_code == 200
    assert "Is this right?" in keeper.post(address, {"text": "Is this right?"}, follow=True).content.decode()
    resolve = reverse("delegation:comment-resolve", args=[EntryComment.objects.get().pk])
    assert "settled by" in keeper.post(resolve, follow=True).content.decode()
    auditor = sign_in("auditor")
    assert "Is this right?" in auditor.get(address).content.decode()
    assert auditor.post(address, {"text": "x"}).status_code == 403
    assert sign_in("member").get(address).status_code == 404


# --- Proposals -----------------------------------------------------------------------------------------------------


def test_only_what_differs_is_proposed(sent: ProposedChange) -> None:
    assert set(sent.values) == {"limits"}
    assert sent.was["limits"][0]["amount"] == "10000.00"


def test_a_proposal_says_something_new_and_valid(in_force: Any, director: Any, people: Any) -> None:
    version = in_force.scheme_version
    with pytest.raises(RuleNotMet):
        propose_change(version=version, entry=in_force, values={"note": ""}, by=director)
    with pytest.raises(ValidationError):
        propose_change(version=version, entry=in_force, values={"source": ""}, by=director)
    with pytest.raises(NotPermitted):
        propose_change(version=version, entry=in_force, values={"note": "x"}, by=people("member"))
    assert not ProposedChange.objects.exists()


@pytest.mark.requirement("R190")
def test_an_accepted_change_lands_in_the_draft_and_the_version_in_force_stands(
    sent: Any, copy: Any, in_force: Any, officer: Any
) -> None:
    accepted = accept_change(sent, draft=copy, by=officer, answer="Agreed")
    row = copy.entries.get()
    assert row.limits.get().amount == 50_000
    assert row.conditions == "Reports each quarter"
    assert accepted.landed_in == row
    assert SchemeEntry.objects.get(pk=in_force.pk).limits.get().amount == 10_000
    assert Proposal.objects.get().state == "decided"
    newest = row.history.order_by("-history_id").first()
    assert "Prices rose" in newest.history_change_reason
    with pytest.raises(RuleNotMet):
        accept_change(sent, draft=copy, by=officer)


def test_a_row_that_moved_since_the_keeper_looked_is_not_overwritten(
    sent: Any, copy: Any, officer: Any
) -> None:
    row = copy.entries.get()
    seen = row.version
    change_entry(row, {"limits": [{"amount": 70_000}]}, by=officer)
    with pytest.raises(StaleEdit):
        accept_change(sent, draft=copy, by=officer, seen=seen)
    assert copy.entries.get().limits.get().amount == 70_000
    assert ProposedChange.objects.get().state == "proposed"


def test_a_row_that_the_draft_does_not_have_is_not_changed(sent: Any, copy: Any, officer: Any) -> None:
    remove_entry(copy.entries.get(), by=officer, reason="Gone")
    with pytest.raises(RuleNotMet) as refused:
        accept_change(sent, draft=copy, by=officer)
    assert refused.value.outcome.code == "proposed_change.no_row"


def test_an_adopted_version_takes_no_change(sent: Any, in_force: Any, officer: Any) -> None:
    with pytest.raises(RuleNotMet):
        accept_change(sent, draft=in_force.scheme_version, by=officer)


def test_a_returned_change_says_why(sent: Any, copy: Any, officer: Any, people: Any) -> None:
    with pytest.raises(RuleNotMet):
        return_change(sent, by=officer, answer=" ")
    for role in ("place_director", "auditor", "other_icb"):
        with pytest.raises(NotPermitted):
            return_change(sent, by=people(role), answer="No")
    assert return_change(sent, by=officer, answer="Not this year").state == "returned"
    assert copy.entries.get().limits.get().amount == 10_000


def test_rows_are_proposed_and_removed(
    in_force: Any, director: Any, officer: Any, functions: Any, world: Any
) -> None:
    version = in_force.scheme_version
    new = {
        "function": functions["safeguarding"],
        "treatment": "undetermined",
        "place": world.hill,
        "source": "Letter",
        "effective_from": YEAR_2,
        "limits": [],
    }
    added = propose_change(version=version, kind="add", values=new, by=director)
    removed = propose_change(version=version, kind="remove", entry=in_force, by=director)
    assert added.proposal == removed.proposal, "one proposal collects what is written before it is sent"
    send_proposal(added.proposal, title="Two", grounds="x", by=director)
    draft = copy_version(version, label="2", effective_from=YEAR_2, by=officer)
    accept_change(added, draft=draft, by=officer)
    accept_change(removed, draft=draft, by=officer)
    assert [str(row.function) for row in draft.entries.all()] == ["Safeguarding"]
    assert SchemeEntry.objects.filter(pk=in_force.pk).exists()


def test_only_its_author_withdraws_a_proposal(sent: Any, officer: Any, director: Any) -> None:
    proposal = sent.proposal
    with pytest.raises(NotPermitted):
        withdraw_proposal(proposal, by=officer)
    assert withdraw_proposal(proposal, by=director).state == "withdrawn"
    with pytest.raises(RuleNotMet):
        return_change(sent, by=officer, answer="x")


def test_nobody_reads_a_proposal_before_it_is_sent(in_force: Any, director: Any, people: Any) -> None:
    propose_change(version=in_force.scheme_version, entry=in_force, values={"note": "x"}, by=director)
    readers = ("place_director", "governance_officer", "auditor", "executive", "other_icb")
    seen = {role: Proposal.objects.visible_to(people(role), on=YEAR_2).count() for role in readers}
    assert seen == dict.fromkeys(readers, 0) | {"place_director": 1}


def test_from_the_pages_a_director_proposes_and_the_keeper_accepts(
    sign_in: Any, keeper: Any, in_force: Any, officer: Any
) -> None:
    director, version = sign_in("place_director"), in_force.scheme_version
    address = reverse("delegation:scheme-propose", args=[version.pk, in_force.pk])
    html = director.get(address).content.decode()
    fields = form_of(html.replace('method="post" class', f'action="{address}" class'), address)
    made = director.post(address, fields | {"limits-0-amount": "£50k", "why": "Prices rose"}, follow=True)
    assert "£50,000" in made.content.decode()
    proposal = Proposal.objects.get()
    send = reverse("delegation:proposal-send", args=[proposal.pk])
    assert director.post(send, {"title": "Higher limit", "grounds": "Prices"}).status_code == 302
    draft = copy_version(version, label="2", effective_from=YEAR_2, by=officer)
    page = reverse("delegation:proposal-detail", args=[proposal.pk])
    html = keeper.get(page).content.decode()
    decide = reverse("delegation:proposed-change-decide", args=[ProposedChange.objects.get().pk])
    assert "£10,000" in html
    change_entry(draft.entries.get(), {"limits": [{"amount": 20_000}]}, by=officer)
    assert "£20,000" in keeper.get(page).content.decode(), "what the draft says now stands beside it"
    stale = keeper.post(decide, form_of(html, decide) | {"do": "accept"}, follow=True).content.decode()
    assert "was changed since you looked" in stale
    again = form_of(keeper.get(page).content.decode(), decide)
    assert "accepted into" in keeper.post(decide, again | {"do": "accept"}, follow=True).content.decode()
    assert draft.entries.get().limits.get().amount == 50_000
