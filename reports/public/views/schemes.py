"""Pages of published schemes: the versions of an ICB, one version, its map, and the scope of a place."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from governance.foundation import clock, words
from governance.foundation.screens.ask import BadDay, asked_day
from reports.models import Publication
from reports.public import presenters, scheme_presenters, selectors
from reports.public.pages import page, public_page
from reports.public.schemes import nearest_day, speaking
from reports.public.views.profiles import answer


@public_page(asks=("on",))
def schemes(request: HttpRequest, icb: str) -> HttpResponse:
    """Every published version of an ICB's schemes, and which is in force on the day (LP27)."""
    on = _day(request)
    versions = selectors.scheme_versions(icb)
    withdrawn = selectors.withdrawn_schemes(icb)
    if not versions and not withdrawn:
        raise Http404
    lines = [scheme_presenters.version_line(row, on) for row in versions]
    return page(
        "schemes",
        content={"icb": selectors.icb_of(icb)},
        on=on,
        is_today=on == clock.today(),
        in_force=[line for line in lines if line["is_in_force"]],
        lines=lines,
        withdrawn=withdrawn,
        breadcrumbs=presenters.breadcrumbs_to_icb(icb),
    )


@public_page(asks=("by",))
def scheme(request: HttpRequest, icb: str, version: str) -> HttpResponse:
    """One version: every row has an anchor."""
    asked = request.GET.get("by")
    return answer("scheme", selectors.scheme_at(icb, version), lambda row: show(row, asked))


def show(publication: Publication, asked: str | None = None) -> HttpResponse:
    """The page of one snapshot of a version."""
    content = publication.content
    by = scheme_presenters.way_asked(content, asked)
    return page(
        "scheme",
        **presenters.frame(publication),
        standing=scheme_presenters.standing(publication, clock.today()),
        rows=scheme_presenters.grouped(content, by),
        committees=scheme_presenters.committee_addresses(content),
        by=by,
        ways=scheme_presenters.ways_of(content),
        files=scheme_presenters.file_rows(publication),
        span=scheme_presenters.span_words(content["version"]),
        map_href=reverse("public:scheme-map", args=publication.address_words),
        schemes_href=reverse("public:schemes", args=[publication.icb_slug]),
        scopes=scheme_presenters.scope_links(content),
    )


@public_page(asks=("on", "place", "group"))
def scheme_map(request: HttpRequest, icb: str, version: str) -> HttpResponse:
    """The functions and decisions map of one version on a day (LP28)."""

    def show_map(publication: Publication) -> HttpResponse:
        content = publication.content
        spans = speaking(content["spans"], content["entries"])
        on = _day(request, default=nearest_day(spans, clock.today()))
        chosen = {name: request.GET.get(name, "")[:100] for name in ("place", "group")}
        return page(
            "scheme-map",
            **presenters.frame(publication),
            **scheme_presenters.map_of(publication, on, **chosen),
            on=on,
            is_today=on == clock.today(),
            chosen=chosen,
            title=f"Functions and decisions map of {content['icb']['name']}, {words.day(on)}",
            spans=scheme_presenters.span_links(spans, on),
            files=scheme_presenters.map_files(publication),
            scheme_href=reverse("public:scheme", args=publication.address_words),
        )

    found = selectors.scheme_at(icb, version)
    if found.moved_to:
        return HttpResponsePermanentRedirect(reverse("public:scheme-map", args=found.moved_to.address_words))
    return answer("scheme", found, show_map)


@public_page(asks=("on",))
def place_scope(request: HttpRequest, slug: str) -> HttpResponse:
    """What is within and outside the scope of a place, dated (R81)."""
    versions = selectors.versions_of_place(slug)
    if not versions:
        raise Http404
    today = clock.today()
    asked = _day(request, default=today)
    current = next((row for row in versions if row.covers(asked)), None)
    known = selectors.scheme_at(*(current or versions[0]).address).shown
    if known is None:
        raise Http404
    on = asked if request.GET.get("on") else scheme_presenters.scope_day(known, slug, today)
    return page(
        "place-scope",
        **presenters.frame(known),
        scope=scheme_presenters.scope(known, slug, on),
        on=on,
        is_today=on == today,
        versions_of_scheme=[scheme_presenters.version_line(row, on) for row in versions],
        place_href=presenters.place_address(slug),
    )


def _day(request: HttpRequest, default: date | None = None) -> date:
    """The day in `?on=`. Raises Http404 for what is no day: nothing is published for it."""
    try:
        return asked_day(request, default or clock.today())
    except BadDay as bad:
        raise Http404 from bad
