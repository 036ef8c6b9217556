"""Screens of organisations and of who followed whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.actions import organisations as actions
from governance.enums import Permission
from governance.forms.organisations import (
    OrganisationFilters,
    OrganisationForm,
    SuccessionFilters,
    SuccessionForm,
)
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import DEPLOYMENT, can, icbs_of
from governance.foundation.screens import Ask, Column, Panel, Register
from governance.models import Organisation, Succession
from governance.presenters import status_column, succession_panel
from governance.selectors import organisations as selectors
from governance.views.committees import DATES

PAGES = (
    ("Organisations", "governance:organisation-list"),
    ("Successions", "governance:succession-list"),
)


def keeps_shared(ask: Ask) -> Outcome:
    """Outside every ICB stand the organisations that all share; the system administrator keeps them."""
    return can(ask.user, Permission.CREATE_ICB, DEPLOYMENT, on=ask.today)


class Organisations(Register):
    app = "governance"
    noun, plural = "organisation", "organisations"
    model = Organisation
    form, filters = OrganisationForm, OrganisationFilters
    search_fields = ("name", "short_name", "aliases", "ods_code", "ons_code")
    related = ("kept_by",)
    pages = PAGES
    intro = "Bodies that convene, nominate, employ or hold contracts, with their national codes."
    empty = "No organisation is recorded for this day. Add the partners of this ICB."
    columns = (
        Column("Name", "name", link=True),
        Column("Kind", "kind"),
        Column("Sector", "sector"),
        Column("ODS code", "ods_code"),
        Column("ONS code", "ons_code"),
        Column("Kept by", "kept_by", unset="Shared by every ICB"),
        *DATES,
    )
    particulars = (
        Column("Short name", "short_name"),
        Column("Other names", "aliases"),
        *columns[1:3],
        Column("Tier of local authority", "authority_tier"),
        Column("Can hold contracts and employ", "is_legal_person"),
        *columns[3:6],
        Column("Website", "website"),
        *DATES,
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return selectors.organisations_of(rows, ask.icb)

    def icb_id(self, row: Any) -> int | None:
        return row.kept_by_id

    def may_list(self, ask: Ask) -> Outcome:
        return keeps_shared(ask) if ask.icb is None else super().may_list(ask)

    def may_create(self, ask: Ask) -> Outcome:
        return keeps_shared(ask) if ask.icb is None else super().may_create(ask)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return actions.check_keeping(ask.user, row, on=ask.today)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Organisation:
        return actions.create_organisation(icb=ask.icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Organisation:
        return actions.change_organisation(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Organisation:
        return actions.end_organisation(row, last_day=last_day, by=ask.user, reason=reason)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        icbs = icbs_of(ask.user, on=ask.today)
        return [
            Panel(
                "Committees it convenes",
                (Column("Name", "name", link=True), Column("Kind", "kind"), status_column(ask.on)),
                selectors.committees_convened_by(row, icbs=icbs, on=ask.on),
                empty="It convenes no committee on this day.",
                url_name="governance:committee-detail",
            ),
            Panel(
                "Places it aligns with",
                (
                    Column("Place", "place.name", link=True),
                    Column("The whole authority", "is_whole"),
                    *DATES,
                ),
                selectors.places_aligned_with(row, icbs=icbs, on=ask.on),
                empty="No place is aligned with it on this day.",
                url_name="governance:place-authority-detail",
            ),
            succession_panel(selectors.successions_of(row, "organisation", icbs=icbs)),
        ]


class Successions(Register):
    app = "governance"
    noun, plural = "succession", "successions"
    model = Succession
    form, filters = SuccessionForm, SuccessionFilters
    search_fields = (
        "from_organisation__name",
        "to_organisation__name",
        "from_place__name",
        "to_place__name",
        "from_committee__name",
        "to_committee__name",
        "note",
    )
    related = selectors.SUCCESSION_RELATIONS
    permission = Permission.CHANGE_STRUCTURE
    pages = PAGES
    intro = "Mergers, splits, acquisitions, renames and closures of organisations, places and committees."
    empty = "No succession is recorded. Add one when a body replaces another."
    columns = (
        Column("What happened", str, link=True),
        Column("Kind", "kind"),
        Column("First day of the successor", "date"),
        Column("The whole of it", "is_whole"),
        Column("Note", "note"),
    )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Succession:
        return actions.record_succession(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Succession:
        return actions.change_succession(row, values, by=ask.user, reason=reason, expected_version=version)
