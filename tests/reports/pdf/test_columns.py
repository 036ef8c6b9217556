"""Columns of tables: narrow beside wide ones, and still no word of a heading is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.pdf.render import render_part
from tests.reports.pdf.reading import words_on

LONG = "Two wards at one hospital, with therapists of the trust and social workers of the council. " * 3


def table(headings: tuple[str, ...], cells: tuple[str, ...]) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr><tr>{row}</tr></tbody></table>"


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("Option", "What would have to be in place", "Cost"), ("A", LONG, "£410,000")),
        (("Option", "For", "Against", "Recommendation"), ("A", LONG, LONG, LONG)),
        (("COMMITTEE", "Description", "Responsibility"), ("1", LONG, LONG)),
        (("Ref", "Delegation", "Accountable", "Limit", "Conditions"), ("1", LONG, LONG, "£5m", LONG)),
    ],
)
def test_no_word_of_a_heading_is_broken(
    headings: tuple[str, ...], cells: tuple[str, ...], tmp_path: Path
) -> None:
    part = render_part(table(headings, cells), title="Options")
    printed = {word for word, *_ in words_on(part.pdf, 1, tmp_path)}
    assert set(" ".join(headings).split()) <= printed


def test_a_long_text_gets_the_room_that_short_ones_leave(tmp_path: Path) -> None:
    part = render_part(table(("Option", "Text"), ("A", LONG)), title="Options")
    left = {word: left for word, left, *_ in words_on(part.pdf, 1, tmp_path)}
    assert left["Text"] - left["Option"] < 0.25 * 482  # points between the margins of an upright page


def test_more_columns_than_have_room_are_still_drawn(tmp_path: Path) -> None:
    headings = tuple(f"Column{number}" for number in range(14))
    part = render_part(table(headings, headings), title="Wide")
    assert len(words_on(part.pdf, 1, tmp_path)) > 14
