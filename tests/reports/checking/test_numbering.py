"""Numbers that an author typed: gaps, repeats, jumps back; lists in lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.foundation.text.labels import letters, roman
from reports.checking.rules.numbering import check_numbering, decimal_slips, label_slips
from tests.reports.checking.texts import heading, paper, said, text

pytestmark = pytest.mark.requirement("R86")


def test_a_jump_is_told_where_it_happens_and_once() -> None:
    words = paper(
        heading("5.2 Primary care"),
        *text("5.2.1 One.", "5.2.2 Two.", "5.2.3 Three.", "5.2.4 Four.", "5.4.5 Five.", "5.4.6 Six.")
        .parts[0]
        .blocks,
        heading("5.5 Places"),
        *text("5.5.1 One.").parts[0].blocks,
    )
    assert said(check_numbering(words), words) == [("number.gap", "5.4.5")]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["1.1 A", "1.2 B", "1.2 C", "1.3 D"], [("number.repeated", "1.2")]),
        (["1.1 A", "1.2 B", "1.3 C", "1.1.4 D"], [("number.backwards", "1.1.4")]),
        (["1.1 A", "1.2 B", "2.1 C", "2.2 D", "1.1 A second part", "1.2 E"], []),  # an appended document
        (["1.5 Million people live here.", "2.4 Per cent more came.", "3.9 of these", "7.2 others"], []),
        (["- 1. A", "- 2. B", "- 4. C"], [("number.gap", "4.")]),
        (["1. A", "a. one", "b. two", "2. B", "a. one", "c. three"], [("number.gap", "c.")]),
        (["(i) A", "(ii) B", "(iii) C", "(v) D"], [("number.gap", "(v)")]),
        (["(g) A", "(h) B", "(i) C", "(j) D"], []),
        (["1. A", "2. B", "1. C", "2. D", "3. E", "3. Outer goes on"], []),
        (["8. A list that is quoted from the eighth on", "9. B"], []),
        (["1. A", "2. B", "12. Another thing altogether"], []),
    ],
)
def test_numbers_typed(paragraphs: list[str], found: list[tuple[str, str]]) -> None:
    words = text(*paragraphs)
    assert said(check_numbering(words), words) == found


def test_headings_and_paragraphs_may_have_numbers_of_their_own() -> None:
    words = paper(
        heading("1. Summary"), *text("1. One.", "2. Two.").parts[0].blocks,
        heading("2. Position"), *text("3. Three.").parts[0].blocks,
        heading("4. Actions"), *text("4. Four.").parts[0].blocks,
    )  # fmt: skip
    assert said(check_numbering(words), words) == [("number.gap", "4.")]
    (slip,) = check_numbering(words)
    assert slip.spot is not None
    assert words.at(slip.spot).kind == "heading"


Number = tuple[int, ...]


@st.composite
def outlines(draw: st.DrawFn) -> list[Number]:
    """Numbers of a document that was numbered without a slip."""
    found: list[Number] = []
    for section in range(1, draw(st.integers(2, 4)) + 1):
        for paragraph in range(1, draw(st.integers(1, 5)) + 1):
            found.append((section, paragraph))
            found += [(section, paragraph, n) for n in range(1, draw(st.integers(0, 3)) + 1)]
    return found


@given(outlines(), st.data())
def test_an_outline_without_a_slip_says_nothing_and_one_number_left_out_is_told(
    numbers: list[Number], data: st.DataObject
) -> None:
    assert decimal_slips(numbers) == []
    place = data.draw(st.integers(0, len(numbers) - 1))
    left = numbers[:place] + numbers[place + 1 :]
    assert [index for index, *_ in decimal_slips(left)] == [
        index for index in range(1, len(left)) if not _may_follow(left[index], left[index - 1], left[:index])
    ]


def _may_follow(number: Number, after: Number, seen: list[Number]) -> bool:
    """The slow way: every number that could stand there, written out."""
    possible = {(*after, 1)}
    for depth in range(1, len(after) + 1):
        step = (*after[: depth - 1], after[depth - 1] + 1)
        possible |= {step + (1,) * more for more in range(3)} if depth < len(after) else {step}
    starts_again = set(number) == {1} and (number in seen or number[:1] in seen)
    return number in possible or starts_again


@given(st.lists(st.sampled_from(["1", "2", "3", "4", "a", "b", "c", "h", "i", "ii", "iii", "v"]), max_size=9))
def test_labels_explained_are_those_that_some_nesting_explains(labels: list[str]) -> None:
    """Against every way of putting lists into one another."""
    slips = {index for index, _ in label_slips([("", label) for label in labels])}
    if _some_nesting(labels, ()):
        assert slips == set()


def _some_nesting(labels: list[str], open_lists: tuple[tuple[str, int], ...]) -> bool:
    if not labels:
        return True
    first, *rest = labels
    for kind, name in (("number", str), ("letter", letters), ("roman", roman)):
        if name(1) == first and _some_nesting(rest, (*open_lists, (kind, 1))):
            return True
        for place, (other, last) in enumerate(open_lists):
            goes_on = other == kind and name(last + 1) == first
            if goes_on and _some_nesting(rest, (*open_lists[:place], (kind, last + 1))):
                return True
    return False
