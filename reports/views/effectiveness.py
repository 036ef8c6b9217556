"""The yearly report of a committee as a file, for who reads its page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from governance.foundation import clock, words
from meetings.record.presenters_effectiveness import answers
from meetings.record.selectors.effectiveness import review_of, told_report
from meetings.record.views.compliance import RecordView
from reports.documents.effectiveness_pdf import effectiveness_pdf
from reports.exports.effectiveness import effectiveness_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = {"pdf": "application/pdf", "xlsx": XLSX}


class EffectivenessFile(RecordView):
    """The days are those of the address, as on the page. Made on request and kept nowhere."""

    def get(self, request: HttpRequest, slug: str, form: str) -> HttpResponse:
        if form not in MEDIA:
            raise Http404
        committee, ask, now = self.committee(slug), self.ask, clock.now()
        span = self.days().span()
        review = review_of(committee, span, ask.user, on=ask.today)
        told, is_kept = told_report(committee, span, review, ask.user, on=ask.today, at=now)
        agreed = (
            "The numbers are those that the committee agreed."
            if is_kept
            else f"The numbers are those of {words.day(ask.today)}."
        )
        name = f"{committee.slug}-effectiveness-{span.first.isoformat()}-to-{span.last.isoformat()}"
        said = answers(review)
        if form == "pdf":
            data = effectiveness_pdf(
                told, said, agreed=agreed, identifier=f"{name}/{now.isoformat()}", made=now
            )
        else:
            data = effectiveness_workbook(told, said, agreed=agreed, made=now)
        return HttpResponse(
            data,
            content_type=MEDIA[form],
            headers={
                "Content-Disposition": f'attachment; filename="{name}.{form}"',
                "Cache-Control": "no-store, private",
            },
        )
