"""Reads of committees, parts, posts and seats. Rights are judged by `today`, facts by `on`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import QuorumState
from governance.models import Committee, CommitteePart, Post, Seat, TermsOfReference


def parts_of(committee: Committee, *, on: date) -> QuerySet[CommitteePart]:
    return committee.parts.in_force(on)


def children_of(committee: Committee, *, on: date) -> QuerySet[Committee]:
    """Bodies below this one on that day."""
    return committee.children.in_force(on)


def terms_of(committee: Committee) -> QuerySet[TermsOfReference]:
    """Every version of a committee's terms of reference, newest first."""
    return committee.terms_of_reference.order_by("-effective_from")


def seats_by_post(post: Post, *, on: date) -> QuerySet[Seat]:
    """Seats that the holder of this post sits in by right."""
    return post.seats.in_force(on).select_related("committee")


def posts_below(post: Post, *, on: date) -> QuerySet[Post]:
    return post.reports.in_force(on)


def terms_due(user: Any, icb: Any, *, today: date, until: date) -> QuerySet[TermsOfReference]:
    """Terms of reference in force today whose review falls due by `until`, the most urgent first."""
    rows = TermsOfReference.objects.visible_to(user, on=today).filter(committee__icb=icb).in_force(today)
    return rows.filter(review_due__lte=until).select_related("committee").order_by("review_due")


def without_quorum(user: Any, icb: Any, *, today: date) -> QuerySet[TermsOfReference]:
    """Terms of reference in force today that leave the quorum to be decided by the committee (R172)."""
    rows = TermsOfReference.objects.visible_to(user, on=today).filter(committee__icb=icb).in_force(today)
    return rows.filter(quorum_state=QuorumState.NOT_SET).select_related("committee")
