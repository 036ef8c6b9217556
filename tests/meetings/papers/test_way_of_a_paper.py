"""From an empty agenda to papers that a pack may be built from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.models import GovernanceEvent
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.signing import (
    recall_paper,
    revise_paper,
    send_back_paper,
    sign_off_paper,
    submit_paper,
)
from meetings.papers.actions.writing import write_paper
from meetings.papers.content_hash import content_hash
from meetings.papers.selectors.packs import pack_facts, pack_problems
from meetings.papers.selectors.papers import working_version
from tests.meetings.conftest import ON

PaperOf = Callable[..., Paper]


@pytest.mark.requirement("R63")
def test_a_paper_goes_from_draft_to_signed_off(item: AgendaItem, paper_of: PaperOf, people: Any) -> None:
    paper = paper_of(item)
    assert submit_paper(paper, by=people("place_director")).state == "submitted"
    signed = sign_off_paper(paper, name="Eve Lead, Chief Nurse", by=people("executive"))
    assert signed.state == "signed_off"
    version = working_version(paper)
    assert version.content_hash == content_hash(version)
    signature = version.sign_offs.get()
    assert (signature.name, signature.user, signature.content_hash) == (
        "Eve Lead, Chief Nurse",
        people("executive"),
        version.content_hash,
    )


@pytest.mark.requirement("R63")
@pytest.mark.parametrize(
    "role", ["committee_secretary", "paper_author", "member", "chair", "auditor", "other_icb", "nobody"]
)
def test_only_who_may_sign_signs(role: str, item: AgendaItem, paper_of: PaperOf, people: Any) -> None:
    paper = paper_of(item, state="submitted")
    with pytest.raises(NotPermitted):
        sign_off_paper(paper, name="Somebody", by=people(role))
    paper.refresh_from_db()
    assert paper.state == "submitted"


def test_a_submitted_paper_is_not_edited_until_recalled(
    item: AgendaItem, paper_of: PaperOf, director: Any
) -> None:
    paper = paper_of(item, state="submitted")
    with pytest.raises(RuleNotMet) as refused:
        write_paper(paper, body_markdown="Changed", by=director)
    assert refused.value.outcome.code == "paper.edit.wrong_state"
    assert "Waiting for sign-off" in refused.value.outcome.reason
    paper = recall_paper(paper, by=director)
    assert write_paper(paper, body_markdown="Changed", by=director).body_markdown == "Changed"


def test_sending_back_needs_a_comment_and_keeps_it(item: AgendaItem, paper_of: PaperOf, people: Any) -> None:
    paper = paper_of(item, state="submitted")
    with pytest.raises(ValidationError):
        send_back_paper(paper, name="Eve Lead", comment="  ", by=people("executive"))
    assert (
        send_back_paper(paper, name="Eve Lead", comment="Add the costs.", by=people("executive")).state
        == "draft"
    )
    assert working_version(paper).sign_offs.get().comment == "Add the costs."


@pytest.mark.requirement("R63")
def test_a_revision_is_a_copy_and_the_signed_version_stays(
    item: AgendaItem, paper_of: PaperOf, director: Any
) -> None:
    paper = paper_of(item, layout="lsc", state="signed_off")
    signed = working_version(paper)
    revise_paper(paper, reason="New figures", by=director)
    paper.refresh_from_db()
    write_paper(paper, body_markdown="New text", by=director)
    new = working_version(paper)
    assert (new.number, new.body_markdown, new.content_hash) == (2, "New text", "")
    assert [row.text for row in new.recommendations.all()] == [
        row.text for row in signed.recommendations.all()
    ]
    signed.refresh_from_db()
    assert signed.content_hash == content_hash(signed)
    assert signed.body_markdown != "New text"


def test_the_second_of_two_editors_is_told(item: AgendaItem, paper_of: PaperOf, director: Any) -> None:
    paper = paper_of(item)
    opened = working_version(paper).version
    write_paper(paper, body_markdown="First", by=director, expected_version=opened)
    with pytest.raises(StaleEdit) as stale:
        write_paper(paper, body_markdown="Second", by=director, expected_version=opened)
    assert stale.value.current.body_markdown == "First"


@pytest.mark.requirement("R62")
@pytest.mark.parametrize("code", ["bob", "lsc", "sel", "plain"])
def test_an_empty_cover_sheet_cannot_be_submitted(
    code: str, item: AgendaItem, template: Any, director: Any
) -> None:
    from meetings.papers.actions.papers import add_paper

    paper = add_paper(item=item, title="Empty", template=template(code), by=director)
    with pytest.raises(RuleNotMet) as refused:
        submit_paper(paper, by=director)
    assert refused.value.outcome.clause == "R62"
    assert any("ummary" in reason for reason in refused.value.outcome.details["reasons"])


@pytest.mark.requirement("R1", "R57", "R138", "R192")
@pytest.mark.parametrize("code", ["bob", "lsc", "sel", "plain"])
def test_a_complete_paper_of_each_layout_enters_the_pack(
    code: str, meeting: Meeting, item: AgendaItem, paper_of: PaperOf
) -> None:
    paper_of(item, layout=code, state="signed_off")
    assert pack_problems(meeting, on=ON) == ()
    facts = pack_facts(meeting, on=ON)
    (paper,) = facts.papers
    assert [row.label for row in paper.cover] == [row["label"] for row in _layout(code)["fields"]]
    assert not any(row.is_missing for row in paper.cover)
    assert paper.signed_off is not None


def _layout(code: str) -> dict[str, Any]:
    from meetings.papers.cover_sheets import layout

    return layout(code)


@pytest.mark.requirement("R62", "R63")
def test_the_pack_says_what_is_missing(
    meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: Any
) -> None:
    from meetings.papers.actions.agenda import add_item

    add_item(meeting=meeting, title="Budget", needs_paper=True, by=director)
    paper_of(item, state="submitted")
    codes = [outcome.code for outcome in pack_problems(meeting, on=ON)]
    assert codes == ["pack.not_signed_off", "pack.item_without_paper"]


def test_every_step_is_in_the_ledger(item: AgendaItem, paper_of: PaperOf) -> None:
    paper_of(item, state="signed_off")
    codes = list(GovernanceEvent.objects.order_by("sequence").values_list("code", flat=True))
    assert codes[-5:] == [
        "paper.added",
        "paper.written",
        "paper.submitted",
        "paper.signed_off",
        "paper.signature",
    ]
