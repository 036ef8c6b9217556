"""Pages of meetings and of each item on their agendas."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from reports.models import Publication
from reports.public import decision_presenters, presenters, selectors
from reports.public.pages import page, public_page
from reports.public.views.profiles import answer, show


@public_page
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    return answer("meeting", selectors.at_address("meeting", slug), show)


@public_page
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """The minutes as they went out last: a draft, or confirmed."""
    return answer("minutes", selectors.at_address("minutes", slug), show)


@public_page
def item(request: HttpRequest, slug: str, item_id: UUID) -> HttpResponse:
    """The permanent page of an item: its cover sheets, papers and files."""

    def show_item(publication: Publication) -> HttpResponse:
        context = presenters.item(publication, str(item_id))
        if context:
            made = [row for row in decision_presenters.of_meeting(slug) if row["item_id"] == str(item_id)]
            written = presenters.minutes_at(slug, str(item_id))
            return page(
                "item", **presenters.frame(publication), **context, decisions=made, minutes_href=written
            )
        if any(presenters.has_item(row, str(item_id)) for row in selectors.earlier_versions(publication)):
            return page("item-removed", status=410, **presenters.frame(publication))
        raise Http404

    return answer("meeting", selectors.at_address("meeting", slug), show_item)
