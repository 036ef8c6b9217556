"""Names out of lists as people paste them."""

from __future__ import annotations

import pytest

from membership.composition.reading.listed import ORGANISATIONS, PEOPLE, Listed, names_in
from tests.membership.reading.bexley import APPENDIX, BODY, PARAGRAPH

PCNS = "Primary Care Networks"


def organisations(text: str) -> list[Listed]:
    return names_in(text.splitlines(), kind=ORGANISATIONS)


def people(text: str) -> list[str]:
    return [each.text for each in names_in(text.splitlines(), kind=PEOPLE)]


def test_headings_ruled_lines_and_ticks_are_no_names() -> None:
    found = [each.text for each in organisations(BODY)]
    assert found[:2] == ["Bexley Care", "Bexley Health Neighbourhood Care CiC"]
    assert "Member Organisation" not in found
    assert len(found) == 13 + 4


@pytest.mark.parametrize(
    "text", [PARAGRAPH, "| Primary Care Networks: APL, Frogna, North Bexley and Erith | ✓ |"]
)
def test_several_names_behind_their_kind_are_told_apart(text: str) -> None:
    assert organisations(text) == [
        Listed("APL", PCNS),
        Listed("Frogna", PCNS),
        Listed("North Bexley", PCNS),
        Listed("Erith", PCNS),
    ]


def test_names_beside_people_in_one_cell_are_told_apart() -> None:
    assert organisations(APPENDIX)[-4:] == [
        Listed("APL", PCNS),
        Listed("Clocktower", PCNS),
        Listed("North Bexley", PCNS),
        Listed("Froggnal", PCNS),
    ]


def test_a_merged_cell_goes_on_below() -> None:
    found = [each.text for each in organisations(APPENDIX)]
    assert found.count("London Borough of Bexley") == 2


def test_people_lose_titles_roles_and_brackets() -> None:
    found = people(APPENDIX)
    assert found[:2] == ["Sadia Vance", "Yvonne Marlowe"]
    assert {"Amir Golding", "Stellan Kirkwood", "Idris Dunmore"} <= set(found)
    assert found[-4:] == ["Jonah Stainton", "Wen Cotterell", "Pia Anders", "Said Desmond"]


def test_one_name_a_line_with_bullets_and_numbers() -> None:
    assert people(
        "1. Dr Ana Whitlock\n• Cllr Ben Okoro, Chair\n(c) Prof. Carys Hale and Dai Pugh (Care and Health)"
    ) == [
        "Ana Whitlock",
        "Ben Okoro",
        "Carys Hale",
        "Dai Pugh",
    ]
