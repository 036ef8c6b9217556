"""Writing a paper: its cover sheet, recommendations and body, while it is a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload
from governance.enums import Permission
from governance.foundation import ledger
from governance.foundation.actions import obey
from governance.foundation.audit import changes, delete_recorded, save_recorded, snapshot
from governance.foundation.errors import StaleEdit
from governance.foundation.permissions import require
from meetings.enums import BodyKind, RecommendationKind
from meetings.lifecycles import PAPER_LIFECYCLE
from meetings.papers.actions.bodies import SentFile, body_of, written_body
from meetings.papers.actions.copying import copy_version
from meetings.papers.cover_values import check_cover_values
from meetings.papers.models import Paper, PaperVersion, Recommendation
from meetings.papers.selectors.papers import working_version
from meetings.planning.rules.schedule import check_open


def write_paper(
    paper: Paper,
    *,
    by: Any,
    cover: Mapping[str, Any] | None = None,
    conflict_option: str | None = None,
    conflict_text: str | None = None,
    recommendations: Sequence[Mapping[str, Any]] | None = None,
    body_markdown: str | None = None,
    upload: Upload | File | SentFile | None = None,
    expected_version: int | None = None,
    reason: str = "",
) -> PaperVersion:
    """Write the draft version; what is None stays as it is. `cover` is merged key by key into what stands there.

    An upload that takes the place of another text starts the next version, so that both are kept. `upload` may be a
    `SentFile` that was checked and stored before.
    `expected_version` is the `version` of the PaperVersion that was opened; StaleEdit carries the current one.
    Raises NotPermitted, RuleNotMet (also for a refused upload), ValidationError.
    """
    may_write(paper, by=by)
    values: dict[str, Any] = {}
    if cover is not None:
        values["cover"] = {
            **working_version(paper).cover,
            **check_cover_values(cover, template=paper.template),
        }
    if conflict_option is not None:
        values["conflict_option"] = conflict_option
    if conflict_text is not None:
        values["conflict_text"] = conflict_text
    if body_markdown is not None:
        values |= written_body(body_markdown)
    # The check of a file runs before the transaction, so that nobody waits for it.
    if upload is not None:
        values |= body_of(upload, icb=paper.icb, by=by)
    return _save(paper, values, recommendations, by=by, expected_version=expected_version, reason=reason)


def may_write(paper: Paper, *, by: Any) -> None:
    """Right, then rule: a draft of a meeting that is not over."""
    require(by, Permission.WRITE_PAPER, paper)
    obey(check_open(paper.item.meeting.state), PAPER_LIFECYCLE.check(paper.state, "edit"))


@transaction.atomic
def _save(
    paper: Paper,
    values: Mapping[str, Any],
    recommendations: Sequence[Mapping[str, Any]] | None,
    *,
    by: Any,
    expected_version: int | None,
    reason: str,
) -> PaperVersion:
    current = Paper.objects.select_for_update().get(pk=paper.pk)
    obey(PAPER_LIFECYCLE.check(current.state, "edit"))
    version = working_version(paper)
    if _takes_the_place(version, values):
        version = _next_version(version, by=by, expected_version=expected_version)
        expected_version = None
    before = snapshot(version)
    for name, value in values.items():
        setattr(version, name, value)
    save_recorded(version, by=by, reason=reason, expected_version=expected_version)
    was, now = changes(before, snapshot(version))
    if recommendations is not None:
        was["recommendations"], now["recommendations"] = _set_recommendations(version, recommendations, by=by)
    ledger.record(
        "paper.written",
        by=by,
        icb=paper.icb,
        subject=paper,
        summary=f"Wrote the paper “{paper.title}”",
        reason=reason,
        before=was,
        after=now,
    )
    return version


def _takes_the_place(version: PaperVersion, values: Mapping[str, Any]) -> bool:
    """A file in place of another text that is worth keeping."""
    file = values.get("body_file")
    return file is not None and version.body_kind != BodyKind.NONE and file != version.body_file


def _next_version(version: PaperVersion, *, by: Any, expected_version: int | None) -> PaperVersion:
    if expected_version is not None and version.version != expected_version:
        raise StaleEdit(version)
    copy_version(version, by=by, reason="A file takes the place of the text")
    return working_version(version.paper)


def _set_recommendations(
    version: PaperVersion, rows: Sequence[Mapping[str, Any]], *, by: Any
) -> tuple[list[str], list[str]]:
    """Bring the rows in line by position, so that each keeps its history. Returns their texts before and after."""
    _check_recommendations(rows)
    standing = list(version.recommendations.all())
    before = [row.text for row in standing]
    for position, row in enumerate(rows, 1):
        one = standing[position - 1] if position <= len(standing) else Recommendation(paper_version=version)
        one.position, one.kind, one.text, one.depends_on = position, row["kind"], row["text"].strip(), None
        save_recorded(one, by=by)
        if position > len(standing):
            standing.append(one)
    for row, one in zip(rows, standing, strict=False):
        if row.get("depends_on"):
            one.depends_on = standing[int(row["depends_on"]) - 1]
            save_recorded(one, by=by)
    # From the end: each hangs on an earlier one at most.
    for one in reversed(standing[len(rows) :]):
        delete_recorded(one, by=by, reason="Taken out of the paper")
    return before, [row.text for row in standing[: len(rows)]]


def _check_recommendations(rows: Sequence[Mapping[str, Any]]) -> None:
    """Each has a text and a known kind, and hangs on an earlier one or on none (R64)."""
    wrong = []
    for number, row in enumerate(rows, 1):
        depends_on = row.get("depends_on")
        if not str(row.get("text", "")).strip():
            wrong.append(f"Recommendation {number} has no text.")
        if row.get("kind") not in RecommendationKind.values:
            wrong.append(f"Choose what recommendation {number} asks for.")
        if depends_on and not (str(depends_on).isdigit() and 1 <= int(depends_on) < number):
            wrong.append(f"Recommendation {number} can only depend on one that stands before it.")
    if wrong:
        raise ValidationError({"recommendations": wrong})
