"""Appointments: right → rule → save → ledger, and the database behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.foundation import ledger
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent
from membership.models import Appointment, DeputyArrangement, Person
from membership.people.actions import (
    appoint,
    arrange_deputy,
    change_appointment,
    change_deputy,
    change_person,
    create_person,
    end_appointment,
    end_deputy,
)
from tests.fixtures.people import World

JAN, MAR, DEC = date(2023, 1, 1), date(2023, 3, 31), date(2023, 12, 31)


def events() -> list[str]:
    return list(GovernanceEvent.objects.order_by("chain_id", "sequence").values_list("code", flat=True))


@pytest.mark.requirement("R109", "R164")
def test_appoint_saves_row_history_and_event(officer: Any, person: Any, seat: Any) -> None:
    made = appoint(
        person=person("Ana Whitlock"),
        seat=seat("Lay member"),
        basis="appointed",
        status="designate",
        effective_from=JAN,
        effective_to=MAR,
        by=officer,
        reason="Minute 4",
    )
    event = GovernanceEvent.objects.latest("pk")
    assert (made.version, made.status, made.effective_to) == (1, "designate", MAR)
    assert made.history.get().history_change_reason == "Minute 4"
    assert event.code == "appointment.made"
    assert event.summary == (
        "Appointed Ana Whitlock to Lay member, Hill Partnership Board, 1 January 2023 to 31 March 2023"
    )


@pytest.mark.parametrize(
    "role", ["place_director", "committee_secretary", "chair", "member", "auditor", "nobody"]
)
def test_only_those_who_keep_people_appoint(
    people: Any, officer: Any, person: Any, seat: Any, role: str
) -> None:
    ana, lay = person("Ana Whitlock"), seat("Lay member")
    with pytest.raises(NotPermitted):
        appoint(person=ana, seat=lay, basis="appointed", effective_from=JAN, by=people(role))
    assert not Appointment.objects.exists()


def test_another_icb_may_not_appoint_here(people: Any, person: Any, seat: Any) -> None:
    with pytest.raises(NotPermitted):
        appoint(
            person=person("Ana Whitlock"),
            seat=seat("Lay member"),
            basis="appointed",
            effective_from=JAN,
            by=people("other_icb"),
        )


def test_a_person_of_another_icb_is_refused(people: Any, officer: Any, world: World, seat: Any) -> None:
    stranger = create_person(icb=world.south, name="Olu Strand", by=people("other_icb"))
    with pytest.raises(ValidationError, match="another ICB"):
        appoint(person=stranger, seat=seat("Lay member"), basis="appointed", effective_from=JAN, by=officer)


@pytest.mark.parametrize("both", [True, False])
def test_a_seat_or_a_post_one_of_the_two(officer: Any, person: Any, seat: Any, post: Any, both: bool) -> None:
    held = {"seat": seat("Chair"), "post": post("Place Director")} if both else {}
    with pytest.raises(ValidationError, match="one of the two"):
        appoint(person=person("Ana Whitlock"), basis="appointed", effective_from=JAN, by=officer, **held)


@pytest.mark.requirement("R190")
def test_a_taken_seat_is_refused_and_nothing_is_left(officer: Any, person: Any, seat: Any) -> None:
    chair = seat("Chair")
    appoint(person=person("Ana Whitlock"), seat=chair, basis="elected", effective_from=JAN, by=officer)
    before = events()
    with pytest.raises(RuleNotMet, match="Ana Whitlock holds the seat Chair from 1 January 2023"):
        appoint(person=person("Ben Castellane"), seat=chair, basis="elected", effective_from=MAR, by=officer)
    assert Appointment.objects.count() == 1
    assert events() == [*before, "person.created"]


def test_row_and_event_roll_back_together(
    officer: Any, person: Any, seat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, lay = person("Ana Whitlock"), seat("Lay member")
    before = events()

    def broken(*args: Any, **options: Any) -> None:
        raise RuntimeError("the ledger cannot be written")

    monkeypatch.setattr(ledger, "record", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        appoint(person=ana, seat=lay, basis="appointed", effective_from=JAN, by=officer)
    assert not Appointment.objects.exists()
    assert not Appointment.history.exists()
    assert events() == before


def test_the_database_refuses_what_a_rule_never_saw(officer: Any, person: Any, seat: Any) -> None:
    """Two people at once: the second save reaches the database past the rule."""
    chair = seat("Chair")
    appoint(person=person("Ana Whitlock"), seat=chair, basis="elected", effective_from=JAN, by=officer)
    late = Appointment(
        person=person("Ben Castellane"), seat=chair, basis="elected", effective_from=MAR, version=1
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        late.save()


@pytest.mark.parametrize(
    ("first", "second", "ok"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_the_database_knows_sharers_from_sole_holders(
    officer: Any, person: Any, post: Any, first: bool, second: bool, ok: bool
) -> None:
    lead = post("Place Director")
    one = Appointment(
        person=person("Ana Whitlock"), post=lead, basis="appointed", effective_from=JAN, is_job_share=first
    )
    two = Appointment(
        person=person("Ben Castellane"), post=lead, basis="appointed", effective_from=MAR, is_job_share=second
    )
    save_recorded(one, by=officer)
    if ok:
        save_recorded(two, by=officer)
    else:
        with pytest.raises(ValidationError, match="held alone"):
            save_recorded(two, by=officer)


def test_appointments_stay_within_their_seat(officer: Any, person: Any, seat: Any) -> None:
    short = seat("Interim member", effective_from=JAN, effective_to=MAR)
    with pytest.raises(RuleNotMet, match="ends on 31 March 2023"):
        appoint(person=person("Ana Whitlock"), seat=short, basis="appointed", effective_from=JAN, by=officer)


@pytest.mark.requirement("R35")
def test_a_seat_of_an_office_goes_to_its_holder_or_a_nominee(
    officer: Any, person: Any, seat: Any, post: Any
) -> None:
    director, ana, ben = post("Place Director"), person("Ana Whitlock"), person("Ben Castellane")
    appoint(person=ana, post=director, basis="appointed", effective_from=JAN, by=officer)
    strict = seat("Director", post=director)
    with pytest.raises(RuleNotMet, match="belongs to the holder of Place Director"):
        appoint(person=ben, seat=strict, basis="nominated", effective_from=JAN, by=officer)
    open_seat = seat("Director or nominee", post=director, nominee_allowed=True)
    assert appoint(person=ben, seat=open_seat, basis="nominated", effective_from=JAN, by=officer).pk


@pytest.mark.requirement("R164")
def test_end_gives_last_day_and_reason(officer: Any, person: Any, seat: Any) -> None:
    made = appoint(
        person=person("Ana Whitlock"), seat=seat("Chair"), basis="elected", effective_from=JAN, by=officer
    )
    ended = end_appointment(made, last_day=MAR, end_reason="resigned", by=officer, reason="Letter of 1 March")
    assert (ended.effective_to, ended.end_reason, ended.version) == (MAR, "resigned", 2)
    assert GovernanceEvent.objects.latest("pk").summary.startswith("Ana Whitlock leaves Chair")
    with pytest.raises(RuleNotMet, match="already ends on 31 March 2023"):
        end_appointment(made.__class__.objects.get(pk=made.pk), last_day=DEC, end_reason="", by=officer)


def test_the_next_day_somebody_else_may_sit_there(officer: Any, person: Any, seat: Any) -> None:
    chair = seat("Chair")
    first = appoint(
        person=person("Ana Whitlock"), seat=chair, basis="elected", effective_from=JAN, by=officer
    )
    end_appointment(first, last_day=MAR, end_reason="term_ended", by=officer)
    after = appoint(
        person=person("Ben Castellane"),
        seat=chair,
        basis="elected",
        effective_from=date(2023, 4, 1),
        by=officer,
    )
    assert after.pk


def test_change_checks_the_new_dates_against_the_others(officer: Any, person: Any, seat: Any) -> None:
    chair = seat("Chair")
    appoint(
        person=person("Ana Whitlock"),
        seat=chair,
        basis="elected",
        effective_from=JAN,
        effective_to=MAR,
        by=officer,
    )
    second = appoint(
        person=person("Ben Castellane"),
        seat=chair,
        basis="elected",
        effective_from=date(2023, 4, 1),
        by=officer,
    )
    with pytest.raises(RuleNotMet, match="Ana Whitlock holds"):
        change_appointment(second, {"effective_from": MAR}, by=officer)
    changed = change_appointment(second, {"effective_from": date(2023, 5, 1)}, by=officer, expected_version=1)
    assert changed.version == 2
    with pytest.raises(StaleEdit):
        change_appointment(second, {"note": "late"}, by=officer, expected_version=1)


@pytest.mark.requirement("R163")
def test_deputies_are_named_dated_and_ended(officer: Any, person: Any, seat: Any) -> None:
    chair, ana, ben = seat("Chair"), person("Ana Whitlock"), person("Ben Castellane")
    appoint(person=ana, seat=chair, basis="elected", effective_from=JAN, by=officer)
    with pytest.raises(RuleNotMet, match="own deputy"):
        arrange_deputy(seat=chair, person=ana, effective_from=JAN, by=officer)
    made = arrange_deputy(seat=chair, person=ben, effective_from=JAN, may_vote="no", by=officer)
    assert (made.may_vote, made.counts_for_quorum) == ("no", "")
    changed = change_deputy(made, {"counts_for_quorum": "yes"}, by=officer, reason="Terms of reference")
    assert (changed.may_vote, changed.counts_for_quorum) == ("no", "yes")
    assert end_deputy(changed, last_day=MAR, by=officer).effective_to == MAR
    assert events()[-3:] == ["deputy.arranged", "deputy.changed", "deputy.ended"]


@pytest.mark.parametrize("role", ["place_director", "member", "other_icb"])
def test_only_those_who_keep_people_arrange_deputies(people: Any, person: Any, seat: Any, role: str) -> None:
    chair, ben = seat("Chair"), person("Ben Castellane")
    with pytest.raises(NotPermitted):
        arrange_deputy(seat=chair, person=ben, effective_from=JAN, by=people(role))
    assert not DeputyArrangement.objects.exists()


def test_a_person_is_entered_and_changed(officer: Any, world: World) -> None:
    made = create_person(icb=world.north, name="Ana Whitlock", by=officer, email="a@x.example")
    twin = create_person(icb=world.north, name="Ana Whitlock", by=officer)
    assert (made.slug, twin.slug) == ("ana-whitlock", "ana-whitlock-2")
    changed = change_person(made, {"job_title": "Director"}, by=officer, expected_version=1)
    assert changed.job_title == "Director"


def test_people_of_another_icb_are_not_changed(people: Callable[[str], Any], person: Any) -> None:
    ana = person("Ana Whitlock")
    with pytest.raises(NotPermitted):
        change_person(ana, {"job_title": "Director"}, by=people("other_icb"))
    assert Person.objects.get(pk=ana.pk).job_title == ""
