"""Campaigns by beat and outbox: everybody once, reminders on their days, the guardian, joining and leaving, closing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from governance.foundation import clock, jobs, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, Job, LedgerChain, OutboxMessage
from governance.tasks import run_job, sweep_jobs, sweep_outbox
from membership.interests.actions.campaigns import (
    ASK_JOB,
    ask_in_campaign,
    change_campaign,
    close_campaign,
    open_campaign,
    prepare_campaign,
)
from membership.interests.actions.declarations import (
    return_declaration,
    review_declaration,
    waive_declaration,
)
from membership.interests.selectors.campaigns import not_asked_yet, progress, to_ask
from membership.models import Appointment, Declaration, DeclarationCampaign, InterestPolicy, Person
from membership.people.actions import appoint, arrange_deputy, end_appointment
from membership.tasks import declaration_day
from tests.fixtures.people import START
from tests.membership.crowd import crowd

OPENS, DUE = date(2026, 4, 1), date(2026, 5, 1)
CROWD = 500


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.set_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
        yield


def work() -> None:
    """What beat and the workers do in an hour: the day, the jobs, the mail."""
    declaration_day()
    for key in Job.objects.filter(state="queued").values_list("pk", flat=True):
        run_job(str(key))
    sweep_outbox()


def subjects() -> list[str]:
    return [sent.subject for sent in mail.outbox]


@pytest.fixture
def policy(world: Any) -> InterestPolicy:
    row = InterestPolicy(
        icb=world.north,
        effective_from=date(2026, 1, 1),
        declare_within_days=28,
        remind_days=[-7, 0, 7],
        escalate_after_days=14,
    )
    return save_recorded(row, by=None)


@pytest.fixture
def table(person: Any, seat: Any, officer: Any) -> list[Person]:
    """Four people at the hill board since 2020: Dara deputises for Ana; Cato has no address."""
    found = [
        person(name, email="" if name == "Cato" else f"{name.lower()}@hill.example")
        for name in ("Ana", "Ben", "Cato")
    ]
    for each in found:
        appoint(person=each, seat=seat(f"Seat of {each}"), basis="elected", effective_from=START, by=officer)
    found.append(person("Dara", email="dara@hill.example"))
    chair = Appointment.objects.get(person=found[0]).seat
    arrange_deputy(seat=chair, person=found[3], effective_from=START, by=officer)
    return found


@pytest.fixture
def campaign(world: Any, policy: InterestPolicy, table: list[Person], officer: Any) -> DeclarationCampaign:
    with on(OPENS):
        return prepare_campaign(
            icb=world.north,
            title="Yearly review 2026",
            opens_on=OPENS,
            due_on=DUE,
            message="Thank you.",
            by=officer,
        )


@pytest.fixture
def opened(campaign: DeclarationCampaign, officer: Any) -> DeclarationCampaign:
    with on(OPENS):
        made = open_campaign(campaign, by=officer)
        work()
    return made


@pytest.mark.requirement("LP38")
def test_prepared_as_the_policy_says_and_nobody_is_asked_yet(
    campaign: DeclarationCampaign, table: list[Person]
) -> None:
    assert (campaign.remind_days, campaign.escalate_after_days) == ([-7, 0, 7], 14)
    with on(OPENS):
        work()
    assert not Declaration.objects.exists()
    assert [(row.person.name, row.mail.code) for row in to_ask(campaign, on=OPENS)] == [
        ("Ana", "mail.no_account"),
        ("Ben", "mail.no_account"),
        ("Cato", "mail.no_address"),
        ("Dara", "mail.no_account"),
    ]


def test_each_person_once_whichever_seats(
    campaign: DeclarationCampaign, table: list[Person], seat: Any, world: Any, officer: Any
) -> None:
    appoint(
        person=table[0],
        seat=seat("Other", world.vale_board),
        basis="elected",
        effective_from=START,
        by=officer,
    )
    rows = {row.person.name: [c.name for c in row.committees] for row in to_ask(campaign, on=OPENS)}
    assert rows["Ana"] == ["Hill Partnership Board", "Vale Partnership Board"]
    assert len(rows) == 4


@pytest.mark.requirement("LP38")
def test_opened_everybody_is_asked_and_mailed_once(opened: DeclarationCampaign) -> None:
    assert Declaration.objects.filter(campaign=opened, due_on=DUE).count() == 4
    assert sorted(sent.to[0] for sent in mail.outbox) == [
        f"{name}@hill.example" for name in ("ana", "ben", "dara")
    ]
    assert all("Thank you." in sent.body for sent in mail.outbox)
    job = Job.objects.get(kind=ASK_JOB)
    assert (job.state, job.result, job.progress_done) == ("done", {"asked": 4, "left": 0}, 4)
    with on(OPENS):
        for _ in range(3):
            work()
            run_job(str(job.pk))
    assert (len(mail.outbox), Declaration.objects.count()) == (3, 4)


def test_a_campaign_of_a_later_day_asks_on_that_day(campaign: DeclarationCampaign, officer: Any) -> None:
    with on(OPENS - timedelta(days=3)):
        open_campaign(campaign, by=officer)
        work()
        assert not Declaration.objects.exists()
    with on(OPENS):
        work()
    assert Declaration.objects.count() == 4


@pytest.mark.requirement("LP38")
def test_reminded_on_each_day_of_the_policy_once_and_chased(
    opened: DeclarationCampaign, table: list[Person]
) -> None:
    told: dict[date, list[str]] = {}
    for number in range(1, 45):
        day = OPENS + timedelta(days=number)
        before = len(mail.outbox)
        with on(day):
            work()
            work()
        if new := [f"{sent.to[0].split('@')[0]} {sent.subject[:8]}" for sent in mail.outbox[before:]]:
            told[day] = sorted(new)
        if day == date(2026, 4, 24):
            with on(day):
                row = Declaration.objects.get(person=table[1])
                return_declaration(row, is_nil=True, by=opened.history.first().history_user)
    assert told[date(2026, 4, 24)] == ["ana Reminder", "ben Reminder", "dara Reminder"]
    assert told[DUE] == ["ana Reminder", "dara Reminder"]
    assert told[date(2026, 5, 8)] == ["ana Overdue:", "dara Overdue:"]
    assert set(told) <= {date(2026, 4, 24), DUE, date(2026, 5, 8)}  # nobody is guardian: nobody is named
    assert Declaration.objects.get(person=table[0]).reminders == 3


@pytest.mark.requirement("LP40")
def test_the_guardian_is_told_once_who_has_not_answered(
    opened: DeclarationCampaign, table: list[Person], people: Any
) -> None:
    guardian = people("coi_guardian")
    mail.outbox.clear()
    with on(DUE + timedelta(days=14)):
        work()
        work()
    named = [sent for sent in mail.outbox if sent.to == [guardian.email]]
    assert [sent.subject for sent in named] == ["Declarations of interests outstanding: 4 people"]
    assert all(f"- {name}, due 1 May 2026" in named[0].body for name in ("Ana", "Ben", "Cato", "Dara"))
    with on(DUE + timedelta(days=20)):
        work()
    assert len([sent for sent in mail.outbox if sent.to == [guardian.email]]) == 1


def test_who_joins_is_asked_and_who_leaves_is_not_any_more(
    opened: DeclarationCampaign, table: list[Person], person: Any, seat: Any, officer: Any
) -> None:
    with on(date(2026, 4, 10)):
        end_appointment(
            Appointment.objects.get(person=table[1]),
            last_day=date(2026, 4, 11),
            end_reason="resigned",
            by=officer,
        )
        new = person("Esme", email="esme@hill.example")
        appoint(person=new, seat=seat("New"), basis="elected", effective_from=date(2026, 4, 12), by=officer)
    with on(date(2026, 4, 12)):
        work()
        work()
    left = Declaration.objects.get(person=table[1])
    assert left.state == "waived"
    assert left.history.first().history_change_reason == "Sits at none of the campaign's tables any more"
    joined = Declaration.objects.get(person=new)
    assert (joined.campaign, joined.asked_on, joined.due_on) == (opened, date(2026, 4, 12), DUE)
    assert len([sent for sent in mail.outbox if sent.to == ["esme@hill.example"]]) == 1


@pytest.mark.requirement("LP38")
def test_who_is_appointed_without_a_campaign_is_asked_within_the_days_of_the_policy(
    policy: InterestPolicy, table: list[Person], person: Any, seat: Any, officer: Any, world: Any
) -> None:
    new = person("Esme", email="esme@hill.example")
    appoint(person=new, seat=seat("New"), basis="elected", effective_from=date(2026, 2, 1), by=officer)
    with on(date(2026, 2, 3)):
        work()
        work()
    row = Declaration.objects.get()  # those who have sat there for longer are asked by a campaign
    assert (row.person, row.occasion, row.due_on) == (new, "appointment", date(2026, 3, 3))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_worker_that_dies_leaves_the_rest_to_the_next(
    campaign: DeclarationCampaign, officer: Any, after: int
) -> None:
    """Gone after some people: its lease runs out, the job is sent again, and nobody is asked twice."""
    with on(OPENS):
        open_campaign(campaign, by=officer)
        job = Job.objects.get(kind=ASK_JOB)
        attempt = jobs.claim(str(job.pk))
        assert attempt is not None
        for row in not_asked_yet(campaign, on=OPENS)[:after]:
            ask_in_campaign(DeclarationCampaign.objects.get(pk=campaign.pk), row.person, by=officer, on=OPENS)
        work()
        assert Declaration.objects.count() == after  # the lease holds
    with clock.set_to(datetime(2026, 4, 1, 9, 10, tzinfo=UTC)):
        sweep_jobs()
        run_job(str(job.pk))
        work()
        job.refresh_from_db()
        assert (job.state, job.attempt, job.result["asked"]) == ("done", 2, 4 - after)
    assert Declaration.objects.count() == 4
    assert len(mail.outbox) == 3


def test_a_person_is_asked_and_written_to_in_one_transaction(
    campaign: DeclarationCampaign, officer: Any
) -> None:
    with on(OPENS):
        made = open_campaign(campaign, by=officer)
        with transaction.atomic():
            assert ask_in_campaign(made, to_ask(made, on=OPENS)[0].person, by=officer, on=OPENS)
            transaction.set_rollback(True)
    assert not Declaration.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_progress_by_committee(
    opened: DeclarationCampaign, table: list[Person], officer: Any, people: Any
) -> None:
    with on(DUE):
        rows = {row.person.name: row for row in Declaration.objects.select_related("person")}
        returned = return_declaration(rows["Ana"], is_nil=True, by=officer)
        review_declaration(returned, by=people("coi_guardian"))
        waive_declaration(rows["Ben"], reason="On long leave", by=officer)
    whole, parts = progress(opened, on=DUE + timedelta(days=1))
    told = (
        whole.asked,
        whole.returned,
        whole.nil,
        whole.reviewed,
        whole.overdue,
        whole.waived,
        whole.outstanding,
    )
    assert told == (4, 1, 1, 1, 2, 1, 2)
    assert [(part.committee.name, part.asked) for part in parts if part.committee] == [
        ("Hill Partnership Board", 4)
    ]
    assert whole.names_overdue == ["Cato", "Dara"]
    assert progress(opened, on=DUE)[0].overdue == 0


def test_closed_by_itself_when_complete_and_by_hand_with_a_reason(
    opened: DeclarationCampaign, officer: Any, people: Any
) -> None:
    with on(DUE + timedelta(days=1)):
        with pytest.raises(RuleNotMet, match="close_unsaid"):
            close_campaign(opened, by=officer)
        for row in Declaration.objects.all():
            review_declaration(return_declaration(row, is_nil=True, by=officer), by=people("coi_guardian"))
        work()
        opened.refresh_from_db()
        assert opened.state == "closed"
        with pytest.raises(RuleNotMet, match=r"declaration_campaign\.closed"):
            change_campaign(opened, {"message": "More"}, by=officer)


def test_a_closed_campaign_reminds_nobody_and_what_is_owed_can_be_returned(
    opened: DeclarationCampaign, officer: Any
) -> None:
    with on(DUE):
        close_campaign(opened, by=officer, reason="The board decided so")
        mail.outbox.clear()
    with on(DUE + timedelta(days=30)):
        work()
        assert mail.outbox == []
        row = Declaration.objects.filter(state="asked").first()
        assert return_declaration(row, is_nil=True, by=officer).state == "returned"


def test_days_that_people_were_told_stay(opened: DeclarationCampaign, officer: Any) -> None:
    with pytest.raises(RuleNotMet, match="asked_already"):
        change_campaign(opened, {"due_on": date(2026, 6, 1)}, by=officer)
    assert change_campaign(opened, {"remind_days": [3]}, by=officer).remind_days == [3]


@pytest.mark.parametrize("role", ["coi_guardian", "place_director", "member", "auditor", "other_icb"])
def test_only_who_keeps_the_register_opens_and_closes(
    campaign: DeclarationCampaign, people: Any, role: str
) -> None:
    for act in (open_campaign, close_campaign):
        with pytest.raises(NotPermitted):
            act(campaign, by=people(role))


@pytest.mark.requirement("LP38")
def test_five_hundred_people_by_beat_and_outbox(
    world: Any, policy: InterestPolicy, officer: Any, django_assert_max_num_queries: Any
) -> None:
    """The real tasks from the opening to the escalation; nobody is written to twice, and the ledger holds."""
    crowd(world, CROWD)
    with on(OPENS):
        made = prepare_campaign(icb=world.north, title="Everybody", opens_on=OPENS, due_on=DUE, by=officer)
        with django_assert_max_num_queries(12):
            assert len(to_ask(made, on=OPENS)) == CROWD
        open_campaign(made, by=officer)
        work()
        work()
    assert Declaration.objects.filter(campaign=made).count() == CROWD
    assert len({sent.to[0] for sent in mail.outbox}) == len(mail.outbox) == CROWD
    with on(DUE - timedelta(days=7)):
        for row in Declaration.objects.filter(campaign=made)[:100]:
            return_declaration(row, is_nil=True, by=officer)
        work()
        work()
    assert len(mail.outbox) == CROWD + 400
    assert Appointment.objects.count() == CROWD
    assert GovernanceEvent.objects.filter(code="declaration.asked").count() == CROWD
    assert all(ledger.verify(chain) is None for chain in LedgerChain.objects.all())
