"""Posts: offices that people hold; added, changed, ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard, Organisation, Post


def create_post(
    *,
    icb: IntegratedCareBoard,
    by: Any,
    reason: str = "",
    employers: Iterable[Organisation] = (),
    **values: Any,
) -> Post:
    """Add an office such as Place Director; several employers make it a joint appointment (R133, R144)."""
    values.setdefault("slug", unique_slug(Post, values.get("title", "")))
    row = Post(icb=icb, **values)
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="post.created",
        summary=f"Added post: {row}",
        reason=reason,
        many={"employers": employers},
    )


def change_post(
    post: Post,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> Post:
    """Change its particulars. Raises NotPermitted, ValidationError or StaleEdit."""
    return actions.update(
        post,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="post.changed",
        summary=f"Changed post: {post}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_post(post: Post, *, last_day: date, by: Any, reason: str) -> Post:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        post,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="post.ended",
        summary=f"Ended post: {post}, last day {words.day(last_day)}",
        reason=reason,
    )
