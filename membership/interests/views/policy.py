"""Screens of the policy on interests (LP34)."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.screens import Ask, Column, Register
from membership.interests.actions.policy import change_policy, create_policy, end_policy
from membership.interests.forms.policy import PolicyForm
from membership.interests.models import InterestPolicy
from membership.interests.presenters import POLICY_PARTICULARS, counted
from membership.interests.views.pages import PAGES
from membership.people.presenters import DATES
from membership.permissions import KEEP_INTERESTS


class InterestPolicies(Register):
    app = "membership"
    noun, plural = "interest policy", "interest policies"
    title = "Policy on interests"
    model = InterestPolicy
    view_permission, permission = Permission.VIEW_WORKSPACE, KEEP_INTERESTS
    form = PolicyForm
    search_fields = ("title", "source")
    related = ("icb", "guardian_post")
    pages = PAGES
    intro = (
        "What the ICB's policy asks: how soon an interest is declared, how long it is public and kept, who is asked "
        "when, and which gifts are too much. Every page counts by the version in force on its day."
    )
    empty = "No policy is in force on this day: nothing is public, and nothing can be told as late. Enter the policy."
    columns = (
        Column("Title", "title", link=True),
        Column("Document and clause", "source"),
        Column("Declared within", lambda row: counted(row.declare_within_days, "day"), unset="Not set"),
        Column("Public after", lambda row: counted(row.public_months_after, "month"), unset="Not set"),
        Column("Kept for", lambda row: counted(row.private_years_after, "year"), unset="Not set"),
        *DATES,
    )
    particulars = (*POLICY_PARTICULARS, *DATES)

    def heading(self, row: Any) -> str:
        return str(row.title)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> InterestPolicy:
        return create_policy(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> InterestPolicy:
        return change_policy(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> InterestPolicy:
        return end_policy(row, last_day=last_day, by=ask.user, reason=reason)
