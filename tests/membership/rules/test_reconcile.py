"""Lists of members against each other and against the register."""

from __future__ import annotations

import pytest

from membership.composition.reading.listed import ORGANISATIONS, names_in
from membership.composition.rules.reconcile import Known, Name, Reconciled, is_short_for, likeness, reconcile
from tests.membership.reading.bexley import APPENDIX, BODY, PARAGRAPH

REGISTER = [
    Known(number, name, aliases)
    for number, (name, aliases) in enumerate(
        [
            ("Bexley Care", ()),
            ("Bexley Health Neighbourhood Care CIC", ()),
            ("Bexley Voluntary Service Council", ()),
            ("Dartford and Gravesham NHS Trust", ()),
            ("Greenwich and Bexley Community Hospice", ()),
            ("Healthwatch Bexley", ("Healthwatch",)),
            ("The Hurley Group", ()),
            ("Lewisham and Greenwich NHS Trust", ()),
            ("Bexley Local Medical Committee", ("Local Medical Committee",)),
            ("Bexley Local Pharmaceutical Committee", ("Local Pharmaceutical Committee",)),
            ("London Borough of Bexley", ()),
            (
                "NHS South East London CCG",
                ("NHS South East London Clinical Commissioning Group", "NHS SEL CCG"),
            ),
            ("Oxleas NHS Foundation Trust", ()),
            ("APL Primary Care Network", ()),
            ("North Bexley Primary Care Network", ()),
            ("Frognal Primary Care Network", ()),
            ("Clocktower Primary Care Network", ()),
        ]
    )
]


def listed(text: str) -> list[Name]:
    return [Name(each.text, each.group) for each in names_in(text.splitlines(), kind=ORGANISATIONS)]


@pytest.fixture(scope="module")
def bexley() -> dict[str, Reconciled]:
    lists = {"3.1": listed(PARAGRAPH), "3.3": listed(BODY), "Appendix 1": listed(APPENDIX)}
    return {row.name: row for row in reconcile(lists, REGISTER)}


def codes(row: Reconciled) -> set[str]:
    return {finding.code.removeprefix("reconcile.") for finding in row.findings}


@pytest.mark.requirement("R162")
def test_bromley_healthcare_is_found_in_the_appendix_alone(bexley: dict[str, Reconciled]) -> None:
    row = bexley["Bromley Healthcare"]
    assert codes(row) == {"unknown", "only_in"}
    assert set(row.spellings) == {"Appendix 1"}


@pytest.mark.requirement("R162")
def test_clocktower_stands_in_the_appendix_and_erith_in_the_body(bexley: dict[str, Reconciled]) -> None:
    assert set(bexley["Clocktower Primary Care Network"].spellings) == {"Appendix 1"}
    assert set(bexley["Erith"].spellings) == {"3.1", "3.3"}
    assert "unknown" in codes(bexley["Erith"])


@pytest.mark.requirement("R162")
def test_three_spellings_of_frognal_are_one_network(bexley: dict[str, Reconciled]) -> None:
    row = bexley["Frognal Primary Care Network"]
    assert row.spellings == {"3.1": ("Frogna",), "3.3": ("Frognaal",), "Appendix 1": ("Froggnal",)}
    assert {"spelled", "not_its_name"} <= codes(row)
    said = " ".join(finding.reason for finding in row.findings)
    assert "Spelled in 3 ways: Frogna, Frognaal, Froggnal." in said


@pytest.mark.requirement("R162")
def test_sector_and_service_council_are_one_spelled_in_two_ways(bexley: dict[str, Reconciled]) -> None:
    row = bexley["Bexley Voluntary Service Council"]
    assert {"spelled", "not_its_name"} <= codes(row)


def test_two_trusts_that_sound_alike_stay_two(bexley: dict[str, Reconciled]) -> None:
    for name in ("Dartford and Gravesham NHS Trust", "Lewisham and Greenwich NHS Trust"):
        assert len({text for found in bexley[name].spellings.values() for text in found}) <= 2
        assert "spelled" not in codes(bexley[name])  # “&” and “and” are one spelling


def test_a_name_for_two_is_parted_when_both_are_on_record(bexley: dict[str, Reconciled]) -> None:
    assert "NHS SEL CCG" in bexley["NHS South East London CCG"].spellings["Appendix 1"]
    assert "London Borough of Bexley & NHS SEL CCG" not in bexley


@pytest.mark.requirement("R162")
def test_another_name_on_record_is_a_note_and_nothing_to_look_at() -> None:
    register = [
        Known(1, "Healthwatch Bexley", ("Healthwatch",)),
        Known(2, "South East London CCG", ("SEL CCG",)),
    ]
    short = [Name("Healthwatch"), Name("NHS SEL CCG")]
    full = [Name("Healthwatch Bexley"), Name("NHS South East London CCG")]
    for lists in ({"One": short}, {"One": short, "Two": full}):
        rows = reconcile(lists, register)
        assert [codes(row) for row in rows] == [set(), set()]
        assert [row.notes for row in rows] == [
            ("“Healthwatch”: recorded as another name of Healthwatch Bexley.",),
            ("“NHS SEL CCG”: recorded as another name of South East London CCG.",),
        ]


@pytest.mark.requirement("R162")
@pytest.mark.parametrize(("first", "second"), [("Erith", "Clocktower"), ("Frogna", "Froggnal")])
def test_two_lists_that_name_one_body_differently_are_found_though_both_names_are_on_record(
    first: str, second: str
) -> None:
    register = [Known(1, "Clocktower", ("Erith",)), Known(2, "Frognal", ("Frogna", "Froggnal"))]
    rows = reconcile({"Body": [Name(first)], "Appendix": [Name(second)]}, register)
    row = next(row for row in rows if row.spellings)
    assert codes(row) == {"spelled"}
    assert row.notes


def test_a_spelling_that_is_not_on_record_is_a_difference_beside_one_that_is() -> None:
    register = [Known(1, "Bexley Local Pharmaceutical Committee", ("Local Pharmaceutical Committee",))]
    lists = {"A": [Name("Local Pharmacy Committee")], "B": [Name("Local Pharmaceutical Committee")]}
    (row,) = reconcile(lists, register)
    assert codes(row) == {"spelled", "not_its_name"}
    assert "not “Local Pharmacy Committee”." in row.findings[-1].reason
    assert row.notes == (
        "“Local Pharmaceutical Committee”: recorded as another name of Bexley Local Pharmaceutical Committee.",
    )


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("NHS SEL CCG", "NHS South East London Clinical Commissioning Group", True),
        ("AWP", "Avon and Wiltshire Mental Health Partnership NHS Trust", True),
        ("Local Medical Committee", "Bexley Local Medical Committee", True),
        ("Erith", "Clocktower", False),
        ("Bexley Voluntary Sector Council", "Bexley Voluntary Service Council", False),
        ("Frogna", "Frognaal", False),
    ],
)
def test_short_forms(short: str, full: str, expected: bool) -> None:
    assert is_short_for(short, full) is expected


def test_a_member_that_no_list_names_is_missing() -> None:
    rows = reconcile({"List": [Name("Bexley Care")]}, [Known(1, "Bexley Care"), Known(2, "Oxleas")])
    assert [(row.name, codes(row)) for row in rows] == [("Oxleas", {"missing"}), ("Bexley Care", set())]


def test_what_is_on_record_without_a_seat_is_told_apart_from_what_is_unknown() -> None:
    register = [Known(1, "Bromley Healthcare", is_expected=False), Known(2, "Never named", is_expected=False)]
    (row,) = reconcile({"List": [Name("Bromley Healthcare")]}, register)
    assert codes(row) == {"no_seat"}


def test_two_equally_alike_are_nobody() -> None:
    register = [Known(1, "Hill View Surgery A"), Known(2, "Hill View Surgery B")]
    rows = reconcile({"List": [Name("Hill View Surgery C")]}, register)
    assert [row.name for row in rows if "unknown" in codes(row)] == ["Hill View Surgery C"]


@pytest.mark.parametrize(
    ("text", "group", "other", "alike"),
    [
        ("Frogna", "Primary Care Networks", "Frognal Primary Care Network", True),
        ("Erith", "Primary Care Networks", "Frognal Primary Care Network", False),
        ("Bexley Care", "", "London Borough of Bexley", False),
        ("Oxleas Foundation Trust", "", "Oxleas NHS Foundation Trust", True),
    ],
)
def test_likeness(text: str, group: str, other: str, alike: bool) -> None:
    assert (likeness(Name(text, group), other) >= 0.82) is alike
