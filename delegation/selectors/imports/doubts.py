"""The doubts of an import, gathered by their kind, each with every row that has it."""

from __future__ import annotations

from dataclasses import dataclass, field

from delegation.models import ImportRow, SchemeImport
from delegation.rules.doubts import MUST_BE_ANSWERED, kind_key, kind_words


@dataclass
class Doubt:
    """One kind of doubt: the rows in which it waits, and those in which it was accepted with others of its kind."""

    key: str
    words: str
    must_be_answered: bool
    waiting: list[ImportRow] = field(default_factory=list)
    accepted: list[ImportRow] = field(default_factory=list)


def doubts_of(made: SchemeImport) -> list[Doubt]:
    """Every kind, the one that most rows wait for first. Rows that are left out, or whose doubts were confirmed on
    their own page, wait for nothing."""
    found: dict[str, Doubt] = {}
    for row in made.rows.exclude(questions=[]).select_related("entry").order_by("position"):
        for question in row.questions:
            key = kind_key(question["code"], question["text"])
            hard = question["code"] in MUST_BE_ANSWERED
            if key in row.choice.get("accepted", ()):
                place = "accepted"
            elif row.is_open and not row.is_left_out and (hard or not row.choice.get("confirmed")):
                place = "waiting"
            else:
                continue
            doubt = found.setdefault(key, Doubt(key, kind_words(question["text"]), hard))
            rows: list[ImportRow] = getattr(doubt, place)
            if row not in rows[-1:]:
                rows.append(row)
    return sorted(
        found.values(), key=lambda doubt: (doubt.must_be_answered, -len(doubt.waiting), doubt.words)
    )
