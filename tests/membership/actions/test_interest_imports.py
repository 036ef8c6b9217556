"""A register in a workbook: nothing is written before it is applied, and one undo takes it back (R174)."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from governance.actions.files import Upload
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import User
from membership.interests.actions.imports import (
    abandon_import,
    apply_import,
    match_people,
    start_import,
    undo_import,
)
from membership.interests.actions.review import confirm_interest
from membership.interests.selectors.imports import import_lines, written_names
from membership.models import Interest, InterestImport, Person
from tests.fixtures.people import World
from tests.membership.declaring import JAN, declared, told_of

HEAD = (
    "Name",
    "Position",
    "Declared interest",
    "Type",
    "Direct or indirect",
    "Nature",
    "From",
    "To",
    "Action",
)


def workbook(*rows: tuple[str, ...], above: str = "") -> Upload:
    book = openpyxl.Workbook()
    if above:
        book.active.append([above])
    for row in (HEAD, *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return Upload("Register 2023.xlsx", file.getvalue())


def line(
    name: str, party: str, nature: str, start: str = "01/01/2023", kind: str = "Financial"
) -> tuple[str, ...]:
    return (name, "", party, kind, "Direct", nature, start, "", "")


@pytest.fixture
def ana(person: Any) -> Person:
    made: Person = person("Ana Whitlock", honorific="Dr")
    return made


@pytest.fixture
def ben(person: Any) -> Person:
    made: Person = person("Ben Castellane")
    return made


@pytest.fixture
def read(world: World, officer: User, ana: Person, ben: Person) -> InterestImport:
    """One row that is the same, one changed, two new, one unreadable, one of a name that nobody bears."""
    declared(ana, officer, party="Fernbank Ltd", position="", nature="Zebra shares")
    declared(ana, officer, party="Elm Trust", position="Trustee", nature="Before")
    upload = workbook(
        line("Dr Ana Whitlock", "fernbank ltd", "Zebra shares"),
        line("Ana Whitlock", "Elm Trust (Trustee)", "After"),
        line("Ben Castellane", "Oak Homes", "Owns flats"),
        line("Ben Castellane", "Ash Homes", "Owns land", start="2023"),
        line("Benn Castelane", "Yew Choir", "Sings", kind="Non-financial personal"),
        line("Ana Whitlock", "New Ltd (Director)", "Leads it"),
        above="NHS North: register of interests",
    )
    return start_import(icb=world.north, upload=upload, shown_on=JAN, by=officer)


def kinds(made: InterestImport, by: User) -> list[str]:
    return [one.compared.kind for one in import_lines(made, by=by)]


@pytest.mark.requirement("R174", "LP42")
def test_each_row_is_told_before_anything_is_written(
    read: InterestImport, officer: User, ben: Person
) -> None:
    assert kinds(read, officer) == ["same", "changed", "new", "unreadable", "unreadable", "new"]
    why = [one.compared.why for one in import_lines(read, by=officer)]
    assert why[1] == "Differs in nature."
    assert "cannot be read" in why[3]
    assert "Nobody in the register bears this name" in why[4]
    unknown = next(name for name in written_names(read) if name.name == "Benn Castelane")
    assert (unknown.person, unknown.suggestions) == (None, (ben,))
    assert Interest.objects.count() == 2
    matched = match_people(read, {"Benn Castelane": ben}, by=officer)
    assert kinds(matched, officer)[4] == "new"
    left_out = match_people(read, {"Benn Castelane": None}, by=officer)
    assert import_lines(left_out, by=officer)[4].compared.why == "Its person is left out."


@pytest.mark.requirement("R174")
def test_applied_at_once_and_undone_at_once(read: InterestImport, officer: User, ana: Person) -> None:
    before = {row.pk: (row.nature, row.state) for row in Interest.objects.all()}
    applied = apply_import(read, by=officer)
    assert (applied.state, len(applied.done), applied.rows) == ("applied", 3, [])
    new = Interest.objects.get(party="New Ltd")
    assert (new.person, new.source, new.declared_on, new.position) == (ana, "imported", JAN, "Director")
    assert Interest.objects.get(party="Elm Trust").nature == "After"
    undone = undo_import(applied, by=officer)
    assert undone.state == "undone"
    assert {row.pk: (row.nature, row.state) for row in Interest.objects.all()} == before
    assert "Zebra" not in told_of("interest", "interestimport")
    with pytest.raises(RuleNotMet):
        undo_import(undone, by=officer)


@pytest.mark.requirement("R174")
def test_what_was_reviewed_since_is_not_undone(read: InterestImport, officer: User, people: Any) -> None:
    applied = apply_import(read, by=officer)
    confirm_interest(Interest.objects.get(party="New Ltd"), by=people("coi_guardian"))
    with pytest.raises(RuleNotMet) as refused:
        undo_import(applied, by=officer)
    assert refused.value.outcome.code == "interest_import.moved_on"
    assert Interest.objects.get(party="Elm Trust").nature == "After"


def test_the_same_file_again_changes_nothing(read: InterestImport, officer: User, world: World) -> None:
    apply_import(read, by=officer)
    again = start_import(
        icb=world.north,
        upload=workbook(line("Ana Whitlock", "New Ltd (Director)", "Leads it")),
        shown_on=JAN,
        by=officer,
    )
    assert kinds(again, officer) == ["same"]
    with pytest.raises(RuleNotMet):
        apply_import(again, by=officer)


def test_a_row_that_stands_twice_in_the_file_is_told(officer: User, world: World, ben: Person) -> None:
    twice = line("Ben Castellane", "Oak Homes", "Owns flats")
    made = start_import(icb=world.north, upload=workbook(twice, twice), shown_on=JAN, by=officer)
    assert kinds(made, officer) == ["new", "unreadable"]
    assert import_lines(made, by=officer)[1].compared.why == "It repeats row 2."


def test_given_up_drops_what_was_read(read: InterestImport, officer: User) -> None:
    gone = abandon_import(read, by=officer)
    assert (gone.state, gone.rows, gone.people) == ("abandoned", [], {})
    assert Interest.objects.count() == 2
    with pytest.raises(RuleNotMet):
        apply_import(gone, by=officer)


@pytest.mark.parametrize("role", ["coi_guardian", "chair", "member", "auditor", "other_icb", "nobody"])
def test_only_who_keeps_the_register_brings_a_file_in(
    read: InterestImport, people: Any, role: str, world: World
) -> None:
    by = people(role)
    assert not InterestImport.objects.visible_to(by, on=JAN)
    for act in (
        lambda: start_import(icb=world.north, upload=workbook(), shown_on=JAN, by=by),
        lambda: apply_import(read, by=by),
        lambda: match_people(read, {}, by=by),
        lambda: abandon_import(read, by=by),
    ):
        with pytest.raises(NotPermitted):
            act()


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (Upload("register.xlsx", b"not a workbook"), ""),
        (Upload("register.pdf", b"%PDF-1.4 not really"), ""),
        (workbook(), "interest_import.no_register"),
    ],
)
def test_what_is_no_register_is_refused_in_words(
    world: World, officer: User, upload: Upload, code: str
) -> None:
    with pytest.raises(RuleNotMet) as refused:
        start_import(icb=world.north, upload=upload, shown_on=JAN, by=officer)
    assert refused.value.outcome.details["field"] == "upload"
    assert refused.value.outcome.reason
    assert not code or refused.value.outcome.code == code


def test_the_day_of_the_file_is_not_to_come(world: World, officer: User, ben: Person) -> None:
    upload = workbook(line("Ben Castellane", "Oak Homes", "Owns flats"))
    with pytest.raises(RuleNotMet):
        start_import(icb=world.north, upload=upload, shown_on=date(2190, 1, 1), by=officer)
