"""What an import does to a version: which entry a row speaks of, what it changes, and when it may be applied or undone.

Rows and entries are compared as plain values, so that the same rule serves an import and a mere comparison.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from governance.foundation.outcome import Outcome, met, not_met

NEW, CHANGED, SAME, UNREADABLE, ABSENT, RESIDUAL = (
    "new",
    "changed",
    "same",
    "unreadable",
    "absent",
    "residual",
)
KINDS = (NEW, CHANGED, SAME, UNREADABLE, ABSENT, RESIDUAL)

# In the order in which a reader wants them.
COMPARED = (
    "reference",
    "theme",
    "wording",
    "function",
    "place",
    "treatment",
    "verb",
    "holder",
    "lead_body",
    "limits",
    "conditions",
    "exclusions",
    "responsibility",
    "may_sub_delegate",
    "accountable",
    "source",
    "statutory_basis",
    "effective_from",
    "effective_to",
    "note",
)
_LIMIT = ("kind", "amount", "is_unlimited", "above", "basis", "vat", "budget", "joint_post")

Values = Mapping[str, Any]


def pair(rows: Sequence[Values], entries: Sequence[Values]) -> dict[int, int]:
    """Which entry each row speaks of: position of the row → position of the entry, each at most once.

    First the same reference and holder, then the same wording and holder, then the same function, place and holder,
    and last what alone is left under a reference (a holder that changed). LP104: the reference leads.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for key in (_by_reference, _by_wording, _by_function):
        _match(rows, entries, key, found, taken)
    _match_last(rows, entries, found, taken)
    return found


def _match(
    rows: Sequence[Values],
    entries: Sequence[Values],
    key: Callable[[Values], tuple[Any, ...] | None],
    found: dict[int, int],
    taken: set[int],
) -> None:
    waiting: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        if position not in taken and (name := key(entry)):
            waiting[name].append(position)
    for position, row in enumerate(rows):
        name = key(row) if position not in found else None
        if name and waiting.get(name):
            found[position] = waiting[name].pop(0)
            taken.add(found[position])


def _match_last(
    rows: Sequence[Values], entries: Sequence[Values], found: dict[int, int], taken: set[int]
) -> None:
    left: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (values, done) in enumerate(((rows, found.keys()), (entries, taken))):
        for position, row in enumerate(values):
            if position not in done and row.get("reference") and "treatment" in row:
                left[_plain(row["reference"])][side].append(position)
    for mine, theirs in left.values():
        if len(mine) == len(theirs) == 1 and _alike(rows[mine[0]], entries[theirs[0]]):
            found[mine[0]] = theirs[0]
            taken.add(theirs[0])


def _alike(row: Values, entry: Values) -> bool:
    """A number used again for something else is no change of the old entry."""
    if row.get("function") and row["function"] == entry["function"]:
        return True
    one, other = set(_plain(row["wording"]).split()), set(_plain(entry["wording"]).split())
    return not other or 2 * len(one & other) >= 0.5 * (len(one) + len(other))


def _by_reference(values: Values) -> tuple[Any, ...] | None:
    """The same reference, holder and verb, about something alike: the wording is part of the key in its plain form."""
    if not values.get("reference") or "treatment" not in values:
        return None
    return ("reference", _plain(values["reference"]), values.get("holder"), values.get("verb"))


def _by_wording(values: Values) -> tuple[Any, ...] | None:
    if not values.get("wording") or "treatment" not in values:
        return None
    return ("wording", _plain(values["wording"]), values.get("holder"), values.get("verb"))


def _by_function(values: Values) -> tuple[Any, ...] | None:
    if not values.get("function"):
        return None
    return ("function", values["function"], values.get("place"), values.get("holder"), values.get("verb"))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def differences(row: Values, entry: Values) -> list[str]:
    """The fields in which a row says something else than the entry; what the file does not speak of is left alone."""
    return [name for name in COMPARED if name in row and not _same(name, row[name], entry.get(name))]


def _same(name: str, new: Any, old: Any) -> bool:
    if name == "limits":
        return limit_keys(new) == limit_keys(spoken_limits(old or []))
    if isinstance(new, str) or isinstance(old, str):
        return re.sub(r"\s+", " ", new or "").strip() == re.sub(r"\s+", " ", old or "").strip()
    return bool(new == old)


def limit_keys(limits: Iterable[Values]) -> list[tuple[str, ...]]:
    """Limits as they count, without the words in their notes."""
    return sorted(tuple(str(limit.get(name) or "") for name in _LIMIT) for limit in limits)


def spoken_limits(limits: Iterable[Values]) -> list[Values]:
    """The limits that a scheme's own document can speak of: a partner's limit and an envelope are not in it."""
    return [
        limit for limit in limits if not limit.get("set_by") and limit.get("kind") in ("spend", "virement")
    ]


def check_applicable(*, is_open: int, chosen: int) -> Outcome:
    """Nothing is guessed: every question is answered or its row left out before an import is applied."""
    if is_open:
        rows = "row waits" if is_open == 1 else "rows wait"
        return not_met(
            "scheme_import.open_questions",
            f"{is_open} {rows} for an answer. Settle each, or leave out what you cannot settle.",
            clause="LP104",
        )
    if not chosen:
        return not_met("scheme_import.nothing_to_apply", "Nothing in this file is new or changed.")
    return met("scheme_import.applicable")


def check_undoable(changed: Sequence[str]) -> Outcome:
    """An import is taken back only while nobody built on it."""
    if not changed:
        return met("scheme_import.undoable")
    named = "; ".join(changed[:10]) + (f" and {len(changed) - 10} more" if len(changed) > 10 else "")
    return not_met(
        "scheme_import.changed_since",
        f"This import cannot be undone, because somebody has changed since: {named}.",
        changed=list(changed),
    )
