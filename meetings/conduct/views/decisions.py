"""The register of decisions, one recorded decision with its frozen record, and the proof that it still stands (G1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.screens import Ask, Column, Link, Register, present, views
from meetings.conduct import presenters_item_decisions as presenter
from meetings.conduct.forms.item_decisions import DecisionFilters
from meetings.conduct.models import Decision
from meetings.conduct.selectors.decisions import (
    decision_or_none,
    may_read_private_text,
    narrowed,
    recorded_for,
)
from meetings.conduct.selectors.proof import verify


class DecisionView(views.ScreenView):
    """Base: one recorded decision; what may not be read is 404."""

    def found(self, public_id: UUID) -> Decision:
        row = decision_or_none(self.ask.user, public_id, on=self.ask.today)
        if row is None:
            raise Http404
        self.turn_to_icb(row.committee.icb_id)
        return row

    def answer(self, template: str, row: Decision, **context: Any) -> HttpResponse:
        shared = {
            "ask": self.ask,
            "row": row,
            "crumbs": [{"text": "Decisions", "href": self.ask.link("meetings:decision-list")}],
            "standing": presenter.standing_tag(row),
        }
        return render(self.request, f"meetings/conduct/{template}.jinja", shared | context)


class DecisionPage(DecisionView):
    """What was decided and what it rested on, as it was kept."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.found(public_id)
        return self.answer(
            "item_decision",
            row,
            particulars=presenter.particulars(row),
            lines=presenter.kept_lines(row.record),
            verdict=row.record.get("verdict", {}),
            vote=presenter.kept_vote(row.record),
            people=presenter.kept_people(row.record),
            kept_at=presenter.kept_at(row.record),
            matter=presenter.kept_matter(row.record),
            whose=presenter.kept_whose(row.record),
            panels=[present.panel_table(one, self.ask) for one in self.register.all_panels(row, self.ask)],
            shows_private=may_read_private_text(row, self.ask.user, on=self.ask.today),
        )


class DecisionProof(DecisionView):
    """Everything worked out again from what was kept."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.found(public_id)
        return self.answer("item_proof", row, checks=presenter.checks(verify(row)))


class Decisions(Register):
    """Recorded decisions, with filters and as CSV."""

    app, noun, plural, model = "meetings", "decision", "decisions", Decision
    view_permission = Permission.VIEW_MEETING
    filters = DecisionFilters
    search_fields = ("reference", "title", "text")
    own_filters: ClassVar[Sequence[str]] = ("year", "least", "most", "authority")
    files = (("Download as Excel", "meetings:decision-xlsx"),)
    related = (
        "committee__icb",
        "place",
        "function",
        "meeting",
        "ratified_by",
        "ratification_item__meeting__sitting",
    )
    empty = "No decision is recorded yet. Decisions are recorded at an item of a meeting that is at work."

    def visible(self, ask: Ask) -> Any:
        return recorded_for(ask.user, on=ask.today)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        given = ask.filters
        found = narrowed(
            super().filtered(rows, ask),
            least=given.get("least"),
            most=given.get("most"),
            authority=given.get("authority") or "",
        )
        year = given.get("year")
        return found.filter(decided_at__year=year) if year else found

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        def page(row: Decision) -> Link:
            return Link(row.reference, ask.link("meetings:decision-detail", row.public_id))

        return (
            Column("Reference", page),
            Column("Title", "title"),
            Column("Committee", "committee"),
            Column("Decided", "decided_at"),
            Column("What it is", presenter.standing_tag),
            Column("Outcome", "outcome"),
            Column("Function", "function"),
            Column("Place", "place", unset="The whole ICB"),
            Column("Amount", presenter.amount_words),
            Column("Ratified", presenter.ratification_words),
        )

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        more = (
            Column("What was decided", "text"),
            Column("How", "method"),
            Column("On condition that", "conditions"),
            Column("Why recorded all the same", "override_reason"),
        )
        return (*self.list_columns(ask), *more)

    def urls(self) -> list[URLPattern]:
        return [
            path("decisions/", views.ListView.as_view(register=self), name="decision-list"),
            path("decisions/csv/", views.CsvView.as_view(register=self), name="decision-csv"),
            path("decisions/<uuid:public_id>/", DecisionPage.as_view(register=self), name="decision-detail"),
            path(
                "decisions/<uuid:public_id>/proof/",
                DecisionProof.as_view(register=self),
                name="decision-proof",
            ),
        ]
