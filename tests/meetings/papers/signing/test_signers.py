"""Who signs: the sponsor, whoever holds a post, and whoever stands in for somebody away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.actions.posts import create_post
from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.signing import (
    sign_off_paper,
    submit_paper,
)
from meetings.papers.actions.stand_ins import create_stand_in, end_stand_in
from meetings.papers.actions.writing import write_paper
from meetings.papers.presenters.signing import line_words
from meetings.papers.rules.routes import RouteStep
from meetings.papers.selectors.checks import may_move
from meetings.papers.selectors.papers import working_version
from meetings.papers.selectors.signing import lines_of
from membership.models import Person
from membership.people.actions import appoint
from tests.fixtures.people import World
from tests.meetings.papers.signing.conftest import (
    TODAY,
    USUAL,
    PaperOf,
    People,
    cover_of,
    state_of,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sam Sponsor", "paper.complete"),
        ("sam  sponsor", "paper.complete"),
        ("Ada Hill", "route.sponsor_unknown"),
        ("Au Thor", "route.sponsor_cannot_sign"),
    ],
)
def test_a_sponsor_who_cannot_sign_is_told_before_the_paper_is_submitted(
    route: Any, item: AgendaItem, paper_of: PaperOf, director: User, name: str, code: str
) -> None:
    """By the cover sheet, where nobody was asked for the paper."""
    paper = paper_of(item, layout="sel")
    write_paper(paper, cover=cover_of(paper) | {"executive_sponsor": {"name": name}}, by=director)
    route(*USUAL)
    asked = may_move(paper, "submit", director, on=TODAY)
    if asked.ok:
        assert code == "paper.complete"
        assert submit_paper(paper, by=director).state == "submitted"
        return
    assert asked.code == code
    with pytest.raises(RuleNotMet) as refused:
        submit_paper(paper, by=director)
    assert refused.value.outcome.code == code
    assert state_of(paper) == "draft"


def test_a_cover_without_a_sponsor_says_where_to_name_one(
    route: Any, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item)
    route(*USUAL)
    refused = may_move(paper, "submit", director, on=TODAY)
    assert refused.code == "route.no_sponsor"
    assert "in the request for this paper" in refused.reason


@pytest.mark.requirement("R63")
def test_nobody_signs_as_sponsor_for_their_own_paper(paper: Paper, people: People, director: User) -> None:
    authors = [{"name": "Sam Sponsor", "job_title": "Chief Nurse"}]
    write_paper(paper, cover=cover_of(paper) | {"authors": authors}, by=director)
    submit_paper(paper, by=director)
    outcome = may_move(Paper.objects.get(pk=paper.pk), "sign_off", people("executive"), on=TODAY)
    assert outcome.code == "route.own_paper"
    with pytest.raises(RuleNotMet):
        sign_off_paper(paper, name="Ada", by=people("executive"))
    assert may_move(Paper.objects.get(pk=paper.pk), "send_back", people("executive"), on=TODAY).ok


@pytest.mark.requirement("R63")
def test_who_is_away_has_somebody_sign_for_them_and_it_is_said(
    paper: Paper, staff: dict[str, Person], people: People, director: User, clock_at: Any
) -> None:
    away = {"effective_from": date(2026, 3, 1), "effective_to": date(2026, 3, 6)}
    row = create_stand_in(
        absent=staff["executive"], substitute=staff["place_director"], by=people("executive"), **away
    )
    submit_paper(paper, by=director)
    turn = OutboxMessage.objects.get(once_key__startswith="paper.turn:")
    assert turn.recipient == director.email  # who is away is not written to
    assert "for Sam Sponsor, who is away" in turn.body
    with clock_at(2026, 3, 7):  # it ends by itself
        assert (
            may_move(Paper.objects.get(pk=paper.pk), "sign_off", director, on=clock.today()).code
            == "route.not_yet"
        )
    sign_off_paper(paper, name="Dee Rector, Place Director", by=director)
    signature = working_version(paper).sign_offs.get()
    assert str(signature) == "Dee Rector, Place Director for Sam Sponsor, away: signed off"
    assert signature.for_whom == staff["executive"]
    end_stand_in(row, last_day=date(2026, 3, 2), reason="Back", by=people("executive"))
    codes = GovernanceEvent.objects.filter(code__startswith="stand_in.").order_by("sequence")
    assert [event.code for event in codes] == ["stand_in.created", "stand_in.ended"]


@pytest.mark.parametrize(
    ("by", "absent", "substitute", "refusal"),
    [
        (
            "committee_secretary",
            "executive",
            "place_director",
            "",
        ),  # who keeps the agenda notes it for another
        ("executive", "executive", "place_director", ""),
        ("executive", "place_director", "executive", "permission.not_held"),
        ("paper_author", "paper_author", "executive", "permission.not_held"),
        ("executive", "executive", "executive", "stand_in.oneself"),
        ("executive", "executive", "paper_author", "stand_in.no_right"),
    ],
)
def test_who_says_who_stands_in(
    staff: dict[str, Person], people: People, by: str, absent: str, substitute: str, refusal: str
) -> None:
    days = {"effective_from": date(2026, 3, 2), "effective_to": date(2026, 3, 6)}
    given = {"absent": staff[absent], "substitute": staff[substitute], "by": people(by)} | days
    if not refusal:
        create_stand_in(**given)
        with pytest.raises(ValidationError, match="already"):
            create_stand_in(**given)
        return
    with pytest.raises((NotPermitted, RuleNotMet)) as refused:
        create_stand_in(**given)
    assert refused.value.outcome.code == refusal


def test_a_post_signs_through_whoever_holds_it(
    route: Any, world: World, item: AgendaItem, paper_of: PaperOf, people: People, staff: Any, director: User
) -> None:
    lead = people("governance_lead")
    post = create_post(
        icb=world.north, title="Chief Finance Officer", slug="cfo", effective_from=TODAY, by=lead
    )
    route(RouteStep("finance", "post:cfo"), RouteStep("secretariat", "holder"))
    draft = paper_of(item, state="draft")
    refused = may_move(draft, "submit", director, on=TODAY)
    assert refused.code == "route.post_vacant"
    assert (
        "Finance signs this paper, and nobody holds the post Chief Finance Officer today." in refused.reason
    )
    appoint(
        person=staff["executive"],
        post=post,
        basis="appointed",
        effective_from=TODAY,
        effective_to=date(2026, 3, 31),
        by=lead,
    )
    submit_paper(draft, by=director)
    paper = Paper.objects.get(pk=draft.pk)
    later = line_words(lines_of(paper, on=date(2026, 4, 1))[0])
    assert "Chief Finance Officer (nobody holds this post today)" in later
    assert "Say who holds the post now" in later
    assert may_move(paper, "sign_off", people("executive"), on=TODAY).ok
    assert may_move(paper, "sign_off", director, on=TODAY).code == "route.not_yet"  # keeps the agenda as well
    refused = may_move(paper, "sign_off", people("paper_author"), on=TODAY)
    assert refused.code == "permission.not_held"
