"""Reads around decisions between meetings: the route of the day, and where they are ratified (G16, LP68, LP75)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from delegation.selectors import authority
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard, Post
from governance.selectors.procedure import rules_of_procedure
from meetings.conduct.enums import DecisionWay
from meetings.conduct.models import Decision
from meetings.conduct.rules.between import Route
from meetings.conduct.rules.verdict import check_no_function
from meetings.conduct.selectors.conditions import Matter
from meetings.conduct.selectors.decisions import recorded_for
from meetings.planning.models import Meeting


def route_of(committee: Committee, *, on: date) -> Route:
    """Who decides between the meetings of this committee on that day; nobody while neither document says so."""
    rules = rules_of_procedure(committee, on=on)
    return Route(
        tuple(rules["urgent_deciders"].value or ()),
        tuple(rules["urgent_consultees"].value or ()),
        rules["urgent_deciders"].source,
    )


def committee_or_none(user: Any, slug: str, *, on: date) -> Committee | None:
    """A committee that this person may see, by its address."""
    rows = Committee.objects.visible_to(user, on=on).select_related("icb__organisation", "place")
    return rows.filter(slug=slug).first()


def posts_of(icb: IntegratedCareBoard, *, on: date) -> QuerySet[Post]:
    """The posts of an ICB in force on that day."""
    return Post.objects.filter(icb=icb).in_force(on).order_by("title")


def recent_of(committee: Committee, user: Any, *, on: date) -> list[Decision]:
    """The last ten that were taken between its meetings, as far as this person may read them."""
    rows = recorded_for(user, on=on).filter(committee=committee).exclude(way=DecisionWay.MEETING)
    return list(rows.select_related("ratification_item__meeting__sitting", "ratified_by")[:10])


def authority_of_posts(posts: Sequence[Post], matter: Matter, *, on: date) -> Outcome:
    """May the holders of these posts decide it, together where there are several?"""
    named = check_no_function(function=str(matter.function or ""))
    if matter.function is None or not posts:
        return named
    return authority(
        holder=posts[0],
        function=matter.function,
        on=on,
        place=matter.place,
        amount=matter.amount,
        in_budget=matter.in_budget,
        jointly_with=posts[1:],
        kind=matter.amount_kind,
    )


def meeting_to_ratify(committee: Committee, *, after: date) -> Meeting | None:
    """The next meeting of the committee that is still to come."""
    rows = Meeting.objects.filter(
        committee_links__committee=committee, state__in=("planned", "issued"), date__gte=after
    ).exclude(kind="workshop")
    return rows.order_by("date", "pk").first()
