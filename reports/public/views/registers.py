"""Registers of ICBs: the list of them, one with its filters, and its files. Each answers from one snapshot."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response

from governance.foundation import clock
from governance.foundation.screens.ask import BadDay, asked_day
from reports.models import Publication
from reports.public import presenters, register_presenters, selectors
from reports.public.pages import gone, page, public, public_page
from reports.public.register_files import ENDINGS, FORMS, forms_of
from reports.public.registers import FIELDS, chosen
from reports.public.views.profiles import answer

ASKS = ("icb", "committee", "person", "version", "on")
NUMBER_DIGITS = 6
SLUG = re.compile(r"[a-z0-9-]{1,120}")


@public_page
def registers(request: HttpRequest) -> HttpResponse:
    """Every register that is public, by ICB."""
    return _list(selectors.registers())


def _list(rows: list[Publication]) -> HttpResponse:
    return page("registers", icbs=register_presenters.by_icb(rows), breadcrumbs=presenters.home_crumb())


@public_page(asks=ASKS)
def register(request: HttpRequest, kind: str) -> HttpResponse:
    """One register of one ICB. Without an ICB in the address: the list, or the register when there is only one."""
    if kind not in FIELDS:
        raise Http404
    if not request.GET.get("icb"):
        rows = [row for row in selectors.registers() if row.kind == kind]
        if len(rows) != 1:
            return _list(rows)
    found = _found(request, kind)
    if found == selectors.Found() and (first := _before_the_first(request, kind)):
        return page(
            "register-before", status=404, first=register_presenters.first_line(first), on=_day(request)
        )
    return answer(kind, found, lambda row: _show(request, row))


def _show(request: HttpRequest, publication: Publication) -> HttpResponse:
    asked, rows = _asked(request, publication)
    told = register_presenters.register_page(publication, rows, asked, on=_day(request), today=clock.today())
    return page("register", **(presenters.frame(publication) | told))


def _before_the_first(request: HttpRequest, kind: str) -> Publication | None:
    """The first version of a register of which nothing was published by the day that is asked for."""
    slug = request.GET.get("icb", "")
    return selectors.first_of(kind, slug) if _day(request) and SLUG.fullmatch(slug) else None


def _day(request: HttpRequest) -> date | None:
    """The day in `?on=`, if there is one. Raises Http404 for what is no day."""
    if not request.GET.get("on", "").strip():
        return None
    try:
        return asked_day(request, clock.today())
    except BadDay as bad:
        raise Http404 from bad


@public
def register_file(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """The rows of the page, for the same question, as a file."""
    if kind not in FIELDS or form not in forms_of(kind):
        raise Http404
    found = _found(request, kind)
    if found.withdrawn:
        return gone(kind, found.withdrawn)
    if found.moved_to:
        return HttpResponsePermanentRedirect(register_presenters.file_address(found.moved_to, form, {}))
    if not found.shown:
        raise Http404
    publication = found.shown
    asked, rows = _asked(request, publication)
    media_type, make = FORMS[form]
    body = make(kind, register_presenters.about(publication, asked), rows)
    etag = f'"{hashlib.sha256(body).hexdigest()[:40]}"'
    response = HttpResponse(body, content_type=media_type)
    name = f"{publication.icb_slug}-{kind}-{publication.number}.{ENDINGS[form]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _found(request: HttpRequest, kind: str) -> selectors.Found:
    """The register that the address names: of an ICB the current one, one of its versions, or that of a day."""
    icb = request.GET.get("icb", "")
    if not icb:
        only = [row.slug for row in selectors.registers() if row.kind == kind]
        icb = only[0] if len(only) == 1 else ""
    if not SLUG.fullmatch(icb):
        return selectors.Found()
    if on := _day(request):
        return selectors.stood_on(kind, icb, on)
    number = request.GET.get("version", "")
    if not number:
        return selectors.at_address(kind, icb)
    if not (number.isascii() and number.isdecimal() and len(number) <= NUMBER_DIGITS):
        return selectors.Found()
    return selectors.version(kind, icb, int(number))


def _asked(request: HttpRequest, publication: Publication) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The filters and the rows they leave: none for who was not in the register on the day that is asked for.

    Raises Http404 for who is not in the register, when no day is asked for.
    """
    asked = {name: request.GET.get(name, "") for name in ("committee", "person")}
    for name, key in (("committee", "committees"), ("person", "people")):
        known = {one["slug"] for one in publication.content[key]}
        if asked[name] and asked[name] not in known and _day(request) is None:
            raise Http404
    return asked, chosen(publication.content["rows"], **asked)
