"""Screens of places, their tree, and their alignment with local authorities."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from governance.actions import places as actions
from governance.forms.places import PlaceAuthorityFilters, PlaceAuthorityForm, PlaceFilters, PlaceForm
from governance.foundation.permissions import icbs_of
from governance.foundation.screens import Action, Ask, Column, Panel, Register
from governance.foundation.screens.access import require_in
from governance.foundation.screens.present import pages
from governance.foundation.screens.views import ScreenView
from governance.models import Place, PlaceAuthority
from governance.presenters import status_column, succession_panel
from governance.rules.places import is_coterminous
from governance.selectors import places as selectors
from governance.selectors.organisations import successions_of
from governance.views.committees import DATES

PAGES = (
    ("Places", "governance:place-list"),
    ("As a tree", "governance:place-tree"),
    ("Aligned authorities", "governance:place-authority-list"),
)
AUTHORITY_COLUMNS = (
    Column("Local authority", "authority.name", link=True),
    Column("Tier", "authority.authority_tier"),
    Column("The whole authority", "is_whole"),
    *DATES,
)


class Places(Register):
    app = "governance"
    noun, plural = "place", "places"
    model = Place
    form, filters = PlaceForm, PlaceFilters
    search_fields = ("name", "code", "outside_code")
    related = ("icb", "parent")
    pages = PAGES
    empty = "No place is in force on this day. Add the places of this ICB, then what lies inside them."
    columns = (
        Column("Name", "name", link=True),
        Column("Level", "kind"),
        Column("Lies inside", "parent.name", unset="The ICB"),
        Column("Code", "code"),
        *DATES,
    )
    particulars = (
        *columns[1:4],
        Column("Code of a national list", "outside_code"),
        Column("Basis of its boundary", "footprint_basis"),
        Column("About this place", "about"),
        *DATES,
    )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Place:
        return actions.create_place(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Place:
        return actions.change_place(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Place:
        return actions.end_place(row, last_day=last_day, by=ask.user, reason=reason)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)
        return [
            Panel(
                "Aligned local authorities",
                AUTHORITY_COLUMNS,
                selectors.authorities_of(row, on=ask.on),
                empty="No local authority is aligned with it on this day. Add the one or those that it matches.",
                url_name="governance:place-authority-detail",
                actions=(
                    Action(
                        "Align authority", ask.link("governance:place-authority-create", place=row.pk), may
                    ),
                ),
                note=is_coterminous(selectors.shares_of(row, on=ask.on)).reason,
            ),
            Panel(
                "Inside it",
                (Column("Name", "name", link=True), Column("Level", "kind")),
                selectors.parts_of(row, on=ask.on),
                empty="Nothing lies inside it on this day.",
                url_name="governance:place-detail",
                actions=(Action("Add inside", ask.link("governance:place-create", parent=row.pk), may),),
            ),
            Panel(
                "Committees",
                (Column("Name", "name", link=True), Column("Kind", "kind"), status_column(ask.on)),
                selectors.committees_at(row, on=ask.on),
                empty="No committee belongs to it on this day.",
                url_name="governance:committee-detail",
                actions=(
                    Action("Add committee", ask.link("governance:committee-create", place=row.pk), may),
                ),
            ),
            succession_panel(successions_of(row, "place", icbs=icbs_of(ask.user, on=ask.today))),
        ]


class PlaceAuthorities(Register):
    app = "governance"
    noun, plural = "aligned authority", "aligned authorities"
    key, path = "place-authority", "place-authorities"
    model = PlaceAuthority
    form, filters = PlaceAuthorityForm, PlaceAuthorityFilters
    search_fields = ("place__name", "authority__name")
    related = ("place__icb", "authority")
    pages = PAGES
    intro = "Which local authorities a place matches, wholly or in part, and from when to when."
    empty = "No authority is aligned with a place on this day. Open a place and align one."
    columns = (Column("Place", "place.name"), *AUTHORITY_COLUMNS)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(place__icb=ask.icb)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> PlaceAuthority:
        return actions.create_place_authority(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> PlaceAuthority:
        return actions.change_place_authority(
            row, values, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> PlaceAuthority:
        return actions.end_place_authority(row, last_day=last_day, by=ask.user, reason=reason)


class PlaceTreeView(ScreenView):
    """The places of an ICB as a nested list, on a day."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, self.register.view_permission, ask.icb, on=ask.today)
        branches = selectors.tree(ask.user, ask.icb, today=ask.today, on=ask.on)
        subnav = pages(self.register, ask, here="governance:place-tree")
        return self.page("governance/place_tree.jinja", {"branches": branches, "subnav": subnav})
