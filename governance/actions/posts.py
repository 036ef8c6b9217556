"""Posts: offices that people hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from governance.enums import Permission
from governance.foundation import actions
from governance.models import IntegratedCareBoard, Organisation, Post


def create_post(
    *,
    icb: IntegratedCareBoard,
    by: Any,
    reason: str = "",
    employers: Iterable[Organisation] = (),
    **values: Any,
) -> Post:
    """Enter a post; several employers make it a joint appointment (R133, R144)."""
    post = Post(icb=icb, **values)
    return actions.create(
        post,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="post.created",
        summary=f"Entered the post {post.title}",
        reason=reason,
        many={"employers": employers},
    )


def change_post(
    post: Post,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> Post:
    """Change a post's particulars or its dates."""
    return actions.update(
        post,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="post.changed",
        summary=f"Changed the post {post.title}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
