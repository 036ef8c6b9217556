"""Words of the editor: a row in one line, problems by kind, what many rows would become."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from delegation.actions.bulk import RowPlan
from delegation.actions.parts import parts_of
from delegation.models import SchemeEntry, SchemeVersion
from delegation.presenters import holder_name, limit_words, part_words, place_name, treatment_tag
from delegation.rules.bulk import END, LIMIT, MOVE, BulkChange
from delegation.rules.versions import Check
from governance.foundation import words
from governance.foundation.screens.present import Cell, cell, counted

HEADINGS = {
    "chain": "Chains of authority",
    "availability": "Not supported yet",
    "agreement": "Agreements",
    "terms": "Terms of reference",
    "scheme_entry.contradiction": "Contradictions",
    "scheme_entry.reserved_and_delegated": "Reserved and delegated at once",
    "scheme_entry.overlap": "Two holders",
    "scheme_entry.listed_twice": "Listed twice",
    "scheme_entry.holder_missing": "Holders that do not exist that day",
    "scheme_entry.holder_advises": "Advisory bodies that would decide",
    "scheme_entry.no_holder": "No holder",
    "scheme_entry.no_source": "No source",
    "scheme_entry.no_lead": "No lead named",
    "scheme_entry.non_delegable": "Not delegable by law",
    "scheme_version.gap": "Places without a row",
    "scheme_version.functions_unlisted": "Functions without a row",
}


@dataclass(frozen=True)
class EditorRow:
    """One row as the list shows it."""

    key: int
    heading: str
    function: str
    where: str
    treatment: Cell
    verb: str
    holder: str
    limit: str
    source: str
    dates: str
    problems: int
    comments: int
    proposals: int

    @property
    def name(self) -> str:
        return f"{self.heading} {self.function}".strip()


def editor_row(
    entry: SchemeEntry,
    *,
    problems: Mapping[int, int],
    comments: Mapping[int, int],
    proposals: Mapping[int, int],
) -> EditorRow:
    """Read the row `with_parts`; the numbers are by its key."""
    return EditorRow(
        key=entry.pk,
        heading=entry.reference,
        function=entry.function.title,
        where=place_name(entry),
        treatment=cell(treatment_tag(entry.treatment)),
        verb="" if entry.verb == "decide" else entry.get_verb_display().lower(),
        holder=holder_name(entry),
        limit=limit_words(entry),
        source=entry.source,
        dates=words.period(entry.effective_from, entry.effective_to),
        problems=problems.get(entry.pk, 0),
        comments=comments.get(entry.pk, 0),
        proposals=proposals.get(entry.pk, 0),
    )


@dataclass
class ProblemGroup:
    """Problems of one kind; `lines` are (reason, clause, address of the row or nothing)."""

    title: str
    stops: bool
    lines: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class ProblemPanel:
    """`said` counts them by severity in words."""

    said: str
    groups: list[ProblemGroup]
    by_row: dict[int, int]
    reasons: dict[int, list[str]]


def rows_of(check: Check) -> set[int]:
    """The rows that a problem is about."""
    details = check.outcome.details
    return {details[name] for name in ("entry", "other", "parent") if details.get(name) is not None}


def problem_panel(checks: Sequence[Check], *, row_url: Any) -> ProblemPanel:
    """`row_url(key)` is the address of a row on the page."""
    groups: dict[tuple[bool, str], ProblemGroup] = {}
    reasons: dict[int, list[str]] = defaultdict(list)
    for check in checks:
        code = check.outcome.code
        title = HEADINGS.get(code) or HEADINGS.get(code.partition(".")[0]) or "The version as a whole"
        group = groups.setdefault((not check.stops, title), ProblemGroup(title, check.stops))
        key = check.outcome.details.get("entry")
        group.lines.append((check.outcome.reason, check.outcome.clause, row_url(key) if key else ""))
        for row in rows_of(check):
            reasons[row].append(check.outcome.reason)
    stops = sum(1 for check in checks if check.stops)
    return ProblemPanel(
        said=_said(stops, len(checks) - stops),
        groups=[groups[key] for key in sorted(groups)],
        by_row=dict(Counter(row for check in checks for row in rows_of(check))),
        reasons=dict(reasons),
    )


def _said(stops: int, looks: int) -> str:
    if not stops and not looks:
        return "No problem was found."
    parts = [f"{stops} {'stops' if stops == 1 else 'stop'} the adoption"] if stops else []
    parts += [f"{looks} to look at"] if looks else []
    return f"{counted(stops + looks, 'problem', 'problems')}: {', '.join(parts)}."


@dataclass(frozen=True)
class PlannedRow:
    """A row of the preview: what it says, what it would say, or why it stays."""

    key: int
    version: int
    name: str
    was: str
    now: str
    why_not: str


def planned_rows(plans: Iterable[RowPlan], change: BulkChange) -> list[PlannedRow]:
    return [
        PlannedRow(
            plan.entry.pk,
            plan.entry.version,
            str(plan.entry),
            _was(plan.entry, change),
            _now(plan, change) if plan.outcome.ok else "",
            "" if plan.outcome.ok else plan.outcome.reason,
        )
        for plan in plans
    ]


def _was(entry: SchemeEntry, change: BulkChange) -> str:
    if change.kind == END:
        return words.day(entry.effective_to, "open")
    if change.kind == MOVE:
        return holder_name(entry) or "not set"
    return part_words("limits", parts_of(entry)["limits"]) if change.kind == LIMIT else entry.source


def _now(plan: RowPlan, change: BulkChange) -> str:
    if change.kind == END:
        return words.day(change.last_day, "open")
    if change.kind == MOVE:
        return change.holder.name if change.holder else ""
    if change.kind == LIMIT:
        return part_words("limits", plan.values["limits"])
    return str(plan.values["source"])


def bulk_title(change: BulkChange) -> str:
    titles = {END: "Last day", MOVE: "Holder", LIMIT: "Limit"}
    return titles.get(change.kind, "Source")


def editor_url(
    version: SchemeVersion, kept: Sequence[tuple[str, str]] = (), anchor: str = "", **query: Any
) -> str:
    """The editor with the filters as they are; names in `query` take the place of those kept."""
    pairs = [(name, value) for name, value in kept if name not in query and value]
    pairs += [(name, str(value)) for name, value in query.items() if value]
    address = reverse("delegation:scheme-editor", args=[version.pk])
    return f"{address}{'?' if pairs else ''}{urlencode(pairs)}{f'#{anchor}' if anchor else ''}"
