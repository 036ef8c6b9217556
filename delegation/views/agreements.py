"""Screens of agreements, and of the days on which delegating is not supported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from delegation.actions.agreements import (
    change_agreement,
    change_availability_rule,
    create_agreement,
    create_availability_rule,
    end_agreement,
    end_availability_rule,
)
from delegation.forms.agreements import (
    AgreementFilters,
    AgreementForm,
    AvailabilityFilters,
    AvailabilityForm,
)
from delegation.models import Agreement, AvailabilityRule
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import DATES, entry_columns
from delegation.rules.agreements import ALL_CONTENTS
from delegation.selectors.agreements import agreement_checks, entries_resting_on
from delegation.views.pages import PAGES
from governance.foundation.screens import Ask, Column, Panel, Register, Tag

PROBLEM_COLUMNS = (
    Column("What to look at", lambda outcome: outcome.reason),
    Column("Where it comes from", lambda outcome: outcome.clause),
)


class Agreements(Register):
    app = "delegation"
    noun, plural = "agreement", "agreements"
    model = Agreement
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = AgreementForm, AgreementFilters
    search_fields = ("title", "reference", "services")
    prefetch = ("parties",)
    pages = PAGES
    intro = "Written agreements that delegations rest on: who made them, for how long, and when they are reviewed."
    empty = "No agreement is in force on this day. Add the first, such as a section 75 agreement."
    columns = (
        Column("Agreement", "title", link=True),
        Column("Kind", "kind"),
        Column("Between", "parties"),
        *DATES,
        Column("Review by", "review_on", unset="Not set"),
    )
    particulars = (
        Column("Kind", "kind"),
        Column("Reference", "reference"),
        Column("Between", "parties"),
        Column("Services", "services", unset="None named"),
        Column("Signed on", "signed_on", unset="Not signed"),
        *DATES,
        Column("Review by", "review_on", unset="Not set"),
        Column("Note", "note"),
    )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Agreement:
        return create_agreement(icb=ask.own_icb, by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Agreement:
        return change_agreement(row, values, many=many, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Agreement:
        return end_agreement(row, last_day=last_day, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        if not agreement_checks(row, on=ask.on):
            return [Tag("Complete", "green")]
        return [Tag("To look at", "yellow")]

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        said = [Column(each.label, _said(each.code)) for each in ALL_CONTENTS if row.contents.get(each.code)]
        return (*self.particulars, *said)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        checks = agreement_checks(row, on=ask.on)
        columns = (
            Column("Version", "scheme_version.label"),
            *entry_columns(ask, without=("source", "terms")),
        )
        resting = Panel(
            "Delegations that rest on it",
            columns,
            entries_resting_on(row, ask.user, on=ask.today),
            empty="No entry of a scheme names it.",
            note="Of every version that you may see.",
        )
        return [*([Panel("To look at", PROBLEM_COLUMNS, checks, empty="")] if checks else []), resting]


def _said(code: str) -> Callable[[Agreement], str]:
    return lambda agreement: agreement.contents.get(code, "")


class AvailabilityRules(Register):
    app = "delegation"
    noun, plural = "availability rule", "availability rules"
    title = "When delegating is supported"
    model = AvailabilityRule
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = AvailabilityForm, AvailabilityFilters
    search_fields = ("explanation", "source", "function__title")
    related = ("function",)
    pages = PAGES
    intro = (
        "From when functions and money may be delegated at all. A draft that delegates in spite of a rule "
        "“not supported” is not adopted."
    )
    empty = "No rule is in force on this day: delegating is supported for every function."
    columns = (
        Column("About", "covers", link=True),
        Column("Function", "function.title", unset="Every function"),
        Column("On these days it is", "availability"),
        *DATES,
        Column("Why", "explanation"),
        Column("Source", "source"),
    )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> AvailabilityRule:
        return create_availability_rule(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> AvailabilityRule:
        return change_availability_rule(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> AvailabilityRule:
        return end_availability_rule(row, last_day=last_day, by=ask.user, reason=reason)
