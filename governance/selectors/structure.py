"""Reads of committees, parts, posts and seats. Rights are judged by `today`, facts by `on`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.models import Committee, CommitteePart, Seat, Succession, TermsOfReference


def seats_of(committee: Committee, *, on: date) -> QuerySet[Seat]:
    """The seats of a committee in force on that day, with what their rows show."""
    return committee.seats.in_force(on).select_related("part", "organisation", "post")


def parts_of(committee: Committee, *, on: date) -> QuerySet[CommitteePart]:
    return committee.parts.in_force(on)


def children_of(committee: Committee, *, on: date) -> QuerySet[Committee]:
    """Bodies below this one on that day."""
    return committee.children.in_force(on)


def terms_of(committee: Committee) -> QuerySet[TermsOfReference]:
    """Every version of a committee's terms of reference, newest first."""
    return committee.terms_of_reference.order_by("-effective_from")


def successions_of(row: Any, kind: str) -> QuerySet[Succession]:
    """What came before and after an organisation, place or committee (`kind`)."""
    before, after = f"from_{kind}", f"to_{kind}"
    names = (before, after)
    found = Succession.objects.filter(**{before: row}) | Succession.objects.filter(**{after: row})
    return found.select_related(*names).order_by("date")
