"""A new version of a paper as a copy of an earlier one."""

from __future__ import annotations

from typing import Any

from governance.foundation.audit import save_recorded
from meetings.papers.models import Annex, PaperVersion, Recommendation

CONTENT = (
    *("cover", "conflict_option", "conflict_text"),
    *("body_kind", "body_markdown", "body_file", "body_html", "body_filename", "conversion_warnings"),
)
ANNEX_CONTENT = (*("family", "title", "openness", "released_on", "position"), *CONTENT[3:])


def copy_version(version: PaperVersion, *, by: Any, reason: str) -> PaperVersion:
    """The next version with the same content, not signed.

    It goes on counting where the other stands, so that nobody who opened that one saves over this one unseen.
    """
    values = {name: getattr(version, name) for name in CONTENT}
    new = PaperVersion(
        paper_id=version.paper_id, number=version.number + 1, version=version.version, **values
    )
    save_recorded(new, by=by, reason=reason)
    for annex in version.annexes.all():
        copied = Annex(paper_version=new, **{name: getattr(annex, name) for name in ANNEX_CONTENT})
        save_recorded(copied, by=by, reason=reason)
    _copy_recommendations(version, new, by=by, reason=reason)
    return new


def _copy_recommendations(old: PaperVersion, new: PaperVersion, *, by: Any, reason: str) -> None:
    copies: dict[int, Recommendation] = {}
    for row in old.recommendations.all():
        copies[row.pk] = Recommendation(
            paper_version=new,
            position=row.position,
            kind=row.kind,
            text=row.text,
            depends_on=copies.get(row.depends_on_id) if row.depends_on_id else None,
        )
        save_recorded(copies[row.pk], by=by, reason=reason)
