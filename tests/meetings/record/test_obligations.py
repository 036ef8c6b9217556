"""Reports to the parent drafted from what was recorded, and what a committee owes again and again (R183)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import Committee, User
from meetings.conduct.models import Decision
from meetings.models import AgendaItem, AssuranceReport, ObligationFulfilment, Paper, StandingObligation
from meetings.planning.actions.meetings import create_meeting
from meetings.record.actions import assurance, obligations
from meetings.record.actions.action_log import close_action, note_action
from meetings.record.actions.sent_on import place_on_agenda, send_on
from meetings.record.rules import assurance as report_rules
from meetings.record.rules import obligations as rules
from meetings.record.selectors.obligations import how_it_stands, to_look_at
from membership.people.actions import create_person
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY
from tests.meetings.conduct.test_meeting_at_work import Refused
from tests.meetings.record.test_sent_on import lead, parent, recommended

__all__ = ["lead", "parent", "recommended"]
TODAY = DAY.date()
FIRST = date(2025, 8, 31)


@pytest.mark.parametrize(
    ("every", "last", "days"),
    [
        (6, None, [FIRST, date(2026, 2, 28), date(2026, 8, 31)]),
        (12, None, [FIRST, date(2026, 8, 31)]),
        (6, date(2026, 3, 1), [FIRST, date(2026, 2, 28)]),
        (3, date(2025, 8, 30), []),
    ],
)
def test_when_it_falls_due(every: int, last: date | None, days: list[date]) -> None:
    found = rules.due_days(first=FIRST, every_months=every, last_day=last, until=date(2026, 9, 1))
    assert found == days


@pytest.mark.requirement("R183")
@pytest.mark.parametrize(
    ("today", "kept", "last", "state", "next_due"),
    [
        (FIRST, [], None, rules.SOON, FIRST),
        (FIRST + timedelta(days=1), [], None, rules.OVERDUE, FIRST),
        (FIRST + timedelta(days=1), [FIRST], None, rules.IN_TIME, date(2026, 2, 28)),
        (date(2026, 1, 10), [FIRST], None, rules.SOON, date(2026, 2, 28)),
        (FIRST + timedelta(days=1), [FIRST], date(2026, 1, 31), rules.OVER, None),
    ],
)
def test_how_it_stands(
    today: date, kept: list[date], last: date | None, state: str, next_due: date | None
) -> None:
    found = rules.standing_of(first=FIRST, every_months=6, last_day=last, kept=kept, today=today)
    assert (found.state, found.next_due) == (state, next_due)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "obligation.fulfil"),
        ({"due_on": TODAY}, "obligation.fulfil.not_due"),
        ({"kept": [FIRST]}, "obligation.fulfil.kept"),
        ({"fulfilled_on": TODAY + timedelta(days=1)}, "obligation.fulfil.ahead"),
        ({"says_how": False}, "obligation.fulfil.how"),
    ],
)
def test_what_fulfils(given: dict[str, Any], code: str) -> None:
    shared: dict[str, Any] = {"due_on": FIRST, "owed": [FIRST], "kept": [], "fulfilled_on": TODAY}
    assert rules.check_fulfils(**(shared | {"today": TODAY, "says_how": True} | given)).code == code


def test_a_draft_says_what_there_is_and_that_there_is_nothing() -> None:
    empty = report_rules.drafted(report_rules.Recorded())
    assert (empty.alert, empty.advise, empty.assure) == ("Nothing.", "Nothing.", "Nothing.")
    found = report_rules.drafted(report_rules.Recorded(overdue=["A 1"], decided=["D 1"], private=2))
    assert found.alert == "Actions overdue:\n\n- A 1"
    assert found.advise == "Decided:\n\n- D 1\n\nNot told here:\n\n- 2 taken in private"
    assert report_rules.check_sections(alert="a", advise=" ", assure="c").details["field"] == "advise"


def owed(world: World, by: User, **values: Any) -> StandingObligation:
    given: dict[str, Any] = {
        "committee": world.hill_board,
        "title": "Report to the health and wellbeing board",
        "to_committee": world.vale_board,
        "every_months": 6,
        "first_due_on": TODAY - timedelta(days=10),
        "source": "Terms of reference, 4.2",
        "effective_from": START,
    }
    return obligations.create_obligation(by=by, **(given | values))


@pytest.mark.requirement("R183")
def test_a_report_is_drafted_edited_sent_taken_up_and_fulfils(
    recommended: Decision,
    parent: Committee,
    paper_of: Any,
    template: Any,
    director: User,
    lead: User,
    people: Any,
    world: World,
) -> None:
    template("plain")
    owner = create_person(icb=world.north, name="Olga Owner", by=lead)
    shared: dict[str, Any] = {
        "item": recommended.item,
        "committee": world.hill_board,
        "owner_person": owner,
        "by": director,
    }
    note_action(text="Count the beds.", due_on=TODAY, **shared)
    note_action(text="CANARY", due_on=TODAY, is_private=True, **shared)
    done = note_action(text="Ask the council.", due_on=TODAY, **shared)
    close_action(done, text="Asked.", by=director)
    send_on(
        from_committee=world.hill_board,
        to_body="Hill Council",
        kind="escalation",
        title="Buses",
        asks="More.",
        item=recommended.item,
        by=director,
    )
    with pytest.raises(NotPermitted):
        assurance.draft_report(
            committee=world.hill_board,
            to_committee=parent,
            period_from=TODAY,
            period_to=TODAY,
            by=people("member"),
        )
    with clock.set_to(DAY + timedelta(days=1)):
        report = assurance.draft_report(
            committee=world.hill_board,
            to_committee=parent,
            period_from=TODAY - timedelta(days=30),
            period_to=TODAY,
            by=director,
        )
        assert "Buses, to Hill Council" in report.alert
        assert f"{recommended.reference} More beds: accepted" in report.alert
        assert "Count the beds: Olga Owner" in report.alert  # overdue
        assert "HIL-A-2026/03 Ask the council: Asked." in report.assure
        assert "26 March 2026, Hill Partnership Board" in report.assure
        assert "CANARY" not in report.alert + report.advise + report.assure
        assert AssuranceReport.objects.visible_to(people("member"), on=TODAY).count() == 0
        with Refused("assurance_report.empty"):
            assurance.send_report(assurance.change_report(report, {"assure": " "}, by=director), by=director)
        report = assurance.change_report(report, {"assure": "All is in hand."}, by=director)
        sent = assurance.send_report(report, by=director)
        report.refresh_from_db()
        with Refused("assurance_report.edit.wrong_state"):
            assurance.change_report(report, {"alert": "More"}, by=director)
        assert AssuranceReport.objects.visible_to(people("member"), on=TODAY).count() == 1
        taking = create_meeting(
            icb=world.north, lead_committee=parent, kind="public", date=TODAY + timedelta(days=20), by=lead
        )
        placed = place_on_agenda(sent, meeting=taking, by=lead)
        version = Paper.objects.get(item=placed.placed_item).versions.get()
        assert version.body_markdown.startswith("## Alert")
        assert "All is in hand." in version.body_markdown
        row = owed(world, director)
        assert to_look_at(lead, world.north, on=TODAY) == [(row, how_it_stands(row, on=TODAY))]
        due = row.first_due_on
        assert how_it_stands(row, on=TODAY).overdue == (due,)
        obligations.fulfil_obligation(row, due_on=due, fulfilled_on=TODAY, report=report, by=director)
        row = StandingObligation.objects.get(pk=row.pk)
        assert how_it_stands(row, on=TODAY).state == rules.IN_TIME
        with Refused("obligation.fulfil.kept"):
            obligations.fulfil_obligation(row, due_on=due, fulfilled_on=TODAY, note="Again", by=director)


@pytest.mark.django_db
def test_risks_of_papers_are_told(
    terms: Any, board: Any, paper_of: Any, item: AgendaItem, at_work: Any, director: User, world: World
) -> None:
    from meetings.record.selectors.assurance import facts_of

    paper_of(item, layout="lsc", state="signed_off")
    terms(quorum_number=1)
    board(1)
    at_work(1)
    facts = facts_of(world.hill_board, first=TODAY, last=TODAY, on=TODAY)
    assert facts.risks == ["The plan: Staffing in winter (R-12)", "The plan: Held by the nurse (R-12)"]


@pytest.mark.requirement("R183")
def test_their_pages(
    world: World, parent: Committee, director: User, browser: Client, on_the_day: None
) -> None:
    committee = reverse("governance:committee-detail", args=[world.hill_board.pk])
    page = browser.get(committee).content.decode()
    assert "Standing obligations" in page
    start = reverse("meetings:assurance-start", args=[world.hill_board.slug])
    assert start in page
    assert f'value="{parent.pk}" selected' in browser.get(start).content.decode()
    days = {"period_from_day": 1, "period_from_month": 1, "period_from_year": 2026}
    days |= {"period_to_day": 26, "period_to_month": 3, "period_to_year": 2026}
    assert "Choose a committee" in browser.post(start, days).content.decode()
    assert browser.post(start, days | {"to_committee": parent.pk}).status_code == 302
    report = AssuranceReport.objects.get()
    own = [report.public_id]
    edit = reverse("meetings:assurance-edit", args=own)
    texts = {"alert": "Beds", "advise": "Nothing.", "assure": "Nothing.", "version": report.version}
    assert browser.post(edit, texts).status_code == 302
    assert browser.post(edit, texts).status_code == 409
    shown = browser.get(reverse("meetings:assurance-detail", args=own)).content.decode()
    assert "Beds" in shown
    assert "Version 2" in shown
    first = browser.get(reverse("meetings:assurance-version", args=[*own, 1])).content.decode()
    assert "Beds" not in first
    assert "Beds" in browser.get(reverse("meetings:assurance-print", args=own)).content.decode()
    assert browser.post(reverse("meetings:assurance-send", args=own)).status_code == 302
    row = owed(world, director)
    assert "Overdue" in browser.get(reverse("governance:home")).content.decode()
    assert "Overdue" in browser.get(committee).content.decode()
    fulfil = reverse("meetings:obligation-fulfil", args=[row.pk])
    given = {"due_on": row.first_due_on.isoformat(), "note": "", "report": report.pk}
    given |= {"fulfilled_on_day": 26, "fulfilled_on_month": 3, "fulfilled_on_year": 2026}
    assert browser.post(fulfil, given | {"report": ""}).status_code == 200
    assert browser.post(fulfil, given).status_code == 302
    assert ObligationFulfilment.objects.get().report == report
    kept = browser.get(reverse("meetings:obligation-detail", args=[row.pk])).content.decode()
    assert "Alert, advise and assure" in kept
    with pytest.raises(RuleNotMet):
        obligations.fulfil_obligation(
            row, due_on=TODAY + timedelta(days=3), fulfilled_on=TODAY, note="x", by=director
        )
