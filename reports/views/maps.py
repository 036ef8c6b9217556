"""The functions and decisions map of a day as a PDF to print."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from delegation.forms.maps import MapFilters
from delegation.map_presenter import DESCRIPTION, map_title, placed_entries
from delegation.permissions import READ_SCHEME
from delegation.rules.map import LEVELS, MARKS
from delegation.selectors.map import places_of
from delegation.selectors.map_entries import map_entries
from governance.foundation.screens.access import require_in
from reports.decision_map import PrintedMap, map_pdf
from reports.public.views.documents import FILE_CSP
from reports.views.base import ReportsView


class DecisionMapPdf(ReportsView):
    """The same map as on the page that leads here: the day, the place and the group are those of the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        icb = ask.own_icb
        form = MapFilters(request.GET or None, places=places_of(icb, on=ask.on))
        chosen = form.chosen()
        title = map_title(icb, on=ask.on, place=chosen["place"], group=form.group_words())
        lines = placed_entries(map_entries(icb, on=ask.on, **chosen), icb=icb, address=lambda row: "")
        name = f"functions-and-decisions-map-{icb.slug}-{ask.on.isoformat()}"
        data, _ = map_pdf(
            [PrintedMap(title, lines)],
            title=title,
            description=DESCRIPTION,
            levels=LEVELS,
            marks=MARKS,
            identifier=name,
            author=str(icb.organisation),
        )
        return HttpResponse(
            data,
            content_type="application/pdf",
            headers={
                "Content-Disposition": f'inline; filename="{name}.pdf"',
                "Content-Security-Policy": FILE_CSP,
            },
        )
