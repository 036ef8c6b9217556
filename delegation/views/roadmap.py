"""Screens of the roadmap: the page of all phases, and the registers behind it (R77)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from delegation.actions import roadmap as actions
from delegation.forms.roadmap import (
    IndicatorFilters,
    IndicatorForm,
    PhaseFilters,
    PhaseForm,
    ReadingFilters,
    ReadingForm,
)
from delegation.models import Indicator, IndicatorReading, RoadmapPhase
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import WHOLE_ICB
from delegation.roadmap_presenter import (
    WHEN,
    deliverable_columns,
    indicator_columns,
    reading_tag,
    section_of,
    tally_words,
)
from delegation.rules.roadmap import when
from delegation.selectors.roadmap import measured_on, phase_on, roadmaps
from delegation.views.pages import PAGES
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag
from governance.foundation.screens.access import require_in
from governance.foundation.screens.present import pages
from governance.foundation.screens.views import ScreenView


def when_tag(row: RoadmapPhase, ask: Ask) -> Tag:
    return WHEN[when(row.first_day, row.last_day, on=ask.on)]


class Phases(Register):
    app = "delegation"
    noun, plural = "roadmap phase", "roadmap phases"
    title = "Phases of the roadmap"
    model = RoadmapPhase
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = PhaseForm, PhaseFilters
    search_fields = ("title", "aim", "source")
    related = ("icb", "place")
    prefetch = ("deliverables__notes", "indicators__readings")
    pages = PAGES
    answers_for_days = True
    intro = "Spans of years with an aim. What each is to deliver, and by what it is judged, is on its page."
    empty = "No phase is recorded. Add the first, such as Year 1: Stabilise."

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (
            Column("Phase", "title", link=True),
            Column("Where", "place.name", unset=WHOLE_ICB),
            Column("First day", "first_day"),
            Column("Last day", "last_day"),
            Column("On this day", lambda row: when_tag(row, ask)),
            Column("Progress", lambda row: tally_words(phase_on(row, on=ask.on).tally)),
        )

    def csv_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (*self.list_columns(ask), *self.particulars[4:])

    particulars = (
        Column("Where", "place.name", unset=WHOLE_ICB),
        Column("First day", "first_day"),
        Column("Last day", "last_day"),
        Column("Indicators to be agreed", "indicators_wanted", unset="No number was said"),
        Column("Aim", "aim", unset="Not stated"),
        Column("Source", "source"),
    )

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [when_tag(row, ask)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        found = phase_on(row, on=ask.on)
        may = self.may_change(row, ask)
        deliverable = Action("Add deliverable", ask.link("delegation:milestone-create", phase=row.pk), may)
        indicator = Action("Add indicator", ask.link("delegation:indicator-create", phase=row.pk), may)
        return [
            Panel(
                "Deliverables",
                deliverable_columns(ask),
                found.deliverables,
                empty="No deliverable is recorded. Add the first.",
                actions=(deliverable,),
                note=tally_words(found.tally),
            ),
            Panel(
                "Indicators",
                indicator_columns(ask),
                found.indicators,
                empty="No indicator is recorded. Add what this phase is judged by.",
                actions=(indicator,),
                note=found.agreed.reason,
            ),
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> RoadmapPhase:
        return actions.create_phase(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> RoadmapPhase:
        return actions.change_phase(row, values, by=ask.user, reason=reason, expected_version=version)


class Indicators(Register):
    app = "delegation"
    noun, plural = "indicator", "indicators"
    model = Indicator
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = IndicatorForm, IndicatorFilters
    own_filters = ("state",)
    search_fields = ("measures", "target", "phase__title")
    related = ("phase__icb", "phase__place")
    prefetch = ("readings",)
    pages = PAGES
    answers_for_days = True
    intro = (
        "What each phase of the roadmap is judged by, with its newest reading. Not yet measured is a state."
    )
    empty = "No indicator is recorded. Add the first under a phase of the roadmap."
    particulars = (
        Column("Phase", "phase.title"),
        Column("Where", "phase.place.name", unset=WHOLE_ICB),
        Column("Target", "target", unset="Not set"),
        Column("Source", "source"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(phase__icb=ask.icb)

    def rows(self, ask: Ask) -> Any:
        found, state = super().rows(ask), ask.filters.get("state")
        if not state:
            return found
        return [row for row in found if measured_on(row, on=ask.on).outcome.code == f"indicator.{state}"]

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        def newest(row: Indicator) -> Any:
            return measured_on(row, on=ask.on).reading

        return (
            Column("Indicator", "measures", link=True),
            Column("Phase", "phase.title"),
            Column("Target", "target", unset="Not set"),
            Column("State", lambda row: reading_tag(newest(row))),
            Column("Reading", lambda row: getattr(newest(row), "value", ""), unset="None"),
            Column("Read on", lambda row: getattr(newest(row), "day", None), unset="Never"),
        )

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [reading_tag(measured_on(row, on=ask.on).reading)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)
        add = Action("Add reading", ask.link("delegation:indicator-reading-create", indicator=row.pk), may)
        columns = (
            Column("Read on", "read_on", link=True),
            Column("State", "state"),
            Column("Reading", "value", unset="None"),
            Column("Where it is from", "source", unset="Not stated"),
        )
        rows = [reading for reading in row.readings.all() if reading.read_on <= ask.on]
        return [
            Panel(
                "Readings",
                columns,
                rows,
                empty="Not yet measured: no reading by this day.",
                url_name="delegation:indicator-reading-detail",
                actions=(add,),
            )
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Indicator:
        return actions.create_indicator(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Indicator:
        return actions.change_indicator(row, values, by=ask.user, reason=reason, expected_version=version)


class Readings(Register):
    app = "delegation"
    noun, plural = "indicator reading", "indicator readings"
    title = "Readings of indicators"
    model = IndicatorReading
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = ReadingForm, ReadingFilters
    search_fields = ("indicator__measures", "value", "source")
    related = ("indicator__phase__icb",)
    pages = PAGES
    intro = "Every reading, the newest first. The newest by a day is how the indicator stands on that day."
    empty = "No reading is recorded."
    columns = (
        Column("Indicator", "indicator.measures", link=True),
        Column("Read on", "read_on"),
        Column("State", "state"),
        Column("Reading", "value", unset="None"),
        Column("Where it is from", "source", unset="Not stated"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(indicator__phase__icb=ask.icb)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> IndicatorReading:
        return actions.create_reading(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> IndicatorReading:
        return actions.change_reading(row, values, by=ask.user, reason=reason, expected_version=version)


class RoadmapView(ScreenView):
    """The phases in order, with progress in words, on a day."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        found = roadmaps(ask.user, ask.own_icb, on=ask.on, rights_on=ask.today)
        context = {
            "roadmaps": [
                (
                    each.place.name if each.place else WHOLE_ICB,
                    [section_of(phase, ask) for phase in each.phases],
                )
                for each in found
            ],
            "may": self.register.may_create(ask),
            "subnav": pages(self.register, ask, here="delegation:roadmap"),
        }
        return self.page("delegation/roadmap/roadmap.jinja", context)
