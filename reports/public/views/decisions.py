"""What was decided: the register with its filters, its files, and the page of one decision."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response

from reports.public import decision_presenters as presenter
from reports.public import selectors
from reports.public.decisions import ASKS, choices, csv_bytes, decisions, json_bytes, read_query, row_of
from reports.public.pages import page, public, public_page
from reports.public.presenters import home_crumb
from reports.public.views.profiles import answer, show

A_PAGE = 50
MOST = 20_000
MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@public_page(asks=(*ASKS, "page"))
def register(request: HttpRequest) -> HttpResponse:
    """Published decisions, the latest first. A page that is not there is the last one."""
    query = read_query(request.GET)
    found = Paginator(decisions(query), A_PAGE)
    number = request.GET.get("page", "")
    here = found.get_page(number if number.isascii() and len(number) < 7 else 1)
    asked = urlencode(query.asked)
    context: dict[str, Any] = {
        "rows": [presenter.line(row) for row in here.object_list],
        "count": found.count,
        "fields": presenter.filter_fields(choices(), query),
        "asked": query.asked,
        "words": query.words,
        "pages": presenter.pages(here, query),
        "files": [
            {
                "text": text,
                "href": f"{reverse('public:decisions-file', args=[form])}{'?' if asked else ''}{asked}",
            }
            for form, text in (("csv", "Spreadsheet (CSV)"), ("json", "JSON"))
        ],
        "breadcrumbs": home_crumb(),
    }
    return page("decisions", **context)


@public
def register_file(request: HttpRequest, form: str) -> HttpResponse:
    """The decisions of the page, all pages of it, for other programs."""
    if form not in MEDIA:
        raise Http404
    query = read_query(request.GET)
    base = request.build_absolute_uri("/").rstrip("/")
    rows = [
        row_of(row, f"{base}{reverse('public:decision', args=[row.slug])}") for row in decisions(query)[:MOST]
    ]
    body = csv_bytes(rows) if form == "csv" else json_bytes(rows, query.asked)
    etag = f'"{hashlib.sha256(body).hexdigest()[:40]}"'
    response = HttpResponse(body, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="decisions.{form}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


@public_page
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("decision", selectors.at_address("decision", slug), show)
