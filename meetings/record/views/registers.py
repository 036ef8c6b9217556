"""The registers of what happened: attendance, votes, decisions between meetings, conflicts; each as csv and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.text import slugify

from governance.enums import Permission
from governance.foundation.screens import Ask, Column, Link, Register, views
from meetings.conduct import presenters_item_decisions as decisions
from meetings.conduct.models import Attendance, ConflictHandling, Decision, Vote
from meetings.conduct.selectors.decisions import recorded_for
from meetings.record import presenters_registers as presenter
from meetings.record.forms import registers as forms
from meetings.record.pages import PAGES
from membership.people.workbook import Sheet, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BookView(views.ScreenView):
    """The list as it is filtered, as an Excel workbook: the columns of its csv."""

    def get(self, request: HttpRequest) -> HttpResponse:
        register, ask = self.register, self.ask
        self.demand(register.may_list(ask))
        _, rows = views.filtered(register, ask, request)
        sheet = Sheet(register.title[:31], register.csv_columns(ask), rows)
        name = f"{slugify(register.plural)}-{ask.on.isoformat()}.xlsx"
        return HttpResponse(
            workbook([sheet]),
            content_type=XLSX,
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "Cache-Control": "no-store, private",
            },
        )


class RecordRegister(Register):
    """Base: a list of rows that the meeting itself has written, with a filter for the committee and the days."""

    app = "meetings"
    view_permission = Permission.VIEW_MEETING
    pages = PAGES
    own_filters: ClassVar[Sequence[str]] = ("first", "last")
    day: ClassVar[str]  # the lookup of the day that the filters ask for

    def filtered(self, rows: Any, ask: Ask) -> Any:
        return forms.between(super().filtered(rows, ask), self.day, ask.filters)

    def urls(self) -> list[URLPattern]:
        routes = (("list", "", views.ListView), ("csv", "csv/", views.CsvView), ("xlsx", "xlsx/", BookView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]


class AttendanceRegister(RecordRegister):
    noun, plural, key, path = "attendance", "attendance", "attendance", "attendance"
    model = Attendance
    filters = forms.AttendanceFilters
    search_fields = ("person__name", "name", "seat__title", "organisation__name", "seat__organisation__name")
    related = ("meeting", "committee", "person", "seat__organisation", "organisation")
    prefetch = ("presences",)
    counted_as = ("line", "lines")
    day = "meeting__date"
    files = (("Download as Excel", "meetings:attendance-xlsx"),)
    intro = "Who was at each meeting that was opened here, in which seat and by which way."
    empty = "No meeting was opened yet. Attendance is written down at the meeting."

    def visible(self, ask: Ask) -> Any:
        rows = super().visible(ask).filter(meeting__sitting__isnull=False)
        return rows.order_by("-meeting__date", "meeting", "committee", "seat__position", "seat__title", "pk")

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        def page(row: Attendance) -> Link:
            return Link(str(row.meeting), ask.link("meetings:live", row.meeting.slug))

        return (
            Column("Day", "meeting.date"),
            Column("Meeting", page),
            Column("Committee", "committee"),
            Column("Who", str),
            Column("Seat", lambda row: row.seat.title if row.seat else row.role),
            Column("Speaks for", presenter.spoke_for),
            Column("As", presenter.capacity_words),
            Column("How", presenter.took_part),
            Column("In the meeting", presenter.times),
        )


class VoteRegister(RecordRegister):
    noun, plural = "vote", "votes"
    model = Vote
    filters = forms.VoteFilters
    search_fields = ("question", "item__title", "decision__reference")
    related = ("committee", "item__meeting", "decision")
    day = "closed_at__date"
    files = (("Download as Excel", "meetings:vote-xlsx"),)
    intro = "Votes that were closed, as they were counted."
    empty = "No vote was closed yet. Votes are taken at an item of a meeting that is at work."

    def visible(self, ask: Ask) -> Any:
        return super().visible(ask).exclude(state="open").order_by("-closed_at", "-pk")

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        def item(row: Vote) -> Link:
            text = f"{row.item.number} {row.item.title}".strip()
            return Link(text, ask.link("meetings:live-item", row.item.meeting.slug, row.item.public_id))

        return (
            Column("Closed", "closed_at"),
            Column("Committee", "committee"),
            Column("Item", item),
            Column("Question", "question"),
            Column("Kind", "kind"),
            Column("Count", presenter.counts),
            Column("Result", presenter.result_tag),
            Column("Majority of", presenter.base),
            Column("Decision", lambda row: row.decision.reference if row.decision else ""),
        )

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        more = (
            Column("Meeting", "item.meeting"),
            Column("Who voted how", presenter.names),
            Column("Result in words", lambda row: row.outcome.get("reason", "")),
        )
        return (*self.list_columns(ask), *more)


class BetweenRegister(RecordRegister):
    noun, plural = "between decision", "decisions between meetings"
    model = Decision
    filters = forms.BetweenFilters
    search_fields = ("reference", "title", "text")
    related = ("committee", "place", "function", "ratification_item__meeting__sitting", "ratified_by")
    counted_as = ("decision", "decisions")
    day = "decided_at__date"
    files = (("Download as Excel", "meetings:between-decision-xlsx"),)
    intro = "Chair’s actions, with their ratification, and officers’ decisions under the scheme."
    empty = "None is recorded. They are recorded on the committee’s page."

    def visible(self, ask: Ask) -> Any:
        return recorded_for(ask.user, on=ask.today).exclude(way="meeting")

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        def page(row: Decision) -> Link:
            return Link(row.reference, ask.link("meetings:decision-detail", row.public_id))

        return (
            Column("Reference", page),
            Column("Title", "title"),
            Column("Committee", "committee"),
            Column("How", "way"),
            Column("Decided", "decided_at"),
            Column("Decided by", "decided_by"),
            Column("Amount", decisions.amount_words),
            Column("Ratification", decisions.ratification_words),
        )

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        more = (
            Column("What was decided", "text"),
            Column("Why it could not wait", "urgency"),
            Column("Consulted", "consulted"),
        )
        return (*self.list_columns(ask), *more)


class ConflictRegister(RecordRegister):
    noun, plural = "conflict", "conflicts at meetings"
    model = ConflictHandling
    filters = forms.ConflictFilters
    search_fields = ("attendance__person__name", "attendance__name", "nature", "item__title")
    related = ("attendance__person", "attendance__committee", "item__meeting")
    counted_as = ("conflict", "conflicts")
    own_filters = ("first", "last", "committee")
    day = "item__meeting__date"
    files = (("Download as Excel", "meetings:conflict-xlsx"),)
    intro = "Conflicts of interest at items that you may read, and what was ruled."
    empty = "None that you may read. Conflicts are declared at an item of a meeting."

    def visible(self, ask: Ask) -> Any:
        return super().visible(ask).order_by("-item__meeting__date", "item__position", "pk")

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(attendance__committee__icb=ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        found = super().filtered(rows, ask)
        committee = ask.filters.get("committee")
        return found.filter(attendance__committee=committee) if committee else found

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        def item(row: ConflictHandling) -> Link:
            text = f"{row.item.number} {row.item.title}".strip()
            return Link(text, ask.link("meetings:live-item", row.item.meeting.slug, row.item.public_id))

        return (
            Column("Day", "item.meeting.date"),
            Column("Committee", "attendance.committee"),
            Column("Item", item),
            Column("Who", "attendance"),
            Column("How it was known", "way"),
            Column("Nature", "nature"),
            Column("Ruling", presenter.ruling_words),
            Column("Ruled by", "ruled_by_name"),
        )

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        more = (
            Column("Declared", "declared_at"),
            Column("Ruled", "ruled_at"),
            Column("Reason", "reason"),
            Column("Papers withheld", "withholds_paper"),
        )
        return (*self.list_columns(ask), *more)
