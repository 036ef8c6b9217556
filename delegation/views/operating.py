"""Screens of operating models."""

from __future__ import annotations

from datetime import date
from typing import Any

from delegation.actions.operating import (
    change_operating_model,
    create_operating_model,
    end_operating_model,
)
from delegation.forms.operating import OperatingFilters, OperatingModelForm
from delegation.models import OperatingModel
from delegation.operating_presenter import FULL_COLUMNS, PARTICULARS, review_tag
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import DATES, WHOLE_ICB
from delegation.selectors.operating import review_of
from delegation.views.pages import PAGES
from governance.foundation.screens import Ask, Column, Register, Tag


class OperatingModels(Register):
    app = "delegation"
    noun, plural = "operating model", "operating models"
    model = OperatingModel
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = OperatingModelForm, OperatingFilters
    search_fields = ("function__title", "place_responsibilities", "system_responsibilities", "team")
    related = ("icb", "function", "place", "reports_to", "accountable_post")
    pages = PAGES
    intro = (
        "What place does and what the system does in each service area, with the team behind it. "
        "It gives nobody authority: that is in the scheme."
    )
    empty = "No operating model is in force on this day. Add the first service area."

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (
            Column("Service area", "function.title", link=True),
            Column("Where", "place.name", unset=WHOLE_ICB),
            Column("Accountable in the ICB", "accountable_post.title", unset="Not set"),
            Column("Team reports to", lambda row: row.reports_to or row.reports_to_team, unset="Not set"),
            Column("Review by", "review_by", unset="Not set"),
            Column("Review", lambda row: review_tag(review_of(row, on=ask.on)), unset=""),
            *DATES,
        )

    def csv_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (*self.list_columns(ask), *FULL_COLUMNS)

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (*PARTICULARS, *DATES)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        tag = review_tag(review_of(row, on=ask.on))
        return [tag] if tag else []

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> OperatingModel:
        return create_operating_model(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> OperatingModel:
        return change_operating_model(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> OperatingModel:
        return end_operating_model(row, last_day=last_day, by=ask.user, reason=reason)
