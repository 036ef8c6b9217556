"""Where each entry stands on the functions and decisions map, one named row a case."""

from __future__ import annotations

from typing import Any

import pytest

from delegation.rules.map import LEVELS, MARKS, MapEntry, MapHolder, placed

BOARD = MapHolder("committee", "ICB Board", form="statutory_board", is_board=True)
FINANCE = MapHolder("committee", "Finance Committee", form="committee", form_words="Committee of one body")
FORUM = MapHolder("committee", "Partnership Forum", form="consultative_forum")
HILL_BOARD = MapHolder("committee", "Hill Board", place="Hill", form="committee", href="/hill-board")
DIRECTOR = MapHolder("post", "Place Director", place="Hill")
OFFICER = MapHolder("post", "Chief Finance Officer")
HWB = MapHolder("committee", "Health and Wellbeing Board", is_of_partners=True)
TRUST = MapHolder("body", "Hill Trust")
ICB_BODY = MapHolder("body", "NHS North ICB", is_icb=True)
ALLIANCE = MapHolder("named", "Cancer Alliance")

PLACES = [
    ("reserved to the board", {"treatment": "reserved", "holder": BOARD}, ("icb", "ICB Board", "")),
    ("reserved, no holder named", {"treatment": "reserved"}, ("icb", "Reserved to the ICB", "")),
    ("delegated to a committee", {"holder": FINANCE}, ("committee", "Finance Committee", "")),
    ("delegated to an officer", {"holder": OFFICER}, ("committee", "Chief Finance Officer", "")),
    ("delegated at a place", {"holder": HILL_BOARD, "place": "Hill"}, ("place", "Hill", "Hill Board")),
    ("delegated to a post at a place", {"holder": DIRECTOR}, ("place", "Hill", "Place Director")),
    ("held by the ICB itself", {"holder": ICB_BODY}, ("icb", "NHS North ICB", "")),
    ("held by a partner", {"holder": TRUST}, ("partner", "Hill Trust", "")),
    ("held by partners' own committee", {"holder": HWB}, ("partner", "Health and Wellbeing Board", "")),
    (
        "led by a body in words",
        {"treatment": "led_elsewhere", "holder": ALLIANCE},
        ("partner", "Cancer Alliance", ""),
    ),
    (
        "led by a committee",
        {"treatment": "led_elsewhere", "holder": FINANCE},
        ("committee", "Finance Committee", ""),
    ),
    ("led elsewhere, by whom not said", {"treatment": "led_elsewhere"}, ("partner", "Led elsewhere", "")),
    (
        "not decided at a place",
        {"treatment": "undetermined", "place": "Hill"},
        ("place", "Hill", "Not decided yet"),
    ),
    ("not decided for all", {"treatment": "undetermined"}, ("icb", "Not decided yet", "")),
    (
        "not decided, though a holder is thought of",
        {"treatment": "undetermined", "holder": FINANCE},
        ("icb", "Not decided yet", ""),
    ),
    ("discussed, no holder", {"treatment": "discussed_not_delegated"}, ("icb", "Kept by the ICB", "")),
    (
        "discussed at a place, held centrally",
        {"treatment": "discussed_not_delegated", "holder": OFFICER, "place": "Hill"},
        ("committee", "Chief Finance Officer", ""),
    ),
]


def entry(**values: Any) -> MapEntry:
    return MapEntry(**({"function": "Urgent care", "treatment": "delegated"} | values))


@pytest.mark.requirement("R28", "R99")
@pytest.mark.parametrize(("name", "values", "where"), PLACES, ids=[name for name, _, _ in PLACES])
def test_each_entry_stands_with_who_decides(name: str, values: Any, where: tuple[str, str, str]) -> None:
    row = placed(entry(**values))
    assert (row.band, row.box, row.part) == where
    assert row.band in {level.key for level in LEVELS}
    assert row.line.mark_words == MARKS[row.line.mark]


SIGNS = [
    ("a decision", {"holder": FINANCE}, "delegated"),
    ("a recommendation", {"holder": FINANCE, "verb": "recommend", "verb_words": "Recommends"}, "advises"),
    ("a forum never decides", {"holder": FORUM}, "advises"),
    ("kept for the board", {"treatment": "reserved", "holder": BOARD}, "reserved"),
    ("discussed", {"treatment": "discussed_not_delegated"}, "discussed_not_delegated"),
]


@pytest.mark.requirement("R90")
@pytest.mark.parametrize(("name", "values", "sign"), SIGNS, ids=[name for name, _, _ in SIGNS])
def test_the_sign_says_what_the_holder_may_do(name: str, values: Any, sign: str) -> None:
    assert placed(entry(**values)).line.mark == sign


ABOUTS = [
    ("nothing to add", {"holder": HILL_BOARD, "place": "Hill"}, ""),
    ("of a place, for all", {"holder": HILL_BOARD}, "for the whole ICB"),
    ("of a place, for another", {"holder": HILL_BOARD, "place": "Vale"}, "for Vale"),
    ("of the ICB, for a place", {"holder": FINANCE, "place": "Hill"}, "for Hill"),
    ("from others", {"holder": OFFICER, "from_others": ("NHS England",)}, "from NHS England"),
    (
        "from two",
        {"holder": OFFICER, "from_others": ("Hill Council", "Hill Trust")},
        "from Hill Council and Hill Trust",
    ),
    (
        "passed on",
        {"holder": DIRECTOR, "place": "Hill", "passed_on_by": FINANCE},
        "passed on by Finance Committee",
    ),
    (
        "terms",
        {"holder": FINANCE, "terms": ("£50,000 for each decision", "2 conditions")},
        "£50,000 for each decision; 2 conditions",
    ),
    ("only recommends", {"holder": FINANCE, "verb": "recommend", "verb_words": "Recommends"}, "recommends"),
]


@pytest.mark.parametrize(("name", "values", "about"), ABOUTS, ids=[name for name, _, _ in ABOUTS])
def test_the_line_says_where_from_whom_and_up_to_how_much(name: str, values: Any, about: str) -> None:
    assert placed(entry(**values)).line.about == about


SOURCES = [
    ("from the ICB", {"holder": FINANCE}, ("icb",)),
    (
        "from a partner alone",
        {"holder": FINANCE, "from_icb": False, "from_others": ("NHS England",)},
        ("partner",),
    ),
    ("from both", {"holder": FINANCE, "from_others": ("Hill Council",)}, ("partner", "icb")),
    ("passed on by a committee", {"holder": DIRECTOR, "passed_on_by": FINANCE}, ("committee",)),
    ("nothing is passed on when reserved", {"treatment": "reserved", "holder": BOARD}, ()),
]


@pytest.mark.requirement("R49")
@pytest.mark.parametrize(("name", "values", "sources"), SOURCES, ids=[name for name, _, _ in SOURCES])
def test_arrows_follow_the_chain(name: str, values: Any, sources: tuple[str, ...]) -> None:
    assert placed(entry(**values)).sources == sources
