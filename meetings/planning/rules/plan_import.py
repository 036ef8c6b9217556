"""Rows of a forward plan in a workbook: which column is which, what a row says, and what it changes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from meetings.planning.rules.plan import NAMES, check_months

# The columns of the download, in its order: heading → field.
COLUMNS = {
    "Title": "title",
    "Purpose": "purposes",
    "Owner": "owner",
    "Where it comes from": "source",
    "Document and clause": "source_text",
    "How often": "cycle",
    "Months": "months",
    "On the plan from": "effective_from",
    "On the plan until": "effective_to",
    "A paper is needed": "needs_paper",
    "Minutes": "minutes",
    "Taken in": "openness",
    "Why in private": "private_reason",
    "Note": "note",
}
_ALIASES = {
    **{heading.casefold(): name for heading, name in COLUMNS.items()},
    "item": "title",
    "subject": "title",
    "agenda item": "title",
    "topic": "title",
    "lead": "owner",
    "responsible": "owner",
    "for": "purposes",
    "paper for": "purposes",
    "cycle": "cycle",
    "frequency": "cycle",
    "month": "months",
    "when": "months",
    "source": "source_text",
    "notes": "note",
    "comment": "note",
    "public or private": "openness",
    "paper": "needs_paper",
}
NEEDED = ("title",)
CYCLES = {
    "once": "once",
    "one-off": "once",
    "yearly": "yearly",
    "annual": "yearly",
    "annually": "yearly",
    "every year": "yearly",
    "half-yearly": "half_yearly",
    "six-monthly": "half_yearly",
    "every six months": "half_yearly",
    "twice a year": "half_yearly",
    "quarterly": "quarterly",
    "every three months": "quarterly",
    "every public meeting": "every_public",
    "at every public meeting": "every_public",
    "every meeting": "every_meeting",
    "at every meeting": "every_meeting",
    "chosen months": "months",
    "once, in the month it begins": "once",
    "in chosen months, every year": "months",
}
YES, NO = {"yes", "y", "true", "x", "✓"}, {"no", "n", "false", "verbal"}
DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(NAMES, 1)}


@dataclass(frozen=True)
class Words:
    """The words that the portal has for codes, each casefolded: what a file may say."""

    purposes: Mapping[str, str]
    sources: Mapping[str, str]
    reasons: Mapping[str, str]


@dataclass(frozen=True)
class PlanRow:
    """What one row says; days are ISO, "" for none. `problem`: why it cannot be taken; `doubts`: what was not
    understood and is left as it is. `said` names the fields of which the file says something."""

    number: int
    title: str
    purposes: Sequence[str] = ()
    owner: str = ""
    source: str = "cycle"
    source_text: str = ""
    cycle: str = "once"
    months: Sequence[int] = ()
    effective_from: str = ""
    effective_to: str = ""
    needs_paper: bool = True
    minutes: int | None = None
    openness: str = "public"
    private_reason: str = ""
    note: str = ""
    problem: str = ""
    doubts: Sequence[str] = ()
    said: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def values(self, *, today: date) -> dict[str, Any]:
        """Fields of a new planned item, its owner apart."""
        names = ("title", "source", "source_text", "cycle", "needs_paper", "minutes", "openness")
        values: dict[str, Any] = {name: getattr(self, name) for name in (*names, "private_reason", "note")}
        values |= {"purposes": list(self.purposes), "months": list(self.months)}
        values["effective_from"] = date.fromisoformat(self.effective_from) if self.effective_from else today
        values["effective_to"] = date.fromisoformat(self.effective_to) if self.effective_to else None
        return values

    def told(self, *, today: date) -> dict[str, Any]:
        """The same, without the fields of which the file says nothing: those stay as they are."""
        values = self.values(today=today)
        if not self.effective_from:
            del values["effective_from"]
        return {name: value for name, value in values.items() if name in self.said}


def columns_of(heading: Sequence[str]) -> dict[str, int] | None:
    """Which column says what, by a row of headings; None when it is no such row."""
    found: dict[str, int] = {}
    for place, text in enumerate(heading):
        name = _ALIASES.get(" ".join(text.split()).casefold())
        if name is not None and name not in found:
            found[name] = place
    return found if all(name in found for name in NEEDED) and len(found) > 1 else None


def read_row(number: int, cells: Sequence[str], columns: Mapping[str, int], words: Words) -> PlanRow | None:
    """One row of the file; None for an empty one."""
    told = {name: " ".join(cells[place].split()) for name, place in columns.items() if place < len(cells)}
    if not any(told.values()):
        return None
    return _Reader(number, told, frozenset(columns), words).row()


@dataclass
class _Reader:
    number: int
    told: Mapping[str, str]
    columns: frozenset[str]
    words: Words
    doubts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unsaid: set[str] = field(default_factory=set)

    def row(self) -> PlanRow:
        title = self.told.get("title", "")[:250]
        if not title:
            self.problems.append("It has no title.")
        months = self._months()
        cycle = self._cycle(months)
        fits = check_months(cycle, months)
        if not fits.ok:
            self.problems.append(fits.reason)
        openness, private_reason = self._openness()
        begins, ends = self._day("effective_from"), self._day("effective_to")
        if begins and ends and ends < begins:
            self.problems.append("It ends before it begins.")
        if cycle == "once" and not begins:
            self.problems.append("It comes once, and the row does not say when: give “On the plan from”.")
        return PlanRow(
            self.number,
            title,
            purposes=self._purposes(),
            owner=self.told.get("owner", ""),
            source=self._coded("source", self.words.sources, "cycle"),
            source_text=self.told.get("source_text", "")[:300],
            cycle=cycle,
            months=months,
            effective_from=begins,
            effective_to=ends,
            needs_paper=self._yes("needs_paper"),
            minutes=self._minutes(),
            openness=openness,
            private_reason=private_reason,
            note=self.told.get("note", ""),
            problem=" ".join(self.problems),
            doubts=self.doubts,
            said=sorted(self._said()),
        )

    def _said(self) -> set[str]:
        said = set(self.columns) - self.unsaid
        if {"cycle", "months"} & said:
            said |= {"cycle", "months"}
        if "openness" in said:
            said.add("private_reason")
        return said

    def _doubt(self, name: str, words: str) -> None:
        """The field is left as it is."""
        self.doubts.append(words)
        self.unsaid.add(name)

    def _purposes(self) -> list[str]:
        parts = [
            part.strip() for part in re.split(r"[,;/]|\band\b", self.told.get("purposes", "")) if part.strip()
        ]
        found = [self.words.purposes.get(part.casefold()) for part in parts]
        strange = [part for part, code in zip(parts, found, strict=True) if code is None]
        if strange:
            self._doubt("purposes", f"The purpose “{', '.join(strange)[:60]}” is none that the portal knows.")
        return [code for code in dict.fromkeys(found) if code]

    def _coded(self, name: str, codes: Mapping[str, str], default: str) -> str:
        text = self.told.get(name, "")
        code = codes.get(text.casefold())
        if text and code is None:
            self._doubt(name, f"“{text[:60]}” is no such choice.")
        return code or default

    def _months(self) -> list[int]:
        text = self.told.get("months", "")
        found = [_MONTHS.get(part[:3].casefold()) for part in re.findall(r"[A-Za-z]{3,}", text)]
        if None in found or (text and not found):
            self.problems.append(f"The months cannot be read: “{text[:60]}”.")
        return [month for month in dict.fromkeys(found) if month]

    def _cycle(self, months: Sequence[int]) -> str:
        text = self.told.get("cycle", "").casefold().partition(":")[0].strip()
        if text in CYCLES:
            return CYCLES[text]
        if text:
            self.problems.append(f"How often it comes cannot be read: “{text[:60]}”.")
        return "months" if months else "once"

    def _openness(self) -> tuple[str, str]:
        text = self.told.get("openness", "").casefold()
        if text in ("", "public"):
            return "public", ""
        if text != "private":
            # Nothing becomes public by a slip of the pen.
            self.problems.append(f"Whether it is taken in public cannot be read: “{text[:40]}”.")
            return "public", ""
        reason = self.words.reasons.get(self.told.get("private_reason", "").casefold(), "")
        if not reason:
            self.problems.append("It is private, and the row does not say why in the portal's words.")
        return "private", reason

    def _yes(self, name: str) -> bool:
        text = self.told.get(name, "").casefold()
        if text and text not in YES | NO:
            self._doubt(name, f"“{text[:40]}” is neither yes nor no.")
        return text not in NO

    def _minutes(self) -> int | None:
        text = self.told.get("minutes", "").removesuffix(".0")
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,3}", text):
            self._doubt("minutes", f"The minutes cannot be read: “{text[:20]}”.")
            return None
        return int(text)

    def _day(self, name: str) -> str:
        text = self.told.get(name, "")
        for form in DAY_FORMS:
            try:
                return datetime.strptime(text, form).replace(tzinfo=UTC).date().isoformat()
            except ValueError:
                continue
        if text:
            self.problems.append(f"The day cannot be read: “{text[:30]}”.")
        return ""


LABELS = {name: heading.lower() for heading, name in COLUMNS.items()} | {
    "owner_post": "owner",
    "owner_person": "owner",
}


@dataclass(frozen=True)
class Compared:
    """What a row would do: new, changed, same or unreadable; `why`, in words."""

    kind: str
    why: str = ""


def compare(values: Mapping[str, Any], existing: Mapping[str, Any] | None) -> Compared:
    """What a row tells against the item that it is known again as, by its title."""
    if existing is None:
        return Compared("new")
    names = [LABELS[name] for name in values if _plain(values[name]) != _plain(existing[name])]
    differing = list(dict.fromkeys(names))
    return Compared("changed", f"Differs in {', '.join(differing)}.") if differing else Compared("same")


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    return sorted(value) if isinstance(value, list | tuple) else value


def key_of(title: str) -> str:
    """By what a row is known again."""
    return " ".join(title.casefold().split())
