"""Screens of engagement: groups, themes, stances, and the table of concerns by group (R74)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import URLPattern, path

from delegation.actions import engagement as actions
from delegation.forms.engagement import ConcernFilters, GroupForm, StanceFilters, StanceForm, ThemeForm
from delegation.models import ConcernTheme, StakeholderGroup, Stance
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.roadmap_presenter import stance_tag
from delegation.selectors.engagement import GroupLine, concerns, is_standing, standing_stances, themes_of
from delegation.views.pages import PAGES
from governance.foundation.screens import Action, Ask, Column, FilterForm, Link, Panel, Register, Tag
from governance.foundation.screens import views as screen_views

THEMES = Column("Themes of concern", "themes", unset="None raised")


class Groups(Register):
    app = "delegation"
    noun, plural = "stakeholder group", "stakeholder groups"
    model = StakeholderGroup
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = GroupForm, FilterForm
    search_fields = ("name", "note")
    related = ("icb",)
    pages = PAGES
    intro = (
        "Groups that were asked, as the documents name them. A group is no organisation and holds nothing."
    )
    empty = "No group is recorded. Add the first that was asked."
    columns = (Column("Group", "name", link=True), Column("Who belongs to it", "note", unset="Not stated"))

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)
        add = Action("Add stance", ask.link("delegation:stance-create", group=row.pk), may)
        columns = (
            Column("What was proposed", "proposal", link=True),
            Column("How it was taken", stance_tag),
            Column("Stated on", "stated_on"),
            THEMES,
        )
        return [
            Panel(
                "Stance",
                columns,
                standing_stances(row, on=ask.on),
                empty="It had said nothing by this day.",
                url_name="delegation:stance-detail",
                actions=(add,),
            )
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> StakeholderGroup:
        return actions.create_group(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> StakeholderGroup:
        return actions.change_group(row, values, by=ask.user, reason=reason, expected_version=version)


class Themes(Register):
    app = "delegation"
    noun, plural = "theme of concern", "themes of concern"
    key = "concern-theme"
    model = ConcernTheme
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = ThemeForm, FilterForm
    search_fields = ("title", "meaning")
    related = ("icb",)
    pages = PAGES
    intro = "What concerns are about. A stance names those that the group raised."
    empty = "No theme is recorded. Add the first."
    columns = (
        Column("Theme", "title", link=True),
        Column("What is meant", "meaning", unset="Not stated"),
        Column("Source", "source"),
    )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> ConcernTheme:
        return actions.create_theme(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> ConcernTheme:
        return actions.change_theme(row, values, by=ask.user, reason=reason, expected_version=version)


class Stances(Register):
    app = "delegation"
    noun, plural = "stance", "stances"
    title = "Stances of groups"
    model = Stance
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = StanceForm, StanceFilters
    search_fields = ("group__name", "proposal", "said", "source")
    related = ("group__icb",)
    prefetch = ("themes",)
    pages = PAGES
    intro = "How each group took what was proposed, every statement with its day. A later one replaces an earlier one."
    empty = "No stance is recorded. Add what a group said, and the themes that it raised."
    columns = (
        Column("Group", "group.name", link=True),
        Column("How it was taken", stance_tag),
        Column("What was proposed", "proposal"),
        Column("Stated on", "stated_on"),
        THEMES,
        Column("Source", "source"),
    )
    particulars = (
        Column("Group", "group.name"),
        *columns[2:5],
        Column("In their words", "said", unset="Not recorded"),
        columns[5],
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(group__icb=ask.icb)

    def csv_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (*self.columns, self.particulars[4])

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        if row.stated_on > ask.on or is_standing(row, on=ask.on):
            return [stance_tag(row)]
        return [stance_tag(row), Tag("Replaced by a later one", "grey")]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Stance:
        return actions.create_stance(by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Stance:
        return actions.change_stance(
            row, values, many=many, by=ask.user, reason=reason, expected_version=version
        )


class Concerns(Register):
    """It has no records of its own: each row is a group, with its standing stances and the themes they raise."""

    app = "delegation"
    noun, plural = "line of concerns by group", "lines of concerns by group"
    key, path, title = "concern", "concerns-by-group", "Concerns by group"
    counted_as = ("group", "groups")
    model = StakeholderGroup
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    filters = ConcernFilters
    pages = PAGES
    answers_for_days = True
    intro = "How many standing stances of each group raise each theme. A stance may raise several, or none."
    empty = "No group has said anything by this day. Add stances first."

    def rows(self, ask: Ask) -> list[GroupLine]:
        given = {"stance": ask.filters.get("stance") or "", "wanted": ask.filters.get("q") or ""}
        return concerns(ask.user, ask.own_icb, on=ask.on, rights_on=ask.today, **given)

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        themes = themes_of(ask.user, ask.own_icb, rights_on=ask.today)

        def group(line: GroupLine) -> Link | str:
            if line.group is None:
                return "All groups shown"
            return Link(line.group.name, ask.link("delegation:stakeholder-group-detail", line.group.pk))

        return (
            Column("Group", group),
            Column("Stance on this day", lambda line: [stance_tag(row) for row in line.stances], unset=""),
            *(Column(theme.title, partial(_count, theme.pk)) for theme in themes),
        )

    def name(self, verb: str) -> str:
        return "delegation:stakeholder-group-detail" if verb == "detail" else super().name(verb)

    def urls(self) -> list[URLPattern]:
        routes = (("list", "", screen_views.ListView), ("csv", "csv/", screen_views.CsvView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]


def _count(theme: int, line: GroupLine) -> int:
    return line.counts.get(theme, 0)
