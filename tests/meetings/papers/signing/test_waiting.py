"""What waits for a signature: its days, its mails, and the list of whoever is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from governance.foundation import clock
from governance.foundation.errors import RuleNotMet
from governance.foundation.models import OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Paper, SignOffRoute
from meetings.papers.actions.chasing import chase
from meetings.papers.actions.routes import change_route
from meetings.papers.actions.signing import (
    send_back_paper,
    sign_off_paper,
    submit_paper,
)
from meetings.papers.presenters.chasing import stage_words, waiting_words
from meetings.papers.rules.routes import RouteStep
from meetings.papers.selectors.chasing import REMINDER, awaited
from meetings.papers.selectors.signing import lines_of, progress
from meetings.papers.selectors.waiting import awaiting_signature
from meetings.planning.actions.deadlines import create_deadline_rule
from tests.fixtures.people import World
from tests.meetings.papers.signing.conftest import (
    TODAY,
    PaperOf,
    People,
)


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
