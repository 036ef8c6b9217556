"""Screens of series of meetings: how a committee meets, and the way to make a year of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Action, Ask, Column, Panel, Register
from governance.foundation.screens.access import holds_in
from meetings.planning import calendar_presenters as presenters
from meetings.planning.actions import series as actions
from meetings.planning.forms.series import SeriesFilters, SeriesForm
from meetings.planning.models import MeetingSeries
from meetings.planning.pages import PAGES
from meetings.planning.selectors.series import meetings_made


class SeriesScreens(Register):
    app = "meetings"
    noun, plural = "series of meetings", "series of meetings"
    key, path = "series", "meeting-series"
    title = "How committees meet"
    create_text = "Record how a committee meets"
    model = MeetingSeries
    view_permission, permission = Permission.VIEW_DRAFTS, Permission.PLAN_MEETING
    form, filters = SeriesForm, SeriesFilters
    search_fields = ("title", "committee__name", "venue")
    related = ("committee__icb", "follows")
    pages = PAGES
    intro = "From a series a year of meetings is proposed, changed where it must be, and made."
    empty = "No series is recorded for this day. Record how a committee meets, then make its year."
    columns = (
        Column("Committee", "committee.name", link=True),
        Column("Meets", presenters.pattern_words),
        Column("In public", "openness"),
        Column("In force", presenters.in_force),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def may_create(self, ask: Ask) -> Outcome:
        return holds_in(ask.user, Permission.PLAN_MEETING, ask.icb, on=ask.today)

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return presenters.series_details(ask)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        columns = (
            Column("Meeting", presenters.meeting_link),
            Column("When", presenters.when),
            Column("Kind", presenters.kind_tag),
            Column("State", presenters.state_tag),
        )
        made = meetings_made(row, ask.user, on=ask.today)
        return [Panel("Meetings made from it", columns, made, empty="No meeting was made from it yet.")]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        year = ask.link("meetings:series-year", row.pk)
        return [
            Action("Make a year’s meetings", year, self.may_change(row, ask)),
            Action("Calendar", ask.link("meetings:calendar-committee", row.committee.slug)),
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> MeetingSeries:
        return actions.create_series(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> MeetingSeries:
        return actions.change_series(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> MeetingSeries:
        return actions.end_series(row, last_day=last_day, by=ask.user, reason=reason)
