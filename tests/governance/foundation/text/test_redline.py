"""Two texts as one, with the changes marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.foundation.text.redline import GONE, KEPT, NEW, redline


def marked(before: str, after: str) -> str:
    signs = {KEPT: "{}", GONE: "[-{}-]", NEW: "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in redline(before, after))


@pytest.mark.parametrize(
    ("before", "after", "reads"),
    [
        ("", "", ""),
        ("Approve", "Approve", "Approve"),
        ("", "Approve", "[+Approve+]"),
        ("Approve", "", "[-Approve-]"),
        (
            "Approve contracts up to £50,000 a year",
            "Approve contracts up to £75,000 a year",
            "Approve contracts up to [-£50,000-][+£75,000+] a year",
        ),
        (
            "Reports each quarter",
            "The Board is asked first",
            "[-Reports each quarter-][+The Board is asked first+]",
        ),
    ],
)
def test_words_are_marked(before: str, after: str, reads: str) -> None:
    assert marked(before, after) == reads


texts = st.text(st.sampled_from("ab £5\n."), max_size=30)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(texts, texts)
def test_both_texts_are_whole(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == after
    old = "".join(piece.text for piece in pieces if piece.kind != NEW)
    assert old == before
