"""Screens of schemes and their versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.urls import URLPattern, path

from delegation.actions import change_scheme, change_version, create_scheme, create_version
from delegation.enums import SCHEME_VERSION_LIFECYCLE, Treatment
from delegation.forms.schemes import SchemeForm, VersionFilters, VersionForm
from delegation.models import Scheme, SchemeEntry, SchemeVersion
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import DATES, anchors_of, entry_columns, standing_tag, state_tag
from delegation.rules.versions import check_editable, check_reviewable
from delegation.selectors.scheme import entries_of, versions_of
from delegation.views import acts
from delegation.views.pages import PAGES
from governance.foundation.outcome import Outcome, first_not_met, not_met
from governance.foundation.screens import Action, Ask, Column, FilterForm, Panel, Register, Tag
from governance.foundation.screens import views as screen_views


class Schemes(Register):
    app = "delegation"
    noun, plural = "scheme", "schemes"
    model = Scheme
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters, search_fields = SchemeForm, FilterForm, ("title",)
    pages = PAGES
    intro = "Registers of who may decide what. Each is kept in versions, which a named body adopts."
    empty = "There is no scheme yet. Open one, begin a version, add its entries, then record its adoption."
    columns = (
        Column("Scheme", "title", link=True),
        Column("Kind", "kind"),
    )
    particulars = (Column("Kind", "kind"), Column("Where everything unlisted goes", "residual_clause"))

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Scheme:
        return create_scheme(icb=ask.icb, by=ask.user, **values)  # type: ignore[arg-type]

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Scheme:
        return change_scheme(row, values, by=ask.user, reason=reason, expected_version=version)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        columns = (
            Column("Version", "label", link=True),
            Column("On this day", lambda version: standing_tag(version, ask)),
            Column("Adopted by", "adopted_by"),
            Column("Adopted on", "adopted_on"),
            *DATES,
            Column("What is new in it", "note"),
        )
        begin = Action(
            "Begin a version",
            ask.link("delegation:scheme-version-create", scheme=row.pk),
            self.may_change(row, ask),
        )
        return [
            Panel(
                "Versions",
                columns,
                versions_of(row, ask.user, on=ask.today),
                empty="It has no version yet. Begin one.",
                url_name="delegation:scheme-version-detail",
                actions=(begin,),
                note="Every version, whatever the day.",
            )
        ]


class Versions(Register):
    app = "delegation"
    noun, plural = "scheme version", "scheme versions"
    model = SchemeVersion
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = VersionForm, VersionFilters
    search_fields = ("label", "scheme__title", "adopted_by")
    related = ("scheme__icb", "copied_from")
    pages = PAGES
    intro = (
        "Adopted versions stand as they are; a correction is a new version. Drafts are seen by those who keep "
        "the scheme."
    )
    empty = "There is no version yet. Open a scheme and begin one."
    columns = (
        Column("Scheme", "scheme.title"),
        Column("Version", "label", link=True),
        Column("State", state_tag),
        Column("Adopted by", "adopted_by"),
        *DATES,
    )
    particulars = (
        Column("Scheme", "scheme.title"),
        Column("Adopted by", "adopted_by"),
        Column("Adopted on", "adopted_on"),
        *DATES,
        Column("Authority passes upward", lambda version: "Yes" if version.passes_upward else "No"),
        Column("Copied from", "copied_from.label"),
        Column("What is new in it", "note"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(scheme__icb=ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        """Every version, whatever the day: drafts and versions to come are what one looks for."""
        return super().filtered(rows, replace(ask, filters={**ask.filters, "when": "all"}))

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return first_not_met(super().may_change(row, ask), check_editable(row.state))

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> SchemeVersion:
        return create_version(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> SchemeVersion:
        return change_version(row, values, by=ask.user, reason=reason, expected_version=version)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [standing_tag(row, ask)]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        keeps = super().may_change(row, ask)
        editor = "Edit the rows" if row.state == "draft" else "Rows and problems"
        found = [Action(editor, ask.link("delegation:scheme-editor", row.pk)), *self.editor_actions(row, ask)]
        copy = ask.link("delegation:scheme-version-copy", row.pk)
        found.append(Action("Copy to a new version", copy, keeps))
        if row.state == "adopted":
            found.append(
                Action(
                    "End without a successor",
                    ask.link("delegation:scheme-version-close", row.pk),
                    endable(row, keeps),
                )
            )
        compare: dict[str, Any] = {"after": row.pk}
        if row.copied_from_id:
            compare["before"] = row.copied_from_id
        found.append(Action("Compare", ask.link("delegation:compare", **compare)))
        csv = ask.link("delegation:scheme-entry-csv", scheme_version=row.pk)
        other = (
            ("Group by function", "function")
            if by(ask) == "treatment"
            else ("Group by treatment", "treatment")
        )
        grouped = ask.link("delegation:scheme-version-detail", row.pk, by=other[1])
        return [*found, Action(other[0], grouped), Action("Entries as CSV", csv)]

    def editor_actions(self, row: Any, ask: Ask) -> list[Action]:
        """What moves a version on; what its state does not allow is shown with the reason."""
        keeps = super().may_change(row, ask)
        if row.state not in ("draft", "in_review"):
            return []
        moves = ("submit", "Put to review"), ("return", "Return to drafting")
        move, text = moves[0] if row.state == "draft" else moves[1]
        rule = check_reviewable(row.entries.count()) if move == "submit" else keeps
        return [
            Action(text, ask.link(f"delegation:scheme-version-{move}", row.pk), first_not_met(keeps, rule)),
            Action("Adopt", ask.link("delegation:scheme-version-adopt", row.pk), keeps),
            Action("Withdraw", ask.link("delegation:scheme-version-withdraw", row.pk), keeps),
        ]

    def may_move(self, row: Any, ask: Ask, move: str) -> Outcome:
        """May this person make this move of the life cycle from the state that the version is in?"""
        return first_not_met(super().may_change(row, ask), SCHEME_VERSION_LIFECYCLE.check(row.state, move))

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        entries = list(entries_of(row))
        anchors = anchors_of(entries)
        grouped = _by_function(entries) if by(ask) == "function" else _by_treatment(entries)
        panels = [
            Panel(
                title,
                entry_columns(ask, without=(by(ask),)),
                rows,
                empty="",
                anchor=lambda entry: anchors[entry.pk],
            )
            for title, rows in grouped
        ]
        return panels or [Panel("Entries", entry_columns(ask), [], empty="This version has no entries yet.")]

    def urls(self) -> list[URLPattern]:
        """The standard screens, with the grouping of the detail page, and what is done to a version."""
        standard = [url for url in super().urls() if url.name != f"{self.key}-detail"]
        own = (
            ("detail", "", VersionView),
            ("adopt", "adopt/", acts.AdoptView),
            ("copy", "copy/", acts.CopyView),
            ("withdraw", "withdraw/", acts.WithdrawView),
            ("close", "close/", acts.CloseView),
            ("submit", "submit/", acts.SubmitView),
            ("return", "return/", acts.ReturnView),
        )
        return [
            *standard,
            *(
                path(f"{self.path}/<int:pk>/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
                for verb, tail, view in own
            ),
        ]


class VersionView(screen_views.DetailView):
    """A version with its entries by treatment, or by function with `?by=function`."""

    def turn_to_icb(self, icb_id: int | None) -> None:
        super().turn_to_icb(icb_id)
        wanted = self.request.GET.get("by")
        self.ask = replace(self.ask, filters={"by": "function" if wanted == "function" else "treatment"})


def by(ask: Ask) -> str:
    return str(ask.filters.get("by") or "treatment")


def endable(version: SchemeVersion, keeps: Outcome) -> Outcome:
    if keeps.ok and version.effective_to is not None:
        return not_met("scheme_version.has_end", "Its last day is set already.")
    return keeps


def _by_treatment(entries: Iterable[SchemeEntry]) -> list[tuple[str, list[SchemeEntry]]]:
    groups: dict[str, list[SchemeEntry]] = {code: [] for code in Treatment.values}
    for entry in entries:
        groups[entry.treatment].append(entry)
    return [(f"{Treatment(code).label} ({len(rows)})", rows) for code, rows in groups.items() if rows]


def _by_function(entries: Iterable[SchemeEntry]) -> list[tuple[str, list[SchemeEntry]]]:
    ordered = sorted(
        entries, key=lambda entry: (entry.function.title, entry.place.name if entry.place else "")
    )
    return [(title, list(rows)) for title, rows in groupby(ordered, key=lambda entry: entry.function.title)]
