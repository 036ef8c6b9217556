"""The register of interests as files: the rows and filters of its page, for the same reader and day."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from governance.foundation import clock
from governance.foundation.screens.views import filtered
from membership.interests.views.interests import Interests
from reports.documents.register_pdf import register_pdf
from reports.exports.register import RegisterTable, register_table, register_workbook
from reports.views.base import ReportsView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: dict[str, tuple[str, Callable[[RegisterTable], bytes]]] = {
    "pdf": ("application/pdf", register_pdf),
    "xlsx": (XLSX, register_workbook),
}


class InterestRegisterFile(ReportsView):
    """Made for the reader on request and kept nowhere."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        register, ask = Interests(), self.ask
        self.demand(register.may_list(ask))
        chosen, rows = filtered(register, ask, request)
        committee = chosen.cleaned_data.get("committee") if chosen.is_bound and chosen.is_valid() else None
        icb = ask.own_icb
        table = register_table(
            register.csv_columns(ask),
            rows,
            scope=str(committee or icb.organisation),
            author=str(icb.organisation),
            on=ask.on,
            notes=register.notes(ask),
            reads_records=register.reads_records(ask),
            made=clock.now(),
        )
        media_type, make = FORMS[form]
        return HttpResponse(
            make(table),
            content_type=media_type,
            headers={
                "Content-Disposition": f'attachment; filename="{table.file_name}.{form}"',
                "Cache-Control": "no-store, private",
            },
        )
