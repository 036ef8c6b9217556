"""The start page and the pages about the site itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from governance.foundation import clock
from reports.public import presenters, selectors
from reports.public.decisions import decisions
from reports.public.pages import page, public, public_page

ROBOTS = "User-agent: *\nDisallow: /workspace/\nDisallow: /accounts/\nDisallow: /admin/\n"


@public_page
def home(request: HttpRequest) -> HttpResponse:
    on = clock.today()
    return page(
        "home",
        next_meetings=[presenters.line(row) for row in selectors.next_meetings(on=on)],
        newly_published=[presenters.line(row) for row in selectors.newly_published()],
        icbs=[presenters.line(row) for row in selectors.icbs()],
        has_registers=bool(selectors.registers()),
        has_decisions=decisions().exists(),
    )


@public_page
def about(request: HttpRequest) -> HttpResponse:
    return page("about")


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    return page("accessibility", contact=settings.DEFAULT_FROM_EMAIL)


@public
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
