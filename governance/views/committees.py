"""Screens of committees."""

from __future__ import annotations

from typing import Any

from governance.actions import committees as actions
from governance.forms.committees import CommitteeFilters, CommitteeForm
from governance.foundation.screens import Ask, Column, Register
from governance.models import Committee
from governance.presenters import status_tag


class Committees(Register):
    app = "governance"
    noun, plural = "committee", "committees"
    model = Committee
    form, filters = CommitteeForm, CommitteeFilters
    search_fields = ("name", "short_name", "reference_prefix")
    related = ("icb", "place", "parent")
    empty = "No committee is recorded for this day. Add the ICB's board first, then the committees below it."
    columns = (
        Column("Name", "name", link=True),
        Column("Kind", "kind"),
        Column("Form", "form"),
        Column("Place", "place.name", unset="Whole ICB"),
        Column("Reports to", "parent.name"),
        Column("Status", status_tag),
        Column("In force from", "effective_from"),
        Column("In force to", "effective_to", unset="Open"),
    )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Committee:
        return actions.create_committee(icb=ask.icb, by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Committee:
        return actions.change_committee(
            row, values, by=ask.user, reason=reason, expected_version=version, many=many
        )
