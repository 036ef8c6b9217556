"""Doubts of an import by their kind: what can be accepted as read for many rows at once, and what must be answered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

# These leave a value open or choose between readings: a person answers them for each row, or for each name.
MUST_BE_ANSWERED = ("holder", "limit", "joint", "place", "dates")
# A letter or a word that is quoted makes a kind of its own (R is taken to mean “recommend”); a longer quotation is what
# the single row says.
_QUOTED = re.compile(r"“[^“”]{20,}”")


def kind_words(text: str) -> str:
    """The sentence without what it quotes of the single row."""
    return _QUOTED.sub("“…”", text)


def kind_key(code: str, text: str) -> str:
    """The same for every doubt of one kind; short enough for an address."""
    return hashlib.sha256(f"{code}:{kind_words(text)}".encode()).hexdigest()[:12]


def is_settled(questions: Iterable[Mapping[str, Any]], choice: Mapping[str, Any]) -> bool:
    """Whether nothing that a row asks waits for an answer: each doubt was confirmed, on the row's own page
    (`confirmed`) or with others of its kind (`accepted`)."""
    accepted = choice.get("accepted", ())
    return all(
        question["code"] not in MUST_BE_ANSWERED
        and (choice.get("confirmed") or kind_key(question["code"], question["text"]) in accepted)
        for question in questions
    )
