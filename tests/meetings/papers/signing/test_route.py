"""A paper on its route of sign-off: frozen at submission, signed in turn, sent back, submitted again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from governance.foundation.errors import RuleNotMet
from governance.models import User
from meetings.models import AgendaItem, Paper, SignOffRoute, SignOffStep
from meetings.papers.actions.papers import mark_confidential
from meetings.papers.actions.routes import change_route, end_route
from meetings.papers.actions.signing import (
    recall_paper,
    revise_paper,
    send_back_paper,
    sign_off_paper,
    submit_paper,
)
from meetings.papers.actions.writing import write_paper
from meetings.papers.content_hash import content_hash
from meetings.papers.rules.routes import RouteStep
from meetings.papers.selectors.paper_facts import authority
from meetings.papers.selectors.papers import working_version
from meetings.papers.selectors.signing import lines_of
from tests.fixtures.people import World
from tests.meetings.papers.signing.conftest import (
    TODAY,
    USUAL,
    PaperOf,
    People,
    state_of,
    told,
)


@pytest.mark.requirement("R63")
def test_a_paper_goes_from_sponsor_to_finance_to_secretariat(
    paper: Paper, people: People, director: User
) -> None:
    paper = submit_paper(paper, by=director)
    assert told(paper) == [
        ("Sponsor", "waiting"),
        ("Finance", "later"),
        ("Equality", "not_needed"),
        ("Secretariat", "later"),
    ]
    with pytest.raises(RuleNotMet) as refused:
        sign_off_paper(paper, name="Dee", by=director)
    assert refused.value.outcome.code == "route.not_yet"
    assert "It waits with Sponsor: Sam Sponsor." in refused.value.outcome.reason
    assert sign_off_paper(paper, name="Ada Hill, Chief Nurse", by=people("executive")).state == "submitted"
    with pytest.raises(RuleNotMet) as refused:
        sign_off_paper(paper, name="Sec", by=people("committee_secretary"))
    assert refused.value.outcome.code == "route.not_yet"
    assert (
        sign_off_paper(paper, name="Gov Lead, for finance", by=people("governance_lead")).state == "submitted"
    )
    signed = sign_off_paper(paper, name="Sec Retary", by=people("committee_secretary"))
    assert signed.state == "signed_off"
    version = working_version(paper)
    assert version.content_hash == content_hash(version)
    assert {row.content_hash for row in version.sign_offs.all()} == {version.content_hash}
    # The cover prints the sponsor as the authority, not the last of the route.
    printed = authority(version)
    assert printed is not None
    assert printed.name == "Ada Hill, Chief Nurse"
    assert told(signed)[2:] == [("Equality", "not_needed"), ("Secretariat", "signed")]


def test_without_a_route_one_signature_is_enough(item: AgendaItem, paper_of: PaperOf, people: People) -> None:
    paper = paper_of(item, state="submitted")
    assert lines_of(paper, on=TODAY) == []
    assert sign_off_paper(paper, name="Eve", by=people("executive")).state == "signed_off"
    assert not SignOffStep.objects.exists()


@pytest.mark.requirement("R63")
def test_the_way_back_and_what_stands(paper: Paper, people: People, director: User) -> None:
    """Sent back by finance: what was changed is signed again by the sponsor, what was not changed is not."""
    executive, lead = people("executive"), people("governance_lead")
    submit_paper(paper, by=director)
    sign_off_paper(paper, name="Ada", by=executive)
    with pytest.raises(RuleNotMet):
        send_back_paper(paper, name="Sec", comment="Wait", by=people("committee_secretary"))  # not their turn
    send_back_paper(paper, name="Gov", comment="Are you sure?", by=lead)
    assert state_of(paper) == "draft"
    submit_paper(paper, by=director)
    assert told(Paper.objects.get(pk=paper.pk))[:2] == [("Sponsor", "signed"), ("Finance", "waiting")]
    stands = SignOffStep.objects.filter(round=2, place=1).get()
    assert stands.note == "Stands since 2 March 2026: the paper did not change."
    send_back_paper(paper, name="Gov", comment="Add the costs.", by=lead)
    write_paper(paper, body_markdown="1. With costs.", by=director)
    submit_paper(paper, by=director)
    assert told(Paper.objects.get(pk=paper.pk))[:2] == [("Sponsor", "waiting"), ("Finance", "later")]
    again = SignOffStep.objects.filter(round=3, place=1).get()
    assert again.note == "Signed again: the paper changed since it was signed on 2 March 2026."


def test_a_recalled_paper_is_a_draft_under_the_template_again(paper: Paper, director: User) -> None:
    submit_paper(paper, by=director)
    assert working_version(paper).sheet is not None
    with pytest.raises(RuleNotMet):
        write_paper(paper, body_markdown="Changed", by=director)
    recall_paper(paper, by=director)
    assert working_version(paper).sheet is None
    write_paper(paper, body_markdown="Changed", by=director)


def test_a_paper_keeps_the_route_on_which_it_was_submitted(
    paper: Paper, people: People, director: User
) -> None:
    submit_paper(paper, by=director)
    route = SignOffRoute.objects.get()
    change_route(
        route, {"steps": [RouteStep("sponsor", "sponsor").kept()]}, by=people("governance_lead"), reason="x"
    )
    assert [name for name, _ in told(Paper.objects.get(pk=paper.pk))] == [
        "Sponsor",
        "Finance",
        "Equality",
        "Secretariat",
    ]
    recall_paper(paper, by=director)
    end_route(SignOffRoute.objects.get(), last_day=date(2026, 3, 1), by=people("governance_lead"), reason="x")
    submit_paper(paper, by=director)
    assert told(Paper.objects.get(pk=paper.pk)) == []  # one signature, as without a route
    assert sign_off_paper(paper, name="Ada", by=people("executive")).state == "signed_off"


def test_every_step_of_a_revision_is_signed_anew(paper: Paper, people: People, director: User) -> None:
    submit_paper(paper, by=director)
    for role in ("executive", "governance_lead", "committee_secretary"):
        sign_off_paper(paper, name=role, by=people(role))
    revise_paper(Paper.objects.get(pk=paper.pk), reason="Figures", by=director)
    submit_paper(paper, by=director)
    assert told(Paper.objects.get(pk=paper.pk))[0] == ("Sponsor", "waiting")


def test_a_route_of_the_committee_goes_before_that_of_the_icb(
    route: Any, world: World, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    route(*USUAL)
    route(RouteStep("other", "person:executive", name="Nurse"), committee=world.hill_board)
    paper = paper_of(item, state="submitted")
    assert told(paper) == [("Nurse", "waiting")]
    assert sign_off_paper(paper, name="Ada", by=people("executive")).state == "signed_off"


def test_a_paper_made_private_on_its_way_does_not_slip_past_a_step(
    route: Any, item: AgendaItem, paper_of: PaperOf, people: People, director: User
) -> None:
    route(RouteStep("other", "holder", name="Executive"), RouteStep("legal", "holder", needed="private"))
    paper = paper_of(item, state="submitted")
    mark_confidential(paper, is_confidential=True, confidential_reason="legal", by=director)
    with pytest.raises(RuleNotMet) as refused:
        sign_off_paper(Paper.objects.get(pk=paper.pk), name="Eve", by=people("executive"))
    assert refused.value.outcome.code == "route.private_now"
    recall_paper(paper, by=director)
    submit_paper(Paper.objects.get(pk=paper.pk), by=director)
    assert told(Paper.objects.get(pk=paper.pk)) == [("Executive", "waiting"), ("Legal", "later")]
