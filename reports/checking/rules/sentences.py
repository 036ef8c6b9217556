"""Words and sentences of a text."""

from __future__ import annotations

import re

_END = re.compile(r"(?<![A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bSt)(?<!e\.g)(?<!i\.e)[.;!?](?=\s|$)")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_SQUEEZED = re.compile(r"[^a-z0-9]+")


def sentence_around(text: str, place: int) -> tuple[str, int]:
    """The sentence (or clause up to a semicolon) in which `place` stands, and where it begins."""
    start, end = 0, len(text)
    for match in _END.finditer(text):
        if match.end() <= place:
            start = match.end()
        elif match.start() >= place:
            end = match.end()
            break
    return text[start:end], start


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def plain(text: str) -> str:
    """Small letters and single spaces, "&" as "and", nothing else: how names are compared."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower().replace("&", " and ").replace("’", "'")).split())


def squeezed(text: str) -> str:
    """Letters and digits alone."""
    return _SQUEEZED.sub("", text.lower())
