"""Lists of members against each other and against the register: who is missing, extra or spelled otherwise (R162)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

ALIKE = 0.82  # from here on two spellings are shown as one name; the page says that it is a likeness
_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(["the", "of", "and", "nhs", "trust", "foundation", "ft", "ltd", "limited", "plc", "cic"])
_BOTH = re.compile(r"\s+(?:&|and)\s+")


@dataclass(frozen=True)
class Name:
    """A name in a list, and the kind it stands behind, if any."""

    text: str
    group: str = ""


@dataclass(frozen=True)
class Known:
    """Somebody or something on record. `is_expected`: holds a seat on the day, so that a full list names it."""

    key: int
    name: str
    aliases: tuple[str, ...] = ()
    is_expected: bool = True


@dataclass(frozen=True)
class Finding:
    """A stable code, and what it means for this name."""

    code: str
    reason: str


@dataclass(frozen=True)
class Reconciled:
    """One organisation or person: what the register calls it, and the spellings in each list by its label."""

    name: str
    known: Known | None
    spellings: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()  # worth reading, nothing to mend

    @property
    def is_settled(self) -> bool:
        return not self.findings


@dataclass
class _Heap:
    """Names that are taken to be one."""

    known: Known | None = None
    names: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))

    def texts(self) -> list[Name]:
        return [name for found in self.names.values() for name in found]


def reconcile(lists: Mapping[str, Sequence[Name]], register: Sequence[Known]) -> list[Reconciled]:
    """Every name of the lists and every one that the register expects; those with findings first.

    A name goes to what is recorded under exactly that name or alias, else to what is spelled most like it; what is
    not on record is gathered with its likes from the other lists. Likeness is a suggestion, never a ruling.
    """
    heaps = {known.key: _Heap(known) for known in register}
    strange: list[_Heap] = []
    for label, names in lists.items():
        for name in _parted(names, register):
            found = _recorded(name, register)
            heap = heaps[found.key] if found else _like_strangers(name, strange)
            heap.names[label].append(name)
    shown = [heap for heap in heaps.values() if heap.names or (heap.known and heap.known.is_expected)]
    rows = [_row(heap, list(lists)) for heap in [*shown, *strange]]
    return sorted(rows, key=lambda row: (row.is_settled, row.name.casefold()))


def plain(text: str) -> str:
    """The telling words of a name in small letters."""
    words = _WORD.findall(text.lower().replace("’", "").replace("'", ""))
    return " ".join([word for word in words if word not in _EMPTY] or words)


def likeness(name: Name, other: str) -> float:
    """How alike two spellings are, 0 to 1, and 0 below `ALIKE`. Words of the kind that a name stands behind do not
    count."""
    one, two = plain(name.text), _without_kind(name, other)
    if one == two:
        return 1.0
    alike = SequenceMatcher(None, one, two, autojunk=False)
    # The cheap bounds first: most of a register is nothing like the name.
    if alike.real_quick_ratio() < ALIKE or alike.quick_ratio() < ALIKE:
        return 0.0
    found = alike.ratio()
    return found if found >= ALIKE else 0.0


def is_same(name: Name, other: str) -> bool:
    """Whether both are one name, whatever its case, marks and words such as “NHS” and “Trust”."""
    return plain(name.text) == _without_kind(name, other)


def is_short_for(short: str, full: str) -> bool:
    """Whether `short` has words of `full` in their order, or first letters of them: “SEL CCG”, “Healthwatch”."""
    rest = plain(full).split()
    for word in plain(short).split():
        if word in rest:
            rest = rest[rest.index(word) + 1 :]
            continue
        for letter in word:
            at = next((at for at, other in enumerate(rest) if other[0] == letter), None)
            if at is None:
                return False
            rest = rest[at + 1 :]
    return True


def _without_kind(name: Name, other: str) -> str:
    kind = {word.removesuffix("s") for word in plain(name.group).split()}
    words = plain(other).split()
    if kind and kind <= {word.removesuffix("s") for word in words}:
        words = [word for word in words if word.removesuffix("s") not in kind] or words
    return " ".join(words)


def _parted(names: Iterable[Name], register: Sequence[Known]) -> list[Name]:
    """ "The borough & the CCG" are two where the whole is nobody on record and both parts are somebody."""
    found: list[Name] = []
    for name in names:
        parts = [Name(part, name.group) for part in _BOTH.split(name.text)]
        both = len(parts) > 1 and not _exact(name, register) and all(_recorded(p, register) for p in parts)
        found += parts if both else [name]
    return found


def _exact(name: Name, register: Sequence[Known]) -> Known | None:
    return next((known for known in register if any(is_same(name, each) for each in _names(known))), None)


def _recorded(name: Name, register: Sequence[Known]) -> Known | None:
    """What is recorded under this name or one like it; nothing where two are equally like it."""
    if found := _exact(name, register):
        return found
    scored = sorted(
        ((max(likeness(name, each) for each in _names(known)), known.key, known) for known in register),
        key=lambda score: score[:2],
        reverse=True,
    )
    best = [known for score, _, known in scored if score and score == scored[0][0]]
    return best[0] if len(best) == 1 else None


def _like_strangers(name: Name, strange: list[_Heap]) -> _Heap:
    for heap in strange:
        if any(likeness(name, other.text) for other in heap.texts()):
            return heap
    strange.append(_Heap())
    return strange[-1]


def _names(known: Known) -> tuple[str, ...]:
    return (known.name, *known.aliases)


def _row(heap: _Heap, labels: list[str]) -> Reconciled:
    spellings = {label: tuple(dict.fromkeys(n.text for n in names)) for label, names in heap.names.items()}
    name = heap.known.name if heap.known else next(iter(spellings.values()))[0]
    return Reconciled(
        name, heap.known, spellings, tuple(_findings(heap, spellings, labels)), tuple(_notes(heap))
    )


def _findings(heap: _Heap, spellings: dict[str, tuple[str, ...]], labels: list[str]) -> Iterable[Finding]:
    listed = [label for label in labels if label in spellings]
    missing = [label for label in labels if label not in spellings]
    if heap.known is None:
        yield Finding("reconcile.unknown", "Nobody on record goes by this name.")
    elif not heap.known.is_expected:
        yield Finding("reconcile.no_seat", "On record, without a seat here on this day.")
    if not listed:
        yield Finding("reconcile.missing", "Has a seat on this day and is not in the document.")
    elif missing:
        yield Finding("reconcile.only_in", f"Only in {_and(listed)}, not in {_and(missing)}.")
    if any(_differ(one, other, heap.known) for one, other in combinations(heap.texts(), 2)):
        texts = _once(heap.texts())
        yield Finding("reconcile.spelled", f"Spelled in {len(texts)} ways: {', '.join(texts)}.")
    if heap.known and (strange := _called(heap, recorded=False)):
        reason = f"The register says “{heap.known.name}”, not {_quoted(strange)}."
        yield Finding("reconcile.not_its_name", reason)


def _notes(heap: _Heap) -> Iterable[str]:
    """A name that the register knows as another one of the same body is no slip."""
    if heap.known and (others := _called(heap, recorded=True)):
        yield f"{_and(others)}: recorded as another name of {heap.known.name}."


def _called(heap: _Heap, *, recorded: bool) -> list[str]:
    """The names used that are not the register's own: those on record as another one, or those that are not."""
    assert heap.known is not None
    other = [name for name in heap.texts() if not is_same(name, heap.known.name)]
    return _once(name for name in other if _is_recorded(name, heap.known) is recorded)


def _is_recorded(name: Name, known: Known | None) -> bool:
    return known is not None and any(is_same(name, each) for each in _names(known))


def _differ(one: Name, other: Name, known: Known | None) -> bool:
    """Whether a document that has both is at odds with itself: a short form on record beside the full one is not."""
    if plain(one.text) == plain(other.text):
        return False
    both_recorded = _is_recorded(one, known) and _is_recorded(other, known)
    is_short = is_short_for(one.text, other.text) or is_short_for(other.text, one.text)
    return not (both_recorded and is_short)


def _once(names: Iterable[Name]) -> list[str]:
    return list(dict.fromkeys(name.text for name in names))


def _and(words: Sequence[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
