"""Before a term ends its holder and those who keep people get one mail each, by the ICB's own number of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from celery import current_app
from django.conf import settings
from django.core import mail

from governance.foundation.audit import save_recorded
from governance.foundation.models import OutboxMessage
from governance.models import IntegratedCareBoard
from governance.tasks import sweep_outbox
from membership.models import Appointment
from membership.people.actions import (
    appoint,
    change_appointment,
    create_person,
    remind_of_terms,
    renew_appointment,
)
from membership.people.selectors.terms import terms_ending
from tests.fixtures.people import World

JAN, MAR = date(2023, 1, 1), date(2023, 3, 31)
KEEPERS = ["governance.lead@north.example", "governance.officer@north.example"]


def set_days(icb: IntegratedCareBoard, days: int | None) -> None:
    icb.term_reminder_days = days
    save_recorded(icb, by=None)


@pytest.fixture
def term(world: World, people: Any, officer: Any, seat: Any) -> Appointment:
    """Ana Whitlock is chair from 1 January to 31 March 2023; the ICB reminds 30 days before."""
    set_days(world.north, 30)
    people("inactive"), people("other_icb")
    lead = people("governance_lead")
    return appoint(
        person=create_person(icb=world.north, name="Ana Whitlock", user=people("member"), by=lead),
        seat=seat("Chair"),
        basis="elected",
        effective_from=JAN,
        effective_to=MAR,
        by=officer,
    )


def told() -> list[str]:
    return sorted(OutboxMessage.objects.values_list("recipient", flat=True))


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (MAR - timedelta(days=31), False),
        (MAR - timedelta(days=30), True),
        (MAR, True),
        (MAR + timedelta(days=1), False),
    ],
)
def test_a_term_is_due_within_the_days_of_the_icb(
    world: World, term: Appointment, on: date, due: bool
) -> None:
    assert terms_ending(world.north, on=on) == ([term] if due else [])
    assert terms_ending(world.south, on=on) == []


def test_no_number_of_days_means_no_reminder(world: World, term: Appointment) -> None:
    set_days(world.north, None)
    assert remind_of_terms(today=MAR) == 0
    set_days(world.north, 0)
    assert remind_of_terms(today=MAR) == 3


def test_holder_and_keepers_are_told_once(term: Appointment, officer: Any) -> None:
    assert remind_of_terms(today=date(2023, 3, 10)) == 3
    assert told() == [*KEEPERS, "member@north.example"]
    for later in (10, 11, 31):
        assert remind_of_terms(today=date(2023, 3, later)) == 0
    change_appointment(term, {"effective_to": date(2023, 4, 15)}, by=officer)
    assert remind_of_terms(today=date(2023, 3, 31)) == 3  # another last day is another end


def test_a_renewed_term_needs_no_reminder(term: Appointment, officer: Any) -> None:
    renew_appointment(term, by=officer)
    assert remind_of_terms(today=MAR) == 0


def test_beat_has_it_done_by_a_worker_and_the_mail_goes_out(term: Appointment, clock_at: Any) -> None:
    entry = settings.CELERY_BEAT_SCHEDULE["remind-of-terms"]
    current_app.loader.import_default_modules()
    with clock_at(2023, 3, 20):
        for _ in range(2):
            current_app.tasks[entry["task"]].apply(throw=True)
        sweep_outbox()
    assert sorted(one.to[0] for one in mail.outbox) == [*KEEPERS, "member@north.example"]
    sent = mail.outbox[0]
    assert sent.subject == "Term ends on 31 March 2023: Chair, Hill Partnership Board"
    assert f"/workspace/appointments/{term.pk}/" in sent.body
