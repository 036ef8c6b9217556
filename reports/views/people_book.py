"""Members, seats, deputies and interests of an ICB on a day as one workbook, made on request and kept nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from governance.foundation.screens.access import holds_in
from membership.people.workbook import workbook
from membership.permissions import READ_PEOPLE
from reports.exports.people_book import people_sheets
from reports.views.base import ReportsView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PeopleBook(ReportsView):
    def get(self, request: HttpRequest) -> HttpResponse:
        ask, icb = self.ask, self.ask.own_icb
        self.demand(holds_in(ask.user, READ_PEOPLE, icb, on=ask.today))
        name = f"{icb.slug}-members-and-seats-{ask.on.isoformat()}.xlsx"
        return HttpResponse(
            workbook(people_sheets(icb, ask)),
            content_type=XLSX,
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": "no-store, private",
            },
        )
