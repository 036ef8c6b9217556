"""Lists of what is required and what is vacant on a day (R34)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import URLPattern, path

from governance.foundation.screens import Ask, Column, Register, Tag
from governance.foundation.screens import views as screen_views
from governance.models import Seat
from membership.composition.selectors.vacancies import Requirement, requirements, vacancies
from membership.people.forms.appointments import CommitteeFilters
from membership.people.views.people import PAGES
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE


class SeatLists(Register):
    """Lists of seats as membership sees them; their own pages are the seats' and committees'."""

    app = "membership"
    model = Seat
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    filters = CommitteeFilters
    pages = PAGES
    leads_to: ClassVar[str]

    def name(self, verb: str) -> str:
        return self.leads_to if verb == "detail" else super().name(verb)

    def urls(self) -> list[URLPattern]:
        routes = (("list", "", screen_views.ListView), ("csv", "csv/", screen_views.CsvView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]

    def matches(self, text: str, ask: Ask) -> bool:
        return str(ask.filters.get("q") or "").lower() in text.lower()


class Vacancies(SeatLists):
    noun, plural = "vacant seat", "vacant seats"
    key, path = "vacancy", "vacancies"
    leads_to = "governance:seat-detail"
    intro = "Seats that exist on this day and that nobody holds."
    empty = "Every seat is held on this day."
    columns = (
        Column("Seat", "seat.title", link=True),
        Column("Committee", "seat.committee.name"),
        Column("Vacant since", "vacant_since"),
        Column("Category", "seat.category"),
        Column("Vote", "is_voting"),
        Column("Organisation", "organisation.name"),
        Column("Rule that made it", "seat.rule"),
    )

    def rows(self, ask: Ask) -> list[Any]:
        found = vacancies(
            ask.user, on=ask.on, rights_on=ask.today, icb=ask.icb, committee=ask.filters.get("committee")
        )
        return [m for m in found if self.matches(f"{m.seat.title} {m.seat.committee.name}", ask)]


class Requirements(SeatLists):
    noun, plural = "requirement", "requirements"
    key, path = "requirement", "requirements"
    title = "Required and filled"
    leads_to = "membership:composition-detail"
    intro = (
        "What each committee's membership rules ask for on this day, and how much of it is filled. Where a committee "
        "has no rules, its seats stand for themselves."
    )
    empty = "No committee has a seat on this day."
    columns = (
        Column("Committee", "committee.name", link=True),
        Column("Rule or seat", "rule"),
        Column("Required", lambda row: f"At least {row.required}" if row.may_be_more else row.required),
        Column("Filled", "filled"),
        Column("Vacant", lambda row: vacant_tag(row), unset="None"),
    )

    def rows(self, ask: Ask) -> list[Requirement]:
        found = requirements(
            ask.user, on=ask.on, rights_on=ask.today, icb=ask.icb, committee=ask.filters.get("committee")
        )
        return [row for row in found if self.matches(f"{row.rule} {row.committee.name}", ask)]


def vacant_tag(requirement: Requirement) -> list[Tag]:
    """Seats that nobody holds, and seats that are asked for and do not exist."""
    vacant, missing = len(requirement.vacant), requirement.missing
    found = [Tag(f"{vacant} vacant", "orange")] if vacant else []
    return [*found, *([Tag(f"{missing} without a seat", "red")] if missing else [])]
