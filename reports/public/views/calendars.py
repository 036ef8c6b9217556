"""The public calendar of a committee, as a page and as a file for calendar programs."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response

from reports.public import selectors
from reports.public.calendar_presenters import file_of
from reports.public.pages import gone, public, public_page
from reports.public.views.profiles import answer, show


@public_page
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("calendar", selectors.at_address("calendar", slug), show)


@public
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Open to anybody; programs ask again and are told quickly when nothing has changed."""
    found = selectors.at_address("calendar", slug)
    if found.moved_to:
        return HttpResponsePermanentRedirect(reverse("public:calendar-file", args=[found.moved_to.slug]))
    if found.withdrawn:
        return gone("calendar", found.withdrawn)
    if not found.shown:
        raise Http404
    body = file_of(found.shown)
    etag = f'"{hashlib.sha256(body).hexdigest()[:40]}"'
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    response["Access-Control-Allow-Origin"] = "*"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
