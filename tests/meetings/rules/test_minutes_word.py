"""Markdown to paragraphs and back, and what a corrected file would change: no database, no Word."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.record.rules.minutes_import import Known, Line, mark_of, match_file
from meetings.record.rules.minutes_text import (
    Paragraph,
    Run,
    markdown_of,
    paragraphs_of,
    says_the_same,
    settled,
    text_of_runs,
)

KEY = str(UUID(int=7))
TEXT = """We met
again.

- One
- **Two** and *three*

1. First
2. Second

### Money
| a | b |
| - | - |
| 1 | 2 |"""


def test_markdown_comes_back_as_it_went() -> None:
    assert settled(TEXT) == TEXT.replace("We met\nagain.", "We met again.").replace(
        "### Money\n", "### Money\n\n"
    )
    assert says_the_same(TEXT, settled(TEXT))
    assert paragraphs_of("- **Two** end")[0].runs == (Run("Two", bold=True), Run(" end"))
    assert text_of_runs([Run("Two", bold=True), Run(" o", bold=True), Run(" end ")]) == "**Two o** end"


@given(st.lists(st.text(st.sampled_from("ab *-#.1|\n"), max_size=20), max_size=5).map("\n".join))
def test_what_comes_back_once_comes_back_for_good(source: str) -> None:
    assert settled(settled(source)) == settled(source)


def known(text: str = "Old.", version: int = 2, **more) -> Known:
    opened = {1: ("Older.", ""), 2: ("Old.", "Hidden.")}
    return Known(KEY, "1 The plan", version, text, **({"record": ("Ada left.",), "opened": opened} | more))


def file_of(text: str, *, marks: bool = True, version: int = 2, record: str = "Ada left.") -> list[Line]:
    def named(*names: str) -> tuple[str, ...]:
        return names if marks else ()

    return [
        Line(Paragraph("plain", "Minutes"), is_record=True),
        Line(Paragraph("heading", "1 The plan"), 1, marks=named(mark_of("m", KEY))),
        Line(Paragraph("plain", record), is_record=True),
        Line(Paragraph("heading", "Discussion"), 2, marks=named(mark_of("t", KEY, version))),
        *(Line(row) for row in paragraphs_of(text)),
        Line(Paragraph("heading", "Recorded"), 2, marks=named(mark_of("r", KEY))),
    ]


@pytest.mark.parametrize("marks", [True, False])
def test_a_file_that_nobody_touched_changes_nothing(marks: bool) -> None:
    found = match_file(file_of("Old.", marks=marks), [known()])
    assert (found.changes, found.record, found.missing, found.left_over) == ((), (), (), ())


@pytest.mark.parametrize("marks", [True, False])
def test_a_changed_text_is_one_change(marks: bool) -> None:
    (change,) = match_file(file_of("New.\n\nAnd more.", marks=marks), [known()]).changes
    assert (change.field, change.before, change.after) == ("public_text", "Old.", "New.\n\nAnd more.")
    assert not change.is_behind


def test_what_the_portal_changed_since_is_told() -> None:
    (change,) = match_file(file_of("Mine.", version=1), [known()]).changes
    assert (change.is_behind, change.version) == (True, 2)
    # The file still says what version 1 said: only the portal changed, and its text stands.
    assert match_file(file_of("Older.", version=1), [known()]).changes == ()


def test_the_record_is_told_and_not_taken() -> None:
    found = match_file(file_of("Old.", record="Ada stayed."), [known()])
    assert found.changes == ()
    assert found.record == (("1 The plan", ("Ada left.",), ("Ada stayed.",)),)


def test_what_is_not_found_is_told() -> None:
    lines = [Line(Paragraph("heading", "7 Another"), 1), Line(Paragraph("plain", "Lost words"))]
    found = match_file(lines, [known()])
    assert (found.missing, found.left_over) == (("1 The plan",), ("7 Another", "Lost words"))


def test_a_private_text_that_is_not_offered_is_not_changed() -> None:
    lines = [
        *file_of("Old."),
        Line(Paragraph("heading", "Private discussion"), 2, marks=(mark_of("s", KEY, 2),)),
        Line(Paragraph("plain", "Smuggled")),
    ]
    assert match_file(lines, [known()]).changes == ()
    (change,) = match_file(lines, [known(private_text="Hidden.")]).changes
    assert (change.field, change.after) == ("private_text", "Smuggled")


def test_marks_fit_into_word() -> None:
    assert len(mark_of("t", KEY, 99999)) <= 44
    assert markdown_of([Paragraph("plain", " ")]) == ""
