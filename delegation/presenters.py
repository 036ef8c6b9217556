"""Words, tags and columns about authority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from delegation.enums import Treatment
from delegation.models import Delegator, Limit, Measure, SchemeEntry, SchemeVersion
from delegation.models.entries import PARTS
from delegation.rules.compare import FIELDS, FieldChange, RowChange
from delegation.rules.facts import NOT_LISTED
from delegation.rules.limits import in_words
from delegation.selectors.facts import limit_facts
from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from governance.foundation.text.redline import GONE, NEW, Piece, redline

COLOURS = {
    Treatment.RESERVED: "purple",
    Treatment.DELEGATED: "green",
    Treatment.LED_ELSEWHERE: "blue",
    Treatment.DISCUSSED: "yellow",
    Treatment.UNDETERMINED: "orange",
}
SHORT = {
    Treatment.RESERVED: "Reserved",
    Treatment.DELEGATED: "Delegated",
    Treatment.LED_ELSEWHERE: "Led elsewhere",
    Treatment.DISCUSSED: "Discussed, not delegated",
    Treatment.UNDETERMINED: "Undetermined",
}
WHOLE_ICB = "The whole ICB"
DATES = (Column("From", "effective_from"), Column("To (last day)", "effective_to", unset="Open"))


def treatment_tag(treatment: str) -> Tag:
    """The treatment in a word; the colour only repeats it. Not listed is a state of its own (R24)."""
    if treatment == NOT_LISTED:
        return Tag("Not listed", "grey")
    return Tag(SHORT[Treatment(treatment)], COLOURS[Treatment(treatment)])


def state_tag(version: SchemeVersion) -> Tag:
    colour = {"draft": "yellow", "in_review": "blue", "adopted": "green", "withdrawn": "grey"}[version.state]
    return Tag(version.get_state_display(), colour)


def standing_tag(version: SchemeVersion, ask: Ask) -> Tag:
    """An adopted version is in force, was followed by another or ended, or is still to come on the day of the page."""
    if version.state != "adopted":
        return state_tag(version)
    if version.is_in_force(ask.on):
        return Tag("In force", "green")
    return Tag("To come", "blue") if version.effective_from > ask.on else Tag("Superseded", "grey")


def limit_words(entry: SchemeEntry) -> str:
    """Every limit in words; none stated is said so, and is never zero."""
    said = [in_words(limit_facts(limit)) for limit in entry.limits.all()]
    if not said:
        return "No limit stated" if entry.treatment == Treatment.DELEGATED else ""
    return "; ".join(said)


def anchors_of(entries: Sequence[SchemeEntry]) -> dict[int, str]:
    """An id for each row on a page, the same in the workspace and in public: made of its reference, which is counted
    where several rows share it."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for entry in entries:
        base = f"row-{slugify(entry.reference.replace('.', '-')) or 'entry'}"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        found[entry.pk] = name
    return found


def delegator_names(entry: SchemeEntry) -> list[str]:
    return [
        f"{row.organisation.name}{f' ({row.scheme_reference})' if row.scheme_reference else ''}"
        for row in entry.delegators.all()
    ]


PART_LABELS = {
    "limits": "Limits",
    "delegators": "Delegated by",
    "measures": "Outcomes and measures",
    "budgets": "Delegated budgets",
}


def part_words(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The limits, delegators, measures or budgets of an entry in words, one a line; "not set" when there are none."""
    said = [_part_words(PARTS[name](**row)) for row in rows]
    return "\n".join(said) or "not set"


def _part_words(part: Any) -> str:
    if isinstance(part, Limit):
        return in_words(limit_facts(part)) + (f" ({part.note})" if part.note else "")
    if isinstance(part, Delegator):
        return f"{part.organisation}{f' ({part.scheme_reference})' if part.scheme_reference else ''}"
    if isinstance(part, Measure):
        off_track = f"if off track: {part.off_track}" if part.off_track else ""
        return "; ".join(text for text in (part.metric, part.threshold, off_track) if text)
    amount = words.money(part.amount, "no amount stated")
    return "; ".join(
        text for text in (f"{part.financial_year}: {amount}", part.virement_rule, part.note) if text
    )


def place_name(entry: SchemeEntry) -> str:
    return entry.place.name if entry.place else WHOLE_ICB


def holder_link(entry: SchemeEntry, ask: Ask) -> Link | str | None:
    """The committee or post; the lead body in words where it is led elsewhere."""
    if entry.holder_committee:
        return Link(
            entry.holder_committee.name, ask.link("governance:committee-detail", entry.holder_committee_id)
        )
    if entry.holder_body:
        return entry.holder_body.name
    if entry.holder_post:
        return Link(entry.holder_post.title, ask.link("governance:post-detail", entry.holder_post_id))
    return entry.lead_body or None


def holder_name(entry: SchemeEntry) -> str:
    return str(entry.holder or entry.lead_body or "")


def terms(entry: SchemeEntry) -> list[str]:
    """Conditions, then what is kept back, each on its own line."""
    kept = [f"Kept back: {line}" for line in entry.exclusions.splitlines() if line.strip()]
    return [line for line in entry.conditions.splitlines() if line.strip()] + kept


def terms_counted(entry: SchemeEntry) -> list[str]:
    """How many conditions there are and how much is kept back, where there is no room for the words."""
    conditions = len([line for line in entry.conditions.splitlines() if line.strip()])
    kept = len([line for line in entry.exclusions.splitlines() if line.strip()])
    said = [f"{conditions} condition{'' if conditions == 1 else 's'}"] if conditions else []
    return said + ([f"{kept} kept back"] if kept else [])


def function_link(entry: SchemeEntry, ask: Ask) -> Link:
    return Link(entry.function.title, ask.link("delegation:function-detail", entry.function_id))


def entry_link(entry: SchemeEntry, ask: Ask) -> Link:
    return Link(entry.reference or "Entry", ask.link("delegation:scheme-entry-detail", entry.pk))


def entry_columns(ask: Ask, *, without: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Entries as a table; columns named in `without` are left out because the heading says them."""
    columns = {
        "reference": Column("Reference", lambda e: entry_link(e, ask)),
        "function": Column("Function", lambda e: function_link(e, ask)),
        "place": Column("Where", place_name),
        "treatment": Column("Treatment", lambda e: treatment_tag(e.treatment)),
        "holder": Column("Held or led by", lambda e: holder_link(e, ask)),
        "limit": Column("Limit", limit_words),
        "terms": Column("Conditions, and what is kept back", terms, unset="None stated"),
        "source": Column("Source", "source"),
    }
    return tuple(column for name, column in columns.items() if name not in without)


def version_title(version: SchemeVersion) -> str:
    return f"{version.scheme.title}, version {version.label}"


CHANGE_TAGS = {
    "added": Tag("New", "green"),
    "removed": Tag("Removed", "red"),
    "changed": Tag("Changed", "yellow"),
    "same": Tag("The same", "grey"),
}


@dataclass(frozen=True)
class Redline:
    """A compared row for the page: what it is about, and each field that differs as marked pieces."""

    anchor: str
    title: str
    about: str
    tag: Tag
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]


def redlines(changes: Iterable[RowChange]) -> list[Redline]:
    """One for each compared row; a new or removed row shows all that it says."""
    return [
        Redline(
            anchor=f"row-{number}",
            title=" ".join(part for part in (change.row.reference, change.row.function_title) if part),
            about=", ".join(
                part
                for part in (
                    change.row.place_name or WHOLE_ICB,
                    change.row.holder.name if change.row.holder else change.row.lead_body,
                )
                if part
            ),
            tag=CHANGE_TAGS[change.kind],
            fields=_marked(change),
        )
        for number, change in enumerate(changes, start=1)
    ]


def whole_redline(fields: Iterable[FieldChange]) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """What a version says otherwise as a whole, each as a label and marked pieces."""
    return _pieces(fields)


def _pieces(fields: Iterable[FieldChange]) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    return tuple((each.label, redline(each.before, each.after)) for each in fields)


def _marked(change: RowChange) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    if change.before is not None and change.after is not None:
        return _pieces(change.fields)
    said = ((label, read(change.row)) for _, label, read in FIELDS)
    kind = NEW if change.before is None else GONE
    return tuple((label, (Piece(kind, text),)) for label, text in said if text)


def check_tag(stops: bool) -> Tag:
    return Tag("Stops the adoption", "red") if stops else Tag("To look at", "yellow")


def treatment_answer(answer: Any) -> list[Tag]:
    """The tags of a `treatment_of` answer."""
    return [treatment_tag(treatment) for treatment in answer.details["treatments"]]
