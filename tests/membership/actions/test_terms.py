"""Nominations with their letter, elections, co-option, terms and renewals, endings with a handover, withdrawals."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest

from governance.actions.files import Upload
from governance.enums import CommitteeKind, GovernanceForm
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, StoredFile
from governance.models import Committee, StandingOrders, TermsOfReference
from membership.models import Appointment
from membership.people.actions import (
    appoint,
    change_appointment,
    end_appointment,
    renew_appointment,
    withdraw_appointment,
)
from membership.people.selectors.letters import open_letter
from tests.fixtures.people import START, World, make_committee

JAN, MAR, APRIL, DEC = date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 12, 31)


def letter() -> Upload:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("We nominate Ana Whitlock.")
    made.save(out)
    return Upload("C:\\letters\\Nomination.docx", out.getvalue())


def terms(committee: Committee, **parameters: Any) -> None:
    row = TermsOfReference(committee=committee, label="2.0", effective_from=START, **parameters)
    save_recorded(row, by=None)


@pytest.fixture
def chaired(officer: Any, person: Any, seat: Any) -> Appointment:
    """Ana Whitlock is chair from 1 January to 31 March 2023."""
    return appoint(
        person=person("Ana Whitlock"),
        seat=seat("Chair"),
        basis="elected",
        effective_from=JAN,
        effective_to=MAR,
        by=officer,
    )


@pytest.mark.requirement("R113")
def test_a_joint_nomination_keeps_who_nominated_when_and_the_letter(
    world: World, officer: Any, people: Any, person: Any, seat: Any
) -> None:
    bodies = [world.north.organisation, world.south.organisation]
    values: dict[str, Any] = {
        "person": person("Ana Whitlock"),
        "seat": seat("Partner"),
        "basis": "nominated",
        "effective_from": JAN,
    }
    with pytest.raises(NotPermitted):
        appoint(**values, letter=letter(), by=people("member"))
    assert not StoredFile.objects.exists()
    made = appoint(**values, nominated_by=bodies, nominated_on=date(2022, 12, 1), letter=letter(), by=officer)
    assert list(made.nominated_by.order_by("pk")) == bodies
    assert made.nomination_filename == "Nomination.docx"
    opened = open_letter(made)
    assert opened is not None
    assert opened.filename == "Nomination.docx"
    assert "We nominate Ana Whitlock." in docx.Document(opened.file).paragraphs[0].text
    event = GovernanceEvent.objects.get(code="appointment.made")
    assert event.after["nominated_by"] == sorted(str(body) for body in bodies)
    assert event.after["nomination_letter_id"] == str(made.nomination_letter_id)


def test_a_letter_that_is_no_letter_is_refused_and_nothing_is_left(
    officer: Any, person: Any, seat: Any
) -> None:
    with pytest.raises(RuleNotMet) as refused:
        appoint(
            person=person("Ana Whitlock"),
            seat=seat("Partner"),
            basis="nominated",
            effective_from=JAN,
            letter=Upload("letter.pdf", b"MZ not a letter"),
            by=officer,
        )
    assert refused.value.outcome.details["field"] == "letter"
    assert not Appointment.objects.exists()


def test_another_letter_takes_the_place_of_the_first(officer: Any, chaired: Appointment) -> None:
    changed = change_appointment(chaired, {"nominated_on": JAN}, letter=letter(), by=officer)
    assert changed.nomination_letter is not None
    kept = change_appointment(changed, {"note": "x"}, by=officer)
    assert kept.nomination_letter == changed.nomination_letter


@pytest.mark.requirement("R134")
def test_an_elected_member_keeps_the_facts_of_the_election(officer: Any, person: Any, seat: Any) -> None:
    values: dict[str, Any] = {
        "electorate": "GP practices of the hill",
        "elected_on": date(2022, 12, 20),
        "votes_received": 31,
        "votes_cast": 48,
    }
    ana, lead = person("Ana Whitlock"), seat("Primary care")
    with pytest.raises(RuleNotMet, match="belong to an election"):
        appoint(person=ana, seat=lead, basis="nominated", effective_from=JAN, by=officer, **values)
    made = appoint(person=ana, seat=lead, basis="elected", effective_from=JAN, by=officer, **values)
    assert (made.electorate, made.votes_received, made.votes_cast) == ("GP practices of the hill", 31, 48)
    with pytest.raises(RuleNotMet, match="after the first day"):
        change_appointment(made, {"elected_on": MAR}, by=officer)
    silent = appoint(
        person=person("Ben Castellane"), seat=seat("Other"), basis="elected", effective_from=JAN, by=officer
    )
    assert silent.votes_received is None


def test_a_co_opted_member_serves_until_the_committee_ends(
    world: World, officer: Any, person: Any, seat: Any
) -> None:
    board = make_committee(world.north, "wood", effective_to=DEC)
    made = appoint(
        person=person("Ana Whitlock"),
        seat=seat("Co-opted", committee=board),
        basis="co_opted",
        effective_from=JAN,
        by=officer,
    )
    assert made.effective_to == DEC


@pytest.mark.requirement("R190")
def test_nobody_sits_on_a_committee_that_has_ended(
    world: World, officer: Any, person: Any, seat: Any
) -> None:
    board = make_committee(world.north, "wood", effective_to=MAR)
    row = seat("Lay member", committee=board)
    with pytest.raises(RuleNotMet, match="Wood Partnership Board ends on 31 March 2023"):
        appoint(person=person("Ana Whitlock"), seat=row, basis="appointed", effective_from=JAN, by=officer)


@pytest.mark.requirement("R109")
def test_before_a_statutory_board_exists_in_law_its_members_are_designate(
    world: World, officer: Any, person: Any, seat: Any
) -> None:
    board = make_committee(
        world.north,
        "north",
        kind=CommitteeKind.BOARD,
        form=GovernanceForm.STATUTORY_BOARD,
        established_on=APRIL,
    )
    ana, chair = person("Ana Whitlock"), seat("Chair", committee=board)
    with pytest.raises(RuleNotMet, match="exists in law from 1 April 2023") as refused:
        appoint(person=ana, seat=chair, basis="appointed", effective_from=JAN, by=officer)
    assert refused.value.outcome.details["field"] == "status"
    named = {"person": ana, "seat": chair, "basis": "appointed", "by": officer}
    first = appoint(**named, effective_from=JAN, effective_to=MAR, status="designate")
    assert appoint(**named, effective_from=APRIL, follows=first).status == "substantive"


def test_a_shadow_partnership_has_members_of_its_own(
    world: World, officer: Any, person: Any, seat: Any
) -> None:
    board = make_committee(world.north, "wood", established_on=APRIL)
    made = appoint(
        person=person("Ana Whitlock"),
        seat=seat("Lay member", committee=board),
        basis="appointed",
        effective_from=JAN,
        by=officer,
    )
    assert made.status == "substantive"


@pytest.mark.requirement("R164")
def test_a_renewal_is_a_new_appointment_without_gap(officer: Any, chaired: Appointment) -> None:
    renewed = renew_appointment(chaired, effective_to=DEC, by=officer, reason="Minute 7")
    assert (renewed.effective_from, renewed.effective_to) == (APRIL, DEC)
    assert (renewed.follows, renewed.term_number, renewed.basis) == (chaired, 2, "elected")
    assert renewed.history.get().history_change_reason == "Minute 7"
    with pytest.raises(RuleNotMet, match="was renewed from 1 April 2023"):
        renew_appointment(chaired, by=officer)
    with pytest.raises(RuleNotMet, match="was renewed from 1 April 2023"):
        end_appointment(chaired, last_day=date(2023, 2, 1), end_reason="resigned", by=officer)
    with pytest.raises(RuleNotMet, match="its renewal starts on 1 April 2023"):
        change_appointment(renewed, {"effective_from": date(2023, 4, 2)}, by=officer)
    assert renew_appointment(renewed, by=officer).term_number == 3


def test_what_has_no_last_day_or_ended_early_is_not_renewed(officer: Any, person: Any, seat: Any) -> None:
    made = appoint(
        person=person("Ana Whitlock"), seat=seat("Chair"), basis="elected", effective_from=JAN, by=officer
    )
    with pytest.raises(RuleNotMet, match="nothing to renew"):
        renew_appointment(made, by=officer)
    ended = end_appointment(made, last_day=MAR, end_reason="resigned", by=officer)
    with pytest.raises(RuleNotMet, match=r"Ana Whitlock left on 31 March 2023 \(resigned\)"):
        renew_appointment(ended, by=officer)


def test_the_terms_of_reference_say_how_many_terms(world: World, officer: Any, chaired: Appointment) -> None:
    orders = StandingOrders(icb=world.north, effective_from=START, maximum_terms=3)
    save_recorded(orders, by=None)
    second = renew_appointment(chaired, effective_to=DEC, by=officer)
    terms(world.hill_board, maximum_terms=2, source="clause 7")
    with pytest.raises(RuleNotMet, match=r"This would be term 3\. At most 2 terms") as refused:
        renew_appointment(second, by=officer)
    assert refused.value.outcome.clause == "terms of reference, 2.0 (clause 7)"


def test_an_ending_tells_the_handover(officer: Any, person: Any, chaired: Appointment) -> None:
    ben = person("Ben Castellane")
    with pytest.raises(RuleNotMet, match="somebody else"):
        end_appointment(chaired, last_day=MAR, end_reason="resigned", handover_to=chaired.person, by=officer)
    ended = end_appointment(
        chaired,
        last_day=MAR,
        end_reason="term_ended",
        handover_to=ben,
        handover_note="Open actions 3 and 4",
        by=officer,
    )
    assert (ended.handover_to, ended.handover_note) == (ben, "Open actions 3 and 4")


def test_what_has_not_begun_is_withdrawn_and_stays_in_history_and_ledger(
    officer: Any, people: Any, clock_at: Any, chaired: Appointment
) -> None:
    with clock_at(2023, 3, 1):
        renewed = renew_appointment(chaired, by=officer)
        with pytest.raises(NotPermitted):
            withdraw_appointment(renewed, by=people("member"), reason="No")
        with pytest.raises(RuleNotMet, match="was renewed"):
            withdraw_appointment(chaired, by=officer, reason="No")
        key = renewed.pk
        withdraw_appointment(renewed, by=officer, reason="Stands down")
        with pytest.raises(RuleNotMet, match="It began on 1 January 2023"):
            withdraw_appointment(chaired, by=officer, reason="No")
    assert list(Appointment.objects.all()) == [chaired]
    assert Appointment.history.filter(id=key, history_type="-").get().history_change_reason == "Stands down"
    event = GovernanceEvent.objects.get(code="appointment.withdrawn")
    assert event.summary.startswith("Ana Whitlock will not take up Chair")
