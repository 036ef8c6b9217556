"""Screens of decisions to keep an interest off the public register (LP39)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Register
from membership.interests.actions.redactions import change_redaction, end_redaction, redact_interest
from membership.interests.forms.interests import RedactionForm
from membership.interests.models import InterestRedaction
from membership.interests.presenters import GROUND, REDACTION_PARTICULARS
from membership.interests.selectors.rights import may_redact, notes_visible_to
from membership.interests.views.pages import PAGES
from membership.people.presenters import DATES
from membership.permissions import REVIEW_INTERESTS, VIEW_INTERESTS


class InterestRedactions(Register):
    app = "membership"
    noun, plural = "interest redaction", "interest redactions"
    title = "Kept off the register"
    model = InterestRedaction
    view_permission, permission = VIEW_INTERESTS, REVIEW_INTERESTS
    form = RedactionForm
    search_fields = ("interest__person__name", "decided_by")
    related = ("interest__person__icb", "interest__organisation")
    pages = PAGES
    intro = (
        "Decisions of the conflicts of interest guardian to keep an interest, or its details, off the public register. "
        "Each ends by itself after its last day."
    )
    empty = "Nothing is kept off the register on this day."
    columns = (
        Column("Interest", lambda row: str(row.interest), link=True),
        Column("What is kept back", "scope"),
        Column("Decided by", "decided_by"),
        Column("Decided on", "decided_on"),
        *DATES,
        Column("Looked at again by", "review_due", unset="Not set"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(interest__person__icb=ask.icb)

    def details(self, row: Any, ask: Ask) -> Iterable[Column]:  # type: ignore[override]
        return (*REDACTION_PARTICULARS, *(() if self.withheld(row, ask) else (GROUND,)))

    def withheld(self, row: Any, ask: Ask) -> Collection[str]:
        return () if notes_visible_to(ask.user, row.interest.person, on=ask.today) else ("ground",)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return may_redact(ask.user, row.interest.person, on=ask.today)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> InterestRedaction:
        return redact_interest(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> InterestRedaction:
        return change_redaction(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> InterestRedaction:
        return end_redaction(row, last_day=last_day, by=ask.user, reason=reason)
