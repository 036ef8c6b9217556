"""Rows of a register of interests in a file: which column is which, what a row says, and what it changes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

# LP37, in its order; the numbers of a file without headings that are recognised.
IN_ORDER = ("name", "positions", "declared", "category", "direct", "nature", "from", "to", "action")
NEEDED = ("name", "nature", "from")
# What headings say, in any order of the columns; the first that fits wins.
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern, re.I))
    for key, pattern in (
        ("declared_on", r"(date|when).*(declared|declaration)|declared on"),
        ("to", r"\b(date|interest|held)?\s*(to|until|ended?|end date|expir\w*)\b$|date.*\bto\b"),
        ("from", r"^\s*(date|interest|held)?\s*(from|since|start date|began)\b|date.*\bfrom\b"),
        ("direct", r"\bindirect\b"),
        ("nature", r"^\s*nature\b|description|details"),
        ("category", r"\btype\b|category"),
        ("action", r"action|mitigat|manage"),
        ("declared", r"declared interest|organisation|name of (the )?(body|company|party)|interest declared"),
        ("positions", r"position|role|job title|post\b"),
        ("name", r"\bname\b|member\b|person\b"),
    )
)
OPEN_ENDS = (
    "",
    "-",
    "–",
    "ongoing",
    "on-going",
    "current",
    "present",
    "to date",
    "to present",
    "continuing",
    "n/a",
)
NOTHING = re.compile(r"^(nil|none|nothing to declare|no interests?( declared)?|n/?a)\.?( return)?$", re.I)
DAY_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%y")
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.I)
POSITION_BEHIND = re.compile(r"^(?P<party>.+?)\s*\((?P<position>[^()]+)\)\s*$", re.S)


def columns_of(heading: Sequence[str]) -> dict[str, int] | None:
    """Which column says what, by the words of a row of headings; None when it is no such row."""
    found: dict[str, int] = {}
    for place, text in enumerate(heading):
        words = " ".join(text.split())
        key = next((key for key, pattern in HEADINGS if key not in found and pattern.search(words)), None)
        if key and len(words) < 120:
            found[key] = place
    return found if all(key in found for key in NEEDED) else None


def columns_in_order(width: int) -> dict[str, int] | None:
    """The columns of LP37 in their order, where a file has as many and its headings say nothing."""
    return {key: place for place, key in enumerate(IN_ORDER)} if width >= len(IN_ORDER) else None


@dataclass(frozen=True)
class ReadRow:
    """What one row of the file says. `problem` is why it cannot be taken; `nothing` marks a row that declares none.

    Dates are ISO days, "" where the file says none. `unsaid` names fields of which the file says nothing at all,
    because it has no such column: what the register holds there stays.
    """

    number: int
    name: str
    category: str = ""
    relation: str = ""
    party: str = ""
    position: str = ""
    nature: str = ""
    mitigation: str = ""
    effective_from: str = ""
    effective_to: str = ""
    declared_on: str = ""
    problem: str = ""
    nothing: bool = False
    unsaid: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def values(self) -> dict[str, Any]:
        """For an interest: names of its fields and their values."""
        end = self.effective_to
        return {
            "category": self.category,
            "relation": self.relation,
            "party": self.party,
            "position": self.position,
            "nature": self.nature,
            "mitigation": self.mitigation,
            "effective_from": date.fromisoformat(self.effective_from),
            "effective_to": date.fromisoformat(end) if end else None,
        }

    def told(self) -> dict[str, Any]:
        """The same without the fields of which the file says nothing."""
        return {name: value for name, value in self.values().items() if name not in self.unsaid}


def read_row(number: int, cells: Sequence[str], columns: Mapping[str, int]) -> ReadRow | None:
    """One row of the file; None for an empty one."""

    def said(key: str) -> str:
        place = columns.get(key)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    if not any(said(key) for key in columns):
        return None
    name = " ".join(said("name").split())
    if not name:
        return ReadRow(number, "", problem="It names nobody.")
    if NOTHING.match(said("declared") or said("nature")) and not said("from"):
        return ReadRow(number, name, nothing=True)
    return _interest(number, name, said, columns)


NOT_SAID = "Not said in the file"
COLUMN_OF = {"position": "declared", "mitigation": "action", "effective_to": "to"}


def _interest(number: int, name: str, said: Any, columns: Mapping[str, int]) -> ReadRow:
    party, position = _party(said("declared"))
    category, relation = _category(said("category"), said("direct"))
    problems = []
    if not said("nature"):
        problems.append("It does not say what the interest is.")
    if not category:
        problems.append(f"The type “{said('category')[:40]}” is none of the four.")
    begins, ends, declared = _day(said("from")), _day(said("to"), OPEN_ENDS), _day(said("declared_on"), ("",))
    if not begins:
        problems.append(f"The day from which it is held cannot be read: “{said('from')[:40]}”.")
    if ends is None:
        problems.append(f"The day to which it is held cannot be read: “{said('to')[:40]}”.")
    if declared is None:
        problems.append(f"The day of declaration cannot be read: “{said('declared_on')[:40]}”.")
    if begins and ends and ends < begins:
        problems.append("It ends before it begins.")
    return ReadRow(
        number,
        name,
        category,
        relation,
        party[:300],
        position[:200],
        said("nature"),
        said("action"),
        begins or "",
        ends or "",
        declared or "",
        " ".join(problems),
        unsaid=[
            *(field for field, column in COLUMN_OF.items() if column not in columns),
            *(["relation"] if relation == NOT_SAID else []),
        ],
    )


def _party(text: str) -> tuple[str, str]:
    """ "Fernbank Ltd (Director)" is an organisation and a position there."""
    plain = " ".join(text.split())
    found = POSITION_BEHIND.match(plain)
    return (found["party"], found["position"]) if found else (plain, "")


def _category(kind: str, direct: str) -> tuple[str, str]:
    """The category, and for an indirect interest whose it is; "" for words that are none of the four (LP35)."""
    words = re.sub(r"[\s\-–]+", " ", kind).strip().lower()
    way = " ".join(direct.split())
    if way.lower().startswith("indirect") or words.startswith("indirect"):
        behind = way.partition(":")[2].strip() if way.lower().startswith("indirect") else ""
        return "indirect", behind or NOT_SAID
    if "personal" in words:
        return "personal", ""
    if "professional" in words:
        return "professional", ""
    return ("financial", "") if words.startswith("financial") else ("", "")


def _day(text: str, open_ends: Sequence[str] = ()) -> str | None:
    """An ISO day; "" for words that mean none; None for what cannot be read. A month alone is not a day."""
    plain = ORDINAL.sub("", " ".join(text.split())).strip(" .")
    if plain.lower() in open_ends:
        return ""
    for form in DAY_FORMS:
        try:
            return datetime.strptime(plain, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return None


@dataclass(frozen=True)
class Compared:
    """What a row would do: "new", "same", "changed" or "unreadable", and why or in which fields."""

    kind: str
    why: str = ""
    fields: tuple[str, ...] = field(default=())


LABELS = {
    "category": "type",
    "relation": "whose it is",
    "party": "organisation",
    "position": "position there",
    "nature": "nature",
    "mitigation": "action taken",
    "effective_from": "from",
    "effective_to": "to",
}
Key = tuple[Any, ...]


def key_of(person: int, values: Mapping[str, Any]) -> Key:
    """By what a row is known again: the person, the type, the organisation and the first day."""
    party = " ".join(str(values["party"]).casefold().split())
    return (person, values["category"], party, values["effective_from"])


def compare(values: Mapping[str, Any], existing: Mapping[str, Any] | None) -> Compared:
    """What a row tells against the interest that it is known again as, if there is one."""
    if existing is None:
        return Compared("new")
    differing = tuple(
        LABELS[name]
        for name in LABELS
        if name in values and name != "party" and _plain(values[name]) != _plain(existing[name])
    )
    return (
        Compared("changed", f"Differs in {', '.join(differing)}.", differing)
        if differing
        else Compared("same")
    )


def _plain(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
