"""What the editor of a version shows: its rows in groups, what was said about them, and how they stood when opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from delegation.actions.parts import IDENTITY
from delegation.models import EntryComment, ProposedChange, SchemeEntry, SchemeVersion
from delegation.models.entries import PARTS
from delegation.selectors.facts import with_parts

NO_THEME, NO_HOLDER, WHOLE_ICB = "Without a heading", "No holder named", "The whole ICB"


def editor_entries(version: SchemeVersion) -> list[SchemeEntry]:
    """Every row of the version with its parts, in the order of the document; a fixed number of queries."""
    rows = with_parts(version.entries.all()).select_related(
        "scheme_version__scheme",
        "function__parent__parent",
        "agreement",
        "place",
        "parent__function",
        "holder_committee",
        "holder_post",
        "holder_body",
    )
    return sorted(rows, key=lambda row: (natural(row.reference), row.pk))


def natural(text: str) -> tuple[Any, ...]:
    """A key by which 2.10 comes after 2.9."""
    parts: list[tuple[int, int, str]] = []
    for piece in _pieces(text):
        parts.append((0, int(piece), "") if piece.isdecimal() else (1, 0, piece.lower()))
    return tuple(parts)


def _pieces(text: str) -> Iterable[str]:
    piece = ""
    for letter in text:
        if piece and letter.isdecimal() != piece[-1].isdecimal():
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def group_of(entry: SchemeEntry, by: str) -> str:
    """The heading under which a row stands."""
    if by == "holder":
        return str(entry.holder or entry.lead_body or NO_HOLDER)
    if by == "place":
        return entry.place.name if entry.place else WHOLE_ICB
    if by == "theme":
        return entry.theme or NO_THEME
    return entry.function.title


def in_groups(entries: Iterable[SchemeEntry], by: str) -> list[tuple[str, SchemeEntry]]:
    """(heading, row) in the order of the page: headings by name, those of the document in its own order."""
    rows = list(entries)
    first: dict[str, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(group_of(row, by), number)
    named = [(group_of(row, by), row) for row in rows]
    if by == "theme":
        return sorted(named, key=lambda pair: first[pair[0]])
    return sorted(named, key=lambda pair: pair[0].lower())


def matching(entries: Iterable[SchemeEntry], filters: Mapping[str, Any]) -> list[SchemeEntry]:
    """The rows that a filter lets through: `q` in their words; treatment, place, theme, holder and function equal."""
    return [row for row in entries if _matches(row, filters)]


def _matches(row: SchemeEntry, filters: Mapping[str, Any]) -> bool:
    wanted = str(filters.get("q") or "").strip().lower()
    if wanted and wanted not in words_of(row):
        return False
    if (treatment := filters.get("treatment")) and row.treatment != treatment:
        return False
    if (place := filters.get("place")) and str(row.place_id) != str(place):
        return False
    if (holder := filters.get("holder")) and holder != holder_key(row):
        return False
    return not (theme := filters.get("theme")) or row.theme == theme


def words_of(row: SchemeEntry) -> str:
    """Everything in a row that a person would look for, in small letters."""
    texts = (row.reference, row.theme, row.wording, row.function.title, row.source, row.conditions, row.note)
    return " ".join((*texts, str(row.holder or row.lead_body), row.place.name if row.place else "")).lower()


def holder_key(row: SchemeEntry) -> str:
    """committee-7, post-3, body-12, or nothing."""
    for kind in ("committee", "post", "body"):
        if key := getattr(row, f"holder_{kind}_id"):
            return f"{kind}-{key}"
    return ""


def parts_as_opened(entry: SchemeEntry, version: int | None) -> dict[str, list[dict[str, Any]]]:
    """The parts of an entry as they were at that version of it: just before it was saved again."""
    after = entry.history.filter(version__gt=version or 0).order_by("version", "history_id").first()
    return _parts_before(_part_records(entry), after.history_date if after is not None else None)


def parts_by_save(entry: SchemeEntry) -> list[dict[str, list[dict[str, Any]]]]:
    """The parts of an entry as each save of it left them, the newest first: they are saved after it, in one act."""
    dates = list(
        entry.history.order_by("-history_date", "-history_id").values_list("history_date", flat=True)
    )
    records = _part_records(entry)
    return [_parts_before(records, before) for before in [None, *dates[:-1]]]


def _part_records(entry: SchemeEntry) -> dict[str, list[Any]]:
    return {
        name: list(model.history.filter(entry_id=entry.pk).order_by("history_date", "history_id"))
        for name, model in PARTS.items()
    }


def _parts_before(records: dict[str, list[Any]], moment: datetime | None) -> dict[str, list[dict[str, Any]]]:
    """What stood before that moment, as the values that would make the parts again."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, model in PARTS.items():
        latest = {
            record.id: record for record in records[name] if moment is None or record.history_date < moment
        }
        fields = [field for field in model._meta.concrete_fields if field.name not in IDENTITY]
        found[name] = [
            {field.attname: getattr(record, field.attname) for field in fields}
            for record in latest.values()
            if record.history_type != "-"
        ]
    return found


def open_comments(version: SchemeVersion, user: Any, *, on: date) -> dict[int, int]:
    """How many comments that are not settled each row has, for those who may read them."""
    rows = EntryComment.objects.visible_to(user, on=on).filter(entry__scheme_version=version)
    counted = rows.filter(resolved_at__isnull=True).values_list("entry").annotate(number=Count("pk"))
    return dict(counted)


def comments_of(entry: SchemeEntry, user: Any, *, on: date) -> list[EntryComment]:
    """What was said about a row, the oldest first."""
    rows = EntryComment.objects.visible_to(user, on=on).filter(entry=entry)
    return list(rows.select_related("written_by", "resolved_by"))


def waiting_changes(version: SchemeVersion, user: Any, *, on: date) -> dict[int, int]:
    """How many proposed changes wait for an answer on each row of this version."""
    rows = ProposedChange.objects.visible_to(user, on=on).filter(
        entry__scheme_version=version, state="proposed", proposal__state="sent"
    )
    return dict(rows.values_list("entry").annotate(number=Count("pk")))


NUMBERED = re.compile(r"(?i)(row|line|item|no\.?|number|paragraph|para|clause|¶)(\s*)(\d+)(\D*)$")
ENDS_IN_NUMBER = re.compile(r"(\d+)$")


def next_source(text: str) -> str:
    """The source of the row after this one: "section 4, row 12" is followed by "section 4, row 13"."""
    return NUMBERED.sub(lambda m: f"{m[1]}{m[2]}{_after(m[3])}{m[4]}", text)


def next_reference(text: str) -> str:
    return ENDS_IN_NUMBER.sub(lambda m: _after(m[1]), text)


def _after(number: str) -> str:
    return str(int(number) + 1).zfill(len(number))


def next_row(entry: SchemeEntry) -> dict[str, Any]:
    """What a new row after this one begins with: the same heading, holder and treatment, the next reference."""
    kept = (
        "theme",
        "treatment",
        "verb",
        "place_id",
        "holder_committee_id",
        "holder_post_id",
        "holder_body_id",
    )
    values = {name.removesuffix("_id"): getattr(entry, name) for name in kept}
    return values | {
        "reference": next_reference(entry.reference),
        "source": next_source(entry.source),
        "effective_from": entry.effective_from,
        "effective_to": entry.effective_to,
    }


def comment_visible(key: int, user: Any, *, on: date) -> EntryComment | None:
    """The comment, if this person may read it."""
    rows = EntryComment.objects.visible_to(user, on=on).select_related("entry__scheme_version__scheme")
    return rows.filter(pk=key).first()
