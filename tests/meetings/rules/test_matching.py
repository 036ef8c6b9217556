"""Whom to ask at an item: every code, what does not match, and names against a slow reading word by word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.papers.rules.matching import kin, suggestions
from meetings.papers.rules.matching_facts import (
    Body,
    InterestFact,
    ItemFact,
    JobFact,
    MeetingFacts,
    Passage,
    SeatFact,
    Suggestion,
)
from meetings.papers.rules.matching_words import Text, names_to_find, same_name, telling_words

TRUST = Body(1, "Larkfield NHS Foundation Trust", ("LFT Mental Health",), "mental_health")
OLD_TRUST = Body(2, "Larkfield and Moor NHS Trust", (), "mental_health")
HOSPICE = Body(3, "Saint Anne Hospice", (), "vcse")
DENTIST = Body(4, "Kestrel Dental Care Ltd", (), "primary_care")
ANA = {"person": 10, "who": "Ana Whitlock"}
BO = {"person": 11, "who": "Bo Ferreira"}
TABLE = {"committee": 5, "committee_name": "Hill Board"}


def interest(**values: object) -> InterestFact:
    return InterestFact(**({"key": 7, "version": 1} | ANA | values))  # type: ignore[arg-type]


def seat(**values: object) -> SeatFact:
    given = {"key": 20, "version": 1, "title": "Trust member", "category": "partner"}
    return SeatFact(**(given | {"category_words": "Partner member"} | TABLE | BO | values))  # type: ignore[arg-type]


def item(title: str = "Beds", *texts: str, **values: object) -> ItemFact:
    passages = tuple(Passage("the text of the paper", text) for text in texts)
    return ItemFact(1, title, passages=passages, **values)  # type: ignore[arg-type]


def found(one: ItemFact, **facts: object) -> list[Suggestion]:
    ordinary = frozenset({"hill", "north"})
    sectors = {"mental_health": "mental health"}
    base = MeetingFacts(items=(one,), ordinary=ordinary, sectors=sectors)
    return list(suggestions(replace(base, **facts))[1])  # type: ignore[arg-type]


def codes(one: ItemFact, **facts: object) -> list[str]:
    return [each.code for each in found(one, **facts)]


@pytest.mark.parametrize(
    ("case", "what", "expected"),
    [
        ("the party is the organisation", interest(body=TRUST), ["match.organisation"]),
        ("the party's words are its name", interest(party="LARKFIELD N.H.S. FT"), ["match.organisation"]),
        ("or another name of it", interest(party="L.F.T. mental health"), ["match.organisation"]),
        ("the party came before it", interest(body=OLD_TRUST), ["match.organisation"]),
        ("another organisation", interest(body=HOSPICE), []),
        ("another party", interest(party="Larkfield Bowls Club"), []),
    ],
)
def test_a_tagged_organisation_is_the_party(case: str, what: InterestFact, expected: list[str]) -> None:
    links = frozenset({(OLD_TRUST.key, TRUST.key)})
    assert codes(item(bodies=(TRUST,)), interests=(what,), links=links) == expected, case


@pytest.mark.parametrize(
    ("case", "text", "what", "expected"),
    [
        ("the name in the text", "Beds at Saint Anne Hospice.", interest(body=HOSPICE), ["match.named"]),
        ("in other case", "beds at SAINT ANNE HOSPICE", interest(body=HOSPICE), ["match.named"]),
        ("without its legal form", "Kestrel Dental Care bid.", interest(body=DENTIST), ["match.named"]),
        ("one telling word of a trust", "Beds at Larkfield.", interest(body=TRUST), ["match.named"]),
        ("a party in own words", "To the Danson Bowls Club", interest(party="Danson Bowls Club"), ["match.named"]),
        ("by the name before", "Larkfield and Moor NHS Trust", interest(body=TRUST), ["match.named"]),
        ("only part of the name", "Beds for Anne.", interest(body=HOSPICE), []),
        ("part of a longer word", "The Larkfields estate", interest(body=TRUST), []),
        ("the name of the place alone", "Beds at Hill.", interest(party="Hill Ltd"), []),
        ("a name of common words", "Our partners in health.", interest(party="Health Ltd"), []),
        ("no party at all", "Anything", interest(), []),
    ],
)  # fmt: skip
def test_the_party_is_named(case: str, text: str, what: InterestFact, expected: list[str]) -> None:
    links = frozenset({(OLD_TRUST.key, TRUST.key)})
    bodies = {body.key: body for body in (TRUST, OLD_TRUST)}
    assert codes(item("Beds", text), interests=(what,), links=links, bodies=bodies) == expected, case


def test_the_reason_says_the_words_and_where() -> None:
    (one,) = found(
        item("Beds", "Saint Anne Hospice"), interests=(interest(body=HOSPICE, position="Trustee"),)
    )
    assert one.why == (
        "Declared Trustee, Saint Anne Hospice: “Saint Anne Hospice” stands in the text of the paper."
    )
    assert one.who == "Ana Whitlock"


@pytest.mark.parametrize(
    ("case", "one", "nature", "expected"),
    [
        ("two telling words", item("Beds", "Dialysis in prisons"), "Runs dialysis for prisons", ["match.words"]),
        ("one in a heading", item("Dialysis"), "Shares in a dialysis firm", ["match.words"]),
        ("one in running text", item("Beds", "Dialysis is not affected"), "Runs dialysis", []),
        ("a function's title", item(functions=("Dialysis",)), "Runs dialysis", ["match.words"]),
        ("common words only", item("Community services review"), "Reviews community services", []),
        ("the place's own name", item("Hill and north"), "Lives in Hill, north", []),
    ],
)  # fmt: skip
def test_telling_words_match_and_common_ones_do_not(
    case: str, one: ItemFact, nature: str, expected: list[str]
) -> None:
    assert codes(one, interests=(interest(nature=nature),)) == expected, case


def test_a_word_that_stands_all_over_the_agenda_tells_nothing() -> None:
    items = tuple(replace(item(f"Dialysis {number}"), key=number) for number in range(1, 6))
    facts = MeetingFacts(items=items, interests=(interest(nature="Runs dialysis"),))
    assert all(not each for each in suggestions(facts).values())
    one_of_five = (items[0], *(replace(item("Beds"), key=number) for number in range(2, 6)))
    assert [len(each) for each in suggestions(replace(facts, items=one_of_five)).values()] == [1, 0, 0, 0, 0]


@pytest.mark.requirement("R10")
def test_seats_employers_and_deputies_of_an_organisation_of_the_item() -> None:
    job = JobFact(30, 1, body=TRUST, title="Nurse", **ANA)  # type: ignore[arg-type]
    deputy = seat(key=21, is_deputy=True, bodies=(TRUST,), person=12, who="Cy Deputy")
    sits = seat(bodies=(TRUST,))
    same = JobFact(31, 1, body=TRUST, **BO)  # type: ignore[arg-type]
    given = found(item(bodies=(TRUST,)), seats=(sits, deputy), jobs=(job, same))
    assert [(one.code, one.who) for one in given] == [
        ("match.employer", "Ana Whitlock"),
        ("match.seat", "Bo Ferreira"),  # once, though they work there as well
        ("match.seat", "Cy Deputy"),
    ]
    assert given[2].why.startswith("May stand in as Trust member")


@pytest.mark.requirement("R10")
@pytest.mark.parametrize(
    ("case", "one", "people"),
    [
        ("place partnerships in the title", item("Budgets of place partnerships"), ("Bo Ferreira", "Di Osei")),
        ("a partnership by its name", item("Money for Vale Wellbeing Partnership"), ("Bo Ferreira", "Di Osei")),
        ("organisations of the sector", item(bodies=(TRUST,)), ("Bo Ferreira",)),
        ("only in running text", item("Beds", "The place partnerships were asked."), ()),
        ("another sector", item(bodies=(HOSPICE,)), ()),
    ],
)  # fmt: skip
def test_a_class_of_members_may_have_an_interest(case: str, one: ItemFact, people: tuple[str, ...]) -> None:
    seats = (
        seat(bodies=(replace(TRUST, key=90),)),
        seat(key=22, person=13, who="Di Osei", bodies=(DENTIST,)),
        seat(key=23, person=14, who="Ed Chair", category="chair", bodies=()),
    )
    given = found(one, seats=seats, partnerships=("Vale Wellbeing Partnership",))
    assert tuple(name for each in given for name in each.people) == people, case
    assert {each.code for each in given} <= {"match.class"}


def test_the_mark_changes_with_what_it_rests_on() -> None:
    (one,) = found(item(bodies=(TRUST,)), interests=(interest(body=TRUST),))
    (changed,) = found(item(bodies=(TRUST,)), interests=(interest(body=TRUST, version=2),))
    (again,) = found(item(bodies=(TRUST,)), interests=(interest(body=TRUST),))
    assert one.mark == again.mark != changed.mark


def test_kin_are_those_before_and_after_and_not_sisters() -> None:
    links = {(1, 2), (1, 3), (3, 4)}
    assert kin(4, links) == {4, 3, 1}
    assert kin(1, links) == {1, 2, 3, 4}
    assert kin(2, links) == {2, 1}


WORD = st.sampled_from(
    ["oxlow", "moor", "saint", "anne", "dental", "nhs", "trust", "the", "foundation", "ltd"]
)
GAPS = st.sampled_from([" ", ", ", " - ", "\n", "  (", ") ", ": "])


def slow_has(text: str, name: tuple[str, ...]) -> bool:
    """Letter by letter: the words of the text, then every window of them."""
    words, word = [], ""
    for letter in [*text.lower(), " "]:
        if letter.isalnum():
            word += letter
        elif word:
            words.append(word)
            word = ""
    return any(words[start : start + len(name)] == list(name) for start in range(len(words)))


@given(st.lists(WORD, min_size=1, max_size=12), st.lists(GAPS, min_size=12, max_size=12), st.data())
def test_names_are_found_as_a_slow_reading_finds_them(
    words: list[str], gaps: list[str], data: st.DataObject
) -> None:
    text = "".join(
        (word.upper() if data.draw(st.booleans()) else word.title()) + gap
        for word, gap in zip(words, gaps, strict=False)
    )
    name = " ".join(data.draw(st.lists(WORD, min_size=1, max_size=4)))
    for looked_for in names_to_find([name], ordinary=frozenset()):
        assert Text(text).has(looked_for) == slow_has(text, looked_for)


@given(
    st.lists(st.sampled_from(["Oxlow", "Moor", "Saint", "Anne", "Zebra"]), min_size=1, max_size=3),
    st.sampled_from(["NHS Trust", "NHS Foundation Trust", "N.H.S. Trust", "nhs ft", "Foundation Trust"]),
    st.sampled_from(["NHS Trust", "NHS FOUNDATION TRUST", "NHS FT", ""]),
    st.sampled_from(["", "The ", "THE "]),
)
def test_a_trust_is_the_same_in_every_form(core: list[str], form: str, other: str, the: str) -> None:
    name = " ".join(core)
    assert same_name(f"{name} {form}", f"{the}{name.upper()} {other}")
    assert not same_name(f"{name} {form}", f"{the}{name} Quartz {other}")


def test_words_that_tell_are_not_common_ones() -> None:
    said = "Unpaid trustee of the charity’s dialysis units, 2019, North"
    assert telling_words(said, ordinary=frozenset({"north"})) == {"dialysi"}  # as stems; “units” is too short
