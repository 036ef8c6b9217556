"""Pages of ICBs, places and committees with their forward plans, and what every page of a snapshot answers with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from governance.foundation import clock
from reports.models import Publication
from reports.public import (
    calendar_presenters,
    decision_presenters,
    presenters,
    register_presenters,
    selectors,
)
from reports.public.pages import gone, page, public_page


def answer(kind: str, found: selectors.Found, show: Callable[[Publication], HttpResponse]) -> HttpResponse:
    """The page, its new address, the notice that it was withdrawn, or 404."""
    if found.shown:
        return show(found.shown)
    if found.moved_to:
        return HttpResponsePermanentRedirect(presenters.address(found.moved_to))
    if found.withdrawn:
        return gone(kind, found.withdrawn)
    raise Http404


def show(publication: Publication) -> HttpResponse:
    """The page of one snapshot, with a notice when it is not the current one."""
    return page(publication.kind, **presenters.frame(publication), **_lists(publication))


def _lists(publication: Publication) -> dict[str, Any]:
    """What stands on a page beside its own snapshot: other publications that belong there."""
    on = clock.today()
    if publication.kind == "icb":
        slug = publication.slug
        return {
            "next_meetings": [presenters.line(r) for r in selectors.next_meetings(on=on, icb_slug=slug)],
            "newly_published": [presenters.line(r) for r in selectors.newly_published(icb_slug=slug)],
            "schemes_href": presenters.schemes_address(slug),
            "registers": [register_presenters.line(row) for row in selectors.registers_of(slug)],
        }
    if publication.kind == "place":
        scope = {"scope_href": presenters.scope_address(publication.slug)}
        return scope | decision_presenters.latest(place=publication.slug)
    if publication.kind == "committee":
        meetings = selectors.meetings_of(publication.slug)
        own = presenters.split_by_day(meetings, on=on) | register_presenters.of_committee(publication)
        own |= decision_presenters.latest(committee=publication.slug)
        return own | {
            "calendar_href": calendar_presenters.address_at(publication.slug),
            "plan_href": presenters.plan_address(publication.slug),
        }
    if publication.kind == "meeting":
        made = decision_presenters.of_meeting(publication.slug)
        written = {"decisions": made, "minutes_href": presenters.minutes_at(publication.slug)}
        return presenters.meeting_files(publication) | written
    if publication.kind == "minutes":
        return presenters.meeting_files(publication) | presenters.meeting_of(publication)
    if publication.kind == "decision":
        return decision_presenters.decision_page(publication)
    if publication.kind == "calendar":
        return calendar_presenters.page_of(publication, on=clock.today())
    return {}


@public_page
def icb(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("icb", selectors.at_address("icb", slug), show)


@public_page
def place(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("place", selectors.at_address("place", slug), show)


@public_page
def committee(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("committee", selectors.at_address("committee", slug), show)


@public_page
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("plan", selectors.at_address("plan", slug), show)
