"""The hash of a version's content, by which a signature holds: the same words and files give the same hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from meetings.papers.models import Annex, PaperVersion


def content_hash(version: PaperVersion) -> str:
    """sha256 over title, cover, conflicts, recommendations, body, annexes and kept design of the cover sheet."""
    content = {
        "title": version.paper.title,
        "kind": version.paper.kind,
        "cover": version.cover,
        "conflicts": [version.conflict_option, version.conflict_text],
        "recommendations": _recommendations(version),
        "body": _body(version),
        "annexes": [[a.title, a.openness, _body(a)] for a in version.annexes.all()],
    }
    if version.sheet is not None:
        content["sheet"] = version.sheet
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _body(holder: PaperVersion | Annex) -> list[Any]:
    sha256 = holder.body_file.sha256 if holder.body_file else ""
    return [holder.body_kind, holder.body_markdown, holder.body_html, sha256]


def _recommendations(version: PaperVersion) -> list[Any]:
    rows = list(version.recommendations.all())
    places: dict[int | None, int] = {row.pk: index for index, row in enumerate(rows, 1)}
    return [[row.kind, row.text, places.get(row.depends_on_id)] for row in rows]
