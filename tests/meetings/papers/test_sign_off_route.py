"""A paper on its route of sign-off: frozen at submission, signed in turn, sent back, resubmitted, signed for others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance.actions.posts import create_post
from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Paper, SignOffRoute, SignOffStep
from meetings.papers.actions.chasing import chase
from meetings.papers.actions.commissions import commission_paper
from meetings.papers.actions.papers import mark_confidential
from meetings.papers.actions.routes import change_route, create_route, end_route
from meetings.papers.actions.signing import (
    recall_paper,
    revise_paper,
    send_back_paper,
    sign_off_paper,
    submit_paper,
)
from meetings.papers.actions.stand_ins import create_stand_in, end_stand_in
from meetings.papers.actions.writing import write_paper
from meetings.papers.content_hash import content_hash
from meetings.papers.presenters.chasing import stage_words, waiting_words
from meetings.papers.rules.routes import READY_ROUTES, RouteStep
from meetings.papers.selectors.chasing import REMINDER, awaited
from meetings.papers.selectors.checks import may_move
from meetings.papers.selectors.paper_facts import authority
from meetings.papers.selectors.papers import working_version
from meetings.papers.selectors.signing import lines_of, progress
from meetings.papers.selectors.waiting import awaiting_signature
from meetings.planning.actions.deadlines import create_deadline_rule
from membership.models import Person
from membership.people.actions import appoint, create_person
from tests.fixtures.people import World
from tests.meetings.asking import text_of
from tests.meetings.conftest import IMPLICATIONS

People = Callable[[str], User]
PaperOf = Callable[..., Paper]
TODAY = date(2026, 3, 2)
MONEY = {**IMPLICATIONS, "financial_impact": {"answer": "yes", "comment": "£2m"}}


@pytest.fixture(autouse=True)
def a_day(clock_at: Any) -> Any:
    with clock_at(2026, 3, 2):
        yield


@pytest.fixture
def staff(world: World, people: People) -> dict[str, Person]:
    """The people on record who have an account, by role."""
    lead = people("governance_lead")
    names = {
        "executive": "Sam Sponsor",
        "place_director": "Dee Rector",
        "governance_lead": "Gov Lead",
        "committee_secretary": "Sec Retary",
        "paper_author": "Au Thor",
    }
    return {
        role: create_person(icb=world.north, by=lead, name=name, slug=role, user=people(role))
        for role, name in names.items()
    }


@pytest.fixture
def route(world: World, people: People, staff: Any) -> Callable[..., SignOffRoute]:
    """`route(*steps)` sets the route of the ICB."""

    def of(*steps: RouteStep, **values: Any) -> SignOffRoute:
        given = {"icb": world.north, "effective_from": date(2026, 1, 1)} | values
        return create_route(steps=[step.kept() for step in steps], by=people("governance_lead"), **given)

    return of


USUAL = READY_ROUTES["usual"].steps


def told(paper: Paper) -> list[tuple[str, str]]:
    return [(line.step.name, line.state) for line in lines_of(paper, on=clock.today())]


def state_of(paper: Paper) -> str:
    return Paper.objects.get(pk=paper.pk).state


@pytest.fixture
def paper(route: Any, item: AgendaItem, paper_of: PaperOf, director: User, staff: Any) -> Paper:
    """Under the usual route, asked of Ada with the executive as its sponsor, with money in it, not submitted."""
    route(*USUAL)
    made = paper_of(item, layout="lsc")
    commission_paper(
        item=item,
        paper=made,
        author_name="Ada Hill",
        author_email="ada@outside.example",
        sponsor=staff["executive"],
        due_on=date(2026, 3, 10),
        by=director,
    )
    OutboxMessage.objects.all().delete()
    version = working_version(made)
    write_paper(made, cover=version.cover | {"implications": MONEY}, by=director)
    return made


def cover_of(paper: Paper) -> dict[str, Any]:
    return working_version(paper).cover


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
    paper = paper_of(item, state="submitted")
    outcome = may_move(paper, "sign_off", people("executive"), on=TODAY)
    assert outcome.code == "route.not_a_signer"
    assert "Chief Finance Officer (nobody holds this post today)" in outcome.reason
    appoint(person=staff["executive"], post=post, basis="appointed", effective_from=TODAY, by=lead)
    assert may_move(paper, "sign_off", people("executive"), on=TODAY).ok
    assert may_move(paper, "sign_off", director, on=TODAY).code == "route.not_yet"  # keeps the agenda as well
    refused = may_move(paper, "sign_off", people("paper_author"), on=TODAY)
    assert refused.code == "permission.not_held"


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


def test_each_step_has_a_day_that_follows_the_meeting(
    paper: Paper, people: People, world: World, director: User, clock_at: Any
) -> None:
    lead = people("governance_lead")
    create_deadline_rule(
        icb=world.north, kind="sign_off", unit="calendar", amount=10, effective_from=date(2026, 1, 1), by=lead
    )
    submit_paper(paper, by=director)
    sponsor, finance, _, secretariat = lines_of(Paper.objects.get(pk=paper.pk), on=TODAY)
    # The meeting is on Thursday 26 March, ten days before is Monday 16 March: 5, 2 and 0 working days before that.
    assert [line.due for line in (sponsor, finance, secretariat)] == [
        date(2026, 3, 9),
        date(2026, 3, 12),
        date(2026, 3, 16),
    ]
    assert (sponsor.since, finance.since) == (TODAY, None)
    with clock_at(2026, 3, 12):
        late = lines_of(Paper.objects.get(pk=paper.pk), on=clock.today())[0]
        assert late.late(today=clock.today()) == 3


def test_mail_goes_once_to_who_is_asked_and_tells_the_author(
    paper: Paper, people: People, director: User
) -> None:
    submit_paper(paper, by=director)
    sign_off_paper(paper, name="Sam", by=people("executive"))
    send_back_paper(paper, name="Dee", comment="Add the costs.", by=director)
    mails = list(OutboxMessage.objects.order_by("pk").values_list("recipient", "subject"))
    assert mails == [
        ("executive@north.example", "A paper waits for your signature"),
        # Finance is signed by anybody with the right: those nearest to the board are asked.
        ("place.director@north.example", "A paper waits for your signature"),
        ("ada@outside.example", "Your paper was sent back"),
    ]
    assert "Add the costs." in OutboxMessage.objects.order_by("pk").last().body  # type: ignore[union-attr]


def test_a_private_paper_is_not_named_in_a_mail(
    route: Any, private_item: AgendaItem, paper_of: PaperOf, people: People, director: User
) -> None:
    route(RouteStep("other", "person:executive", name="CANARY-STEP"))
    paper = paper_of(private_item, title="CANARY-PAPER", state="submitted")
    send_back_paper(paper, name="Eve", comment="CANARY-COMMENT", by=people("executive"))
    bodies = [f"{mail.subject} {mail.body}" for mail in OutboxMessage.objects.all()]
    assert len(bodies) == 2
    assert not any("CANARY" in body for body in bodies)


def test_what_waits_for_me_is_my_turn_only(
    paper: Paper, people: People, world: World, director: User, django_assert_max_num_queries: Any
) -> None:
    submit_paper(paper, by=director)

    def waiting(role: str) -> list[str]:
        rows = awaiting_signature(people(role), world.north, on=TODAY)
        return [row.line.step.name for row in rows if row.line]

    assert (waiting("executive"), waiting("place_director"), waiting("governance_lead")) == (
        ["Sponsor"],
        [],
        [],
    )
    sign_off_paper(paper, name="Sam", by=people("executive"))
    # An executive of the whole board may sign for finance too; the secretary keeps the agenda and waits.
    assert waiting("place_director") == ["Finance"]
    assert waiting("committee_secretary") == []
    found = Paper.objects.select_related("item__meeting__icb").filter(pk=paper.pk)
    with django_assert_max_num_queries(14):
        assert progress(list(found), on=TODAY)


@pytest.mark.requirement("R63")
def test_the_board_tells_the_step_and_reminds_who_must_sign(
    paper: Paper, people: People, director: User
) -> None:
    """Two steps side by side: one mail to each who is asked, none twice a day, and the earlier day counts."""
    lead = people("governance_lead")
    change_route(
        SignOffRoute.objects.get(),
        {
            "steps": [
                RouteStep("sponsor", "sponsor", days=2).kept(),
                RouteStep("legal", "person:governance_lead", days=4, together=True).kept(),
            ]
        },
        by=lead,
        reason="Shorter",
    )
    create_deadline_rule(
        icb=paper.item.meeting.icb,
        kind="sign_off",
        unit="calendar",
        amount=10,
        effective_from=date(2026, 1, 1),
        by=lead,
    )
    submit_paper(paper, by=director)
    OutboxMessage.objects.all().delete()
    (row,) = awaited([paper.item.meeting], director, on=TODAY, at=clock.now())
    assert stage_words(row) == "Waiting for sign-off: sponsor and legal"
    assert waiting_words(row) == "With Sam Sponsor and Gov Lead since 2 March 2026"
    assert row.due == date(2026, 3, 10)
    asked = {
        "commissions": [paper.commissions.get().public_id],
        "event": REMINDER,
        "text": "Please sign.",
        "by": director,
    }
    chase(**asked)
    assert sorted(OutboxMessage.objects.values_list("recipient", flat=True)) == [
        "executive@north.example",
        "governance.lead@north.example",
    ]
    with pytest.raises(RuleNotMet) as refused:
        chase(**asked)
    assert refused.value.outcome.code == "chase.today"
    sign_off_paper(paper, name="Sam", by=people("executive"))
    (row,) = awaited([paper.item.meeting], director, on=TODAY, at=clock.now())
    assert (row.waiting_with.whom, row.also) == ("Gov Lead", ())


def test_the_pages_of_a_route_and_of_a_stand_in(
    client: Client, world: World, people: People, staff: dict[str, Person]
) -> None:
    """What was typed stays, and each error stands beside its row; the route that was in force ends the day before."""
    client.force_login(people("governance_lead"))
    address = reverse("meetings:sign-off-route-create")
    assert 'value="sponsor" selected' in text_of(client.get(address, {"start": "usual"}))
    day = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2026"}
    rows = {
        "steps-0-kind": "sponsor",
        "steps-0-signer": "sponsor",
        "steps-0-needed": "always",
        "steps-1-kind": "other",
        "steps-1-signer": "person:executive",
        "steps-1-days": "soon",
    }
    refused = text_of(client.post(address, day | rows))
    assert "Give this step a name." in refused
    assert "A whole number from 0 to 60, or nothing." in refused
    assert 'value="soon"' in refused
    named = rows | {"steps-1-name": "Nurse", "steps-1-days": "2", "steps-1-together": "yes"}
    page = text_of(client.post(address, day | named, follow=True))
    assert "2 working days before the deadline for sign-off" in page
    assert "Sponsor and Nurse" in text_of(
        client.get(reverse("meetings:sign-off-route-list"), {"on": "2026-04-02"})
    )
    again = day | named | {"effective_from_month": "5"}
    assert "Another route is in force on some of these days." in text_of(client.post(address, again))
    client.post(address, again | {"ends_previous": "on"})
    assert list(SignOffRoute.objects.values_list("effective_to", flat=True)) == [date(2026, 4, 30), None]
    client.force_login(people("executive"))
    form = text_of(client.get(reverse("meetings:stand-in-create")))
    assert "Dee Rector" in form
    assert "Au Thor" not in form


@pytest.mark.requirement("R63")
def test_the_way_of_a_paper_is_told_on_its_pages(
    paper: Paper, client: Client, people: People, staff: dict[str, Person], director: User
) -> None:
    """On the paper, on one's own list, on the first page and beside the meeting: with whom it waits since when."""
    at = {"effective_from": TODAY, "effective_to": date(2026, 3, 6)}
    create_stand_in(
        absent=staff["executive"], substitute=staff["place_director"], by=people("committee_secretary"), **at
    )
    submit_paper(paper, by=director)
    address = reverse("meetings:paper-detail", args=[paper.public_id])
    client.force_login(people("committee_secretary"))
    page = text_of(client.get(address))
    assert "Waiting with Dee Rector for Sam Sponsor, away since 2 March 2026." in page
    assert "Not needed: the paper does not say yes to equality impact." in page
    assert "Your turn comes after that." in page
    assert client.get(reverse("meetings:paper-sign-off", args=[paper.public_id])).status_code == 403
    meeting = text_of(client.get(reverse("meetings:meeting-detail", args=[paper.item.meeting.slug])))
    assert "Sponsor: Waiting with Dee Rector for Sam Sponsor, away since 2 March 2026." in meeting
    assert "No paper waits for you." in text_of(client.get(reverse("meetings:my-signatures")))
    client.force_login(director)
    assert "Sponsor for Sam Sponsor, who is away, since 2 March 2026" in text_of(
        client.get(reverse("meetings:my-signatures"))
    )
    assert "All that waits for you" in text_of(client.get(reverse("governance:home")))
    sign = reverse("meetings:paper-sign-off", args=[paper.public_id])
    assert "You sign for Sam Sponsor, who is away." in text_of(client.get(sign))
    page = text_of(client.post(sign, {"name": "Dee Rector, Place Director"}, follow=True))
    assert "You signed. The paper goes on to who signs next." in page
    assert "Dee Rector, Place Director for Sam Sponsor, away, 2 March 2026." in page
