"""The numbered versions of any page: what it said stays readable unless it was withdrawn."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from reports.public import selectors
from reports.public.pages import public_page
from reports.public.views import profiles, schemes

SECTIONS = {
    "icbs": "icb",
    "places": "place",
    "committees": "committee",
    "meetings": "meeting",
    "schemes": "scheme",
    "calendars": "calendar",
    "plans": "plan",
    "decisions": "decision",
    "minutes": "minutes",
}


@public_page(asks=("by",))
def version(request: HttpRequest, section: str, slug: str, number: int) -> HttpResponse:
    """One numbered version at its own address."""
    if section not in SECTIONS:
        raise Http404
    kind = SECTIONS[section]
    found = selectors.version(kind, slug, number)
    if kind == "scheme":
        return profiles.answer(kind, found, lambda row: schemes.show(row, request.GET.get("by")))
    return profiles.answer(kind, found, profiles.show)
