"""Screens of the register of interests and of one interest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag
from governance.foundation.screens.access import holds_in
from membership.interests.actions.interests import (
    change_interest,
    check_changeable,
    declare_interest,
    end_interest,
)
from membership.interests.forms.interests import InterestForm, RegisterFilters
from membership.interests.models import Interest
from membership.interests.presenters import (
    INTEREST_PARTICULARS,
    RECORD_COLUMN,
    REGISTER_COLUMNS,
    REVIEW_NOTES,
    linked_register_columns,
    redaction_columns,
    register_notes,
    tags_of,
    told_rows,
)
from membership.interests.selectors.interests import judge, redactions_of
from membership.interests.selectors.policy import policy_on
from membership.interests.selectors.register import RegisterRow, matching, register_rows
from membership.interests.selectors.rights import may_declare, may_redact, may_register, notes_visible_to
from membership.interests.views.acts import ACTS
from membership.interests.views.pages import PAGES
from membership.permissions import KEEP_INTERESTS, VIEW_INTERESTS


class Interests(Register):
    """The list is the register as the reader may have it; an interest's own page is for readers of the record."""

    app = "membership"
    noun, plural = "interest", "interests"
    title = "Register of interests"
    model = Interest
    view_permission, permission = Permission.VIEW_WORKSPACE, KEEP_INTERESTS
    form, filters = InterestForm, RegisterFilters
    counted_as = ("row", "rows")  # a person with nothing to show has one too
    related = ("person__icb", "organisation", "reviewed_by")
    pages = PAGES
    files = (
        ("Download as Excel", "reports:interest-register-file", "xlsx"),
        ("Download as PDF", "reports:interest-register-file", "pdf"),
    )
    intro = (
        "What the people of this ICB have declared, in the order of a public register. You see your own entries and "
        "what is public; whole records are for those who keep, review or use them."
    )
    empty = "Nobody holds a seat or post on this day, and nothing is declared."

    def notes(self, ask: Ask) -> list[str]:
        return register_notes(policy_on(ask.icb, on=ask.on))

    def rows(self, ask: Ask) -> list[RegisterRow]:
        """The register of the ICB, or of the committee in the filter, on the day of the page."""
        given = ask.filters
        scope = given.get("committee") or ask.own_icb
        rows = register_rows(
            scope, on=ask.on, viewer=ask.user, rights_on=ask.today, past=given.get("when") == "all"
        )
        return matching(rows, given)

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        columns = linked_register_columns(ask)
        return (*columns, RECORD_COLUMN) if self.reads_records(ask) else columns

    def csv_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (*REGISTER_COLUMNS, RECORD_COLUMN) if self.reads_records(ask) else REGISTER_COLUMNS

    def reads_records(self, ask: Ask) -> bool:
        return holds_in(ask.user, VIEW_INTERESTS, ask.icb, on=ask.today).ok

    def details(self, row: Any, ask: Ask) -> Iterable[Column]:  # type: ignore[override]
        notes = REVIEW_NOTES if notes_visible_to(ask.user, row.person, on=ask.today) else ()
        return (*INTEREST_PARTICULARS, *told_rows(judge(row, on=ask.on)), *notes)

    def withheld(self, row: Any, ask: Ask) -> Collection[str]:
        readable = notes_visible_to(ask.user, row.person, on=ask.today)
        return () if readable else ("review_note", "answer")

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return tags_of(judge(row, on=ask.on))

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        add = Action(
            "Keep it off the register",
            ask.link("membership:interest-redaction-create", interest=row.pk),
            may_redact(ask.user, row.person, on=ask.today),
        )
        return [
            Panel(
                "Kept off the public register",
                redaction_columns(ask),
                redactions_of(row),
                empty="No decision keeps anything of it back.",
                actions=(add,),
                note="Past and future decisions too, whatever the day.",
            )
        ]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        return [
            Action(view.title, ask.link(self.name(verb), row.pk), view.allowed(row, ask))
            for verb, view in ACTS.items()
            if view.is_offered(row) and (verb != "answer" or view.allowed(row, ask).ok)
        ]

    def may_create(self, ask: Ask) -> Outcome:
        return may_register(ask.user, ask.icb, on=ask.today)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return first_not_met(may_declare(ask.user, row.person, on=ask.today), check_changeable(row))

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Interest:
        return declare_interest(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Interest:
        return change_interest(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Interest:
        return end_interest(row, last_day=last_day, by=ask.user, reason=reason)

    def urls(self) -> list[URLPattern]:
        own = [
            path(f"{self.path}/<int:pk>/{verb}/", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, view in ACTS.items()
        ]
        return [*super().urls(), *own]
