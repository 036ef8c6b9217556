"""Names of bodies and of people against the register of the meeting's day."""

from __future__ import annotations

from datetime import date

import pytest

from reports.checking.rules.bodies import check_bodies
from reports.checking.rules.facts import Around, Body, Known
from reports.checking.rules.people import check_people
from tests.reports.checking.texts import said, text

REGISTER = Around(
    meeting_day=date(2023, 5, 2),
    bodies=(
        Body(("Hillside Strategic Board", "HSB", "Hillside Local Care Board")),
        Body(("Hillside Health and Wellbeing Board",)),
        Body(("Wexmoor Health and Wellbeing Board",)),
        Body(("Hillside Voluntary Sector Council",)),
        Body(
            ("NHS Hillside Clinical Commissioning Group", "Hillside CCG"),
            ends=date(2022, 6, 30),
            successor="NHS North Integrated Care Board",
        ),
        Body(("Urgent Care Board",)),
        Body(("Planned Care Board",)),
    ),
    people=(
        Known("Frances Underhill", ("Place Director",)),
        Known("Marlon Oakes", ("Finance Director", "Senior Responsible Officer")),
        Known("Ada Hill"),
    ),
    posts={
        "Place Director": ("Frances Underhill",),
        "Finance Director": ("Marlon Oakes",),
        "Director of Public Health": (),
    },
)


@pytest.mark.requirement("R188")
@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Borough Strategic Board is asked to note it.", [("body.unknown_name", "Borough Strategic Board")]),
        ("The Hilside Strategic Board is asked to note it.", [("body.unknown_name", "Hilside Strategic Board")]),
        ("The Hillside Strategic Board Part 1 is asked to note it.", []),
        (
            "The Hillside Strategic Board is the Hillside Local Care Board.",
            [("body.two_names", "Hillside Local Care Board")],
        ),
        ("The HSB and the Hillside Strategic Board are one.", []),
        ("The Wexmoor Health & Wellbeing Board and the Hillside Health and Wellbeing Board met.", []),
        ("The Northmoor Health and Wellbeing Board met.", []),  # another borough's
        ("The Borough Based Board met with the Elective Care Board.", []),
        ("The Strategic Board met.", []),
        ("Hillside CCG will pay the invoice.", [("body.no_longer", "Hillside CCG")]),
        ("The former Hillside CCG will be thanked.", []),
        ("Hillside CCG commissioned the service in 2021.", []),
        ("NHS North Integrated Care Board replaced Hillside CCG and will pay.", []),
    ],
)  # fmt: skip
def test_bodies(sentence: str, found: list[tuple[str, str]]) -> None:
    words = text(sentence)
    assert said(check_bodies(words, REGISTER), words) == found


def test_a_name_is_told_once_a_paper_and_counted() -> None:
    words = text("The Borough Strategic Board met.", "The Borough Strategic Board agreed.")
    (slip,) = check_bodies(words, REGISTER)
    assert "2 times" in slip.reason
    assert "Hillside Strategic Board" in slip.reason


@pytest.mark.requirement("R188")
@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Francis Underhill leads it.", [("person.spelled", "Francis Underhill")]),
        ("Dr Frances Underhill leads it.", []),
        ("Fiona Underhill leads it.", []),  # another name, not another spelling
        ("Ada Mill leads it, and Ada Hall helps.", []),  # too short to be told apart
        ("Marlon Oakes, Place Director, presents it.", [("person.title", "Marlon Oakes, Place Director")]),
        ("Marlon Oakes, Finance Director, presents it.", []),
        (
            "Marlon Oakes, Director of Public Health",
            [("person.title", "Marlon Oakes, Director of Public Health")],
        ),
        (
            "Marlon Oakes, Programme Lead for Winter, presents it.",
            [],
        ),  # a title that the register does not keep
        ("Marlon Oakes (Senior Responsible Officer) and Frances Underhill, the Place Director", []),
        ("Marlon Oakes spoke to Frances Underhill, Place Director.", []),
    ],
)
def test_people(sentence: str, found: list[tuple[str, str]]) -> None:
    words = text(sentence)
    assert said(check_people(words, REGISTER), words) == found
