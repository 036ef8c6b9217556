"""Versions of a paper: those a person may read, and how one stood when an editor opened it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from governance.enums import Permission
from governance.foundation.permissions import can
from meetings.papers.models import Paper, PaperVersion, Recommendation


def readable_versions(paper: Paper, user: Any, *, on: date) -> list[PaperVersion]:
    """Newest first. Who does not see drafts reads signed ones that went out, unless the paper was shared with them."""
    versions = PaperVersion.objects.filter(paper=paper).select_related("paper__item__meeting", "body_file")
    sees_drafts = can(user, Permission.VIEW_DRAFTS, paper, on=on).ok
    if not sees_drafts and not Paper.objects.all().shared_with(user, on=on).filter(pk=paper.pk).exists():
        versions = versions.out()
    return list(versions.order_by("-number"))


def recommendation_rows(version: PaperVersion) -> list[dict[str, Any]]:
    """What stands now, as {"kind", "text", "depends_on": 1-based number or None}."""
    return _numbered(list(version.recommendations.all()))


def recommendation_rows_at(version: PaperVersion, moment: datetime) -> list[dict[str, Any]]:
    """What stood at a moment, from the history."""
    records = Recommendation.history.filter(paper_version_id=version.pk, history_date__lte=moment)
    newest: dict[int, Any] = {}
    for record in records.order_by("history_date", "history_id"):
        newest[record.id] = record
    standing = [record for record in newest.values() if record.history_type != "-"]
    return _numbered(sorted(standing, key=lambda row: (row.position, row.id)))


def _numbered(rows: list[Any]) -> list[dict[str, Any]]:
    places = {row.id: number for number, row in enumerate(rows, 1)}
    return [
        {"kind": str(row.kind), "text": row.text, "depends_on": places.get(row.depends_on_id)} for row in rows
    ]


def opened_at(version: PaperVersion, number: int) -> tuple[PaperVersion, datetime] | None:
    """This version as it was saved with version number `number`, and the moment until which it stood so."""
    records = version.history.filter(version__gte=number).order_by("version")
    record, later = records.filter(version=number).first(), records.filter(version__gt=number).first()
    if record is None:
        return None
    # What was saved in the same act carries a slightly later time than the version itself.
    until = later.history_date if later is not None else record.history_date
    return record.instance, until
