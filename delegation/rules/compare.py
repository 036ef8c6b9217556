"""What changed between two versions of a scheme: row by row, field by field, and in a sentence.

Rows are told apart by what they are about, not by their database keys, so that a draft that was copied, imported or
typed afresh compares the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from delegation.rules.facts import DELEGATED, RESERVED, EntryFacts, VersionFacts
from delegation.rules.limits import in_words

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"
RAISED, LOWERED = "raised", "lowered"
NOTHING = ""


@dataclass(frozen=True)
class FieldChange:
    """One field of a row, in words, before and after; empty means that nothing was stated."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row of either version, or of both. `kind` is added, removed, changed or same."""

    kind: str
    before: EntryFacts | None
    after: EntryFacts | None
    fields: tuple[FieldChange, ...] = ()
    limit_moved: str = ""

    @property
    def row(self) -> EntryFacts:
        found = self.after or self.before
        if found is None:
            raise ValueError("A change is of a row.")
        return found


def _holder(row: EntryFacts) -> str:
    return row.holder.name if row.holder else row.lead_body


def _limits(row: EntryFacts) -> str:
    return "; ".join(in_words(limit) for limit in row.limits)


# What of a row is compared, with the words over it. The days of a row are compared as they are written in it.
FIELDS: tuple[tuple[str, str, Callable[[EntryFacts], str]], ...] = (
    ("reference", "Reference", lambda row: row.reference),
    ("theme", "Heading", lambda row: row.theme),
    ("wording", "Decision", lambda row: row.wording),
    ("function", "Function", lambda row: row.function_title),
    ("place", "Where", lambda row: row.place_name or "The whole ICB"),
    ("treatment", "Treatment", lambda row: row.treatment_words),
    ("verb", "What the holder does", lambda row: row.verb),
    ("holder", "Held or led by", _holder),
    ("limits", "Limits", _limits),
    ("conditions", "Conditions", lambda row: "\n".join(row.conditions)),
    ("exclusions", "Kept back", lambda row: "\n".join(row.exclusions)),
    ("may_sub_delegate", "May be passed on", lambda row: "Yes" if row.may_sub_delegate else "No"),
    (
        "delegators",
        "Delegated by",
        lambda row: "\n".join(
            f"{each.name} ({each.scheme_reference})" if each.scheme_reference else each.name
            for each in row.delegators
        ),
    ),
    ("statutory_basis", "Statutory basis", lambda row: row.statutory_basis),
    ("source", "Source", lambda row: row.source),
    ("period", "Dates", lambda row: str(row.period)),
)

# The same for what a version says as a whole.
WHOLE: tuple[tuple[str, str, Callable[[VersionFacts], str]], ...] = (
    ("kind", "Kind of scheme", lambda whole: whole.kind_words),
    (
        "passes_upward",
        "Whoever stands higher may also decide what a lower holder may",
        lambda whole: "Yes" if whole.passes_upward else "No",
    ),
    (
        "residual_clause",
        "Where everything unlisted goes",
        lambda whole: whole.residual_clause or "Not stated",
    ),
)

Key = Callable[[EntryFacts], Any]


def _who(row: EntryFacts) -> Any:
    return (row.holder.kind, row.holder.id) if row.holder else row.lead_body


# Which rows of two versions are the same row: the closest likeness first.
LIKENESS: tuple[Key, ...] = (
    lambda row: (row.reference, row.function, row.place, _who(row), row.verb, row.treatment),
    lambda row: (row.function, row.place, _who(row), row.verb, row.treatment),
    lambda row: (row.reference, row.function, row.place, row.verb) if row.reference else None,
    lambda row: (row.reference, row.place, _who(row), row.verb) if row.reference else None,
    lambda row: (row.function, row.place, _who(row)),
    lambda row: (row.function, row.place, row.verb, row.treatment),
    lambda row: (row.function, row.place),
)


def compare(before: Iterable[EntryFacts], after: Iterable[EntryFacts]) -> list[RowChange]:
    """Every row of either version once: pairs in the order of `after`, each removed row where it stood in `before`."""
    old, new = list(before), list(after)
    pairs = _pair(old, new)
    changes = [_change(pairs.get(index), row) for index, row in enumerate(new)]
    kept = {id(row) for row in pairs.values()}
    return _with_removed(changes, old, kept)


def compare_whole(before: VersionFacts | None, after: VersionFacts | None) -> tuple[FieldChange, ...]:
    """What one version says otherwise than the other as a whole; nothing where one of them is not there."""
    if before is None or after is None:
        return ()
    return tuple(
        FieldChange(name, label, read(before), read(after))
        for name, label, read in WHOLE
        if read(before) != read(after)
    )


def _pair(old: Sequence[EntryFacts], new: Sequence[EntryFacts]) -> dict[int, EntryFacts]:
    """The old row of each new one, by its index. Rows alike in number are paired in their order."""
    pairs: dict[int, EntryFacts] = {}
    free = dict(enumerate(old))
    for key in LIKENESS:
        waiting: dict[Any, list[int]] = {}
        for index, row in free.items():
            if key(row) is not None:
                waiting.setdefault(key(row), []).append(index)
        for index, row in enumerate(new):
            alike = waiting.get(key(row)) if index not in pairs and key(row) is not None else None
            if alike:
                pairs[index] = free.pop(alike.pop(0))
    return pairs


def _change(before: EntryFacts | None, after: EntryFacts) -> RowChange:
    if before is None:
        return RowChange(ADDED, None, after)
    fields = tuple(
        FieldChange(name, label, read(before), read(after))
        for name, label, read in FIELDS
        if read(before) != read(after)
    )
    return RowChange(CHANGED if fields else SAME, before, after, fields, _moved(before, after))


def _with_removed(changes: list[RowChange], old: list[EntryFacts], kept: set[int]) -> list[RowChange]:
    """Put each removed row behind the row that it followed."""
    places = {id(change.before): index for index, change in enumerate(changes) if change.before}
    behind: dict[int, list[RowChange]] = {}
    last = -1
    for row in old:
        if id(row) in kept:
            last = places[id(row)]
        else:
            behind.setdefault(last, []).append(RowChange(REMOVED, row, None))
    found = list(behind.get(-1, ()))
    for index, change in enumerate(changes):
        found += [change, *behind.get(index, ())]
    return found


def _ceiling(row: EntryFacts) -> Decimal | None:
    """The furthest that the ICB's own spending limits reach; None when there is no ceiling or none is stated."""
    tops = [limit.amount for limit in row.limits if limit.set_by is None and limit.kind == "spend"]
    return None if not tops or None in tops else max(top for top in tops if top is not None)


def _moved(before: EntryFacts, after: EntryFacts) -> str:
    was, now = _ceiling(before), _ceiling(after)
    if was == now:
        return ""
    if was is None:
        return LOWERED
    return RAISED if now is None or now > was else LOWERED


def summary(changes: Iterable[RowChange], whole: Sequence[FieldChange] = ()) -> list[str]:
    """In words, the weightiest first: ["3 limits raised", "1 delegation ended"]. Empty when nothing changed.

    `whole` is what changed for the version as a whole."""
    counted: Counter[tuple[str, str]] = Counter({OF_THE_WHOLE: len(whole)})
    for change in changes:
        counted.update(_told(change))
    said = []
    for one, many in SENTENCES:
        number = counted[(one, many)]
        if number:
            said.append(f"{number} {one if number == 1 else many}")
    return said


LIMIT_RAISED = ("limit raised", "limits raised")
LIMIT_LOWERED = ("limit lowered", "limits lowered")
GIVEN = ("delegation added", "delegations added")
ENDED = ("delegation ended", "delegations ended")
MOVED = ("holder changed", "holders changed")
RESERVED_NOW = ("matter newly reserved", "matters newly reserved")
OTHER_TREATMENT = ("treatment changed", "treatments changed")
TERMS = ("row with other terms", "rows with other terms")
ROW_ADDED = ("other row added", "other rows added")
ROW_GONE = ("other row removed", "other rows removed")
REWORDED = ("row reworded", "rows reworded")
OF_THE_WHOLE = ("rule of the whole version changed", "rules of the whole version changed")
SENTENCES = (
    OF_THE_WHOLE,
    LIMIT_RAISED,
    LIMIT_LOWERED,
    GIVEN,
    ENDED,
    MOVED,
    RESERVED_NOW,
    OTHER_TREATMENT,
    TERMS,
    ROW_ADDED,
    ROW_GONE,
    REWORDED,
)
TERM_FIELDS = {
    "limits",
    "conditions",
    "exclusions",
    "may_sub_delegate",
    "delegators",
    "period",
    "place",
    "verb",
}


def _told(change: RowChange) -> set[tuple[str, str]]:
    if change.kind == SAME:
        return set()
    if change.kind == ADDED:
        return {GIVEN} if change.row.treatment == DELEGATED else {ROW_ADDED}
    if change.kind == REMOVED:
        return {ENDED} if change.row.treatment == DELEGATED else {ROW_GONE}
    return _told_of_pair(change)


def _told_of_pair(change: RowChange) -> set[tuple[str, str]]:
    names = {each.name for each in change.fields}
    told = set()
    if change.limit_moved:
        told.add(LIMIT_RAISED if change.limit_moved == RAISED else LIMIT_LOWERED)
    if "treatment" in names and change.before is not None and change.after is not None:
        told |= _told_of_treatment(change.before.treatment, change.after.treatment)
    elif "holder" in names:
        told.add(MOVED)
    if names & TERM_FIELDS and not told:
        told.add(TERMS)
    return told or {REWORDED}


def _told_of_treatment(was: str, now: str) -> set[tuple[str, str]]:
    told = {ENDED} if was == DELEGATED else set()
    told |= {DELEGATED: {GIVEN}, RESERVED: {RESERVED_NOW}}.get(now, set())
    return told or {OTHER_TREATMENT}
