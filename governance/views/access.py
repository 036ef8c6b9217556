"""Screens of accounts, roles and the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.actions import access as actions
from governance.enums import Permission
from governance.forms.access import (
    AccountStateForm,
    LedgerFilters,
    RoleFilters,
    RoleForm,
    UserFilters,
    UserForm,
)
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import DEPLOYMENT, can
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag
from governance.foundation.screens.views import ScreenView
from governance.models import GovernanceEvent, RoleGrant, User
from governance.presenters import anchor_words, event_changes
from governance.selectors import access as selectors
from governance.selectors import ledger
from governance.views.committees import DATES
from governance.views.settings import PAGES


class Roles(Register):
    app = "governance"
    noun, plural = "role", "roles"
    model = RoleGrant
    view_permission, permission = Permission.VIEW_LEDGER, Permission.GRANT_ROLES
    form, filters = RoleForm, RoleFilters
    search_fields = ("user__name", "user__email")
    related = ("user", "icb", "place", "committee")
    pages = PAGES
    intro = "Who holds which role, where, from which day to which. Access ends with the last day."
    empty = "Nobody holds a role on this day."
    columns = (
        Column("Person", "user.name", link=True),
        Column("Role", "role"),
        Column("Where", anchor_words),
        *DATES,
    )
    particulars = (Column("E-mail", "user.email"), *columns[1:])

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> RoleGrant:
        return actions.grant_role(icb=ask.own_icb, by=ask.user, **values)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> RoleGrant:
        return actions.end_role(row, last_day=last_day, by=ask.user, reason=reason)


class Ledger(Register):
    app = "governance"
    noun, plural, title = "event", "events", "Ledger"
    key, path = "event", "ledger"
    model = GovernanceEvent
    view_permission = Permission.VIEW_LEDGER
    filters = LedgerFilters
    search_fields = ("summary", "reason", "subject_label")
    own_filters = ("code", "person", "first", "last")
    related = ("actor", "chain")
    intro = "Every act of governance, one line each. Nothing here can be changed or removed."
    empty = "Nothing has been done yet."
    columns = (
        Column("Number", "sequence"),
        Column("When", "at"),
        Column("Who", "actor.name", unset="Erased"),
        Column("What", "summary", link=True),
        Column("Why", "reason"),
        Column("Event", "code"),
    )
    particulars = (*columns, Column("About", "subject_label"), Column("Proof (SHA-256)", "row_hash"))

    def visible(self, ask: Ask) -> Any:
        return ledger.events_visible_to(ask.user, on=ask.today)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(chain__icb=ask.icb).order_by("-sequence")

    def rows(self, ask: Ask) -> Any:
        given = ask.filters
        rows = ledger.between(super().rows(ask), given.get("first"), given.get("last"))
        if given.get("code"):
            rows = rows.filter(code__startswith=given["code"])
        if given.get("person"):
            rows = rows.filter(actor__name__icontains=given["person"])
        return rows

    def may_list(self, ask: Ask) -> Outcome:
        if ask.icb is None:
            return can(ask.user, Permission.MANAGE_USERS, DEPLOYMENT, on=ask.today)
        return super().may_list(ask)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return can(ask.user, Permission.VIEW_LEDGER, DEPLOYMENT, on=ask.today)

    def icb_id(self, row: Any) -> int | None:
        return row.chain.icb_id

    def heading(self, row: Any) -> str:
        return row.summary

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        columns = (Column("What", "label"), Column("From", "was"), Column("To", "now"))
        return [Panel("What changed", columns, event_changes(row), empty="No particulars changed.")]


class Users(Register):
    app = "governance"
    noun, plural = "account", "accounts"
    key, path = "user", "accounts"
    model = User
    form, filters = UserForm, UserFilters
    search_fields = ("name", "email")
    pages = PAGES
    intro = "Everybody who can sign in. Accounts are closed, never deleted."
    empty = "No account matches."
    columns = (
        Column("Name", "name", link=True),
        Column("E-mail", "email"),
        Column("Account", lambda row: account_tag(row)),
    )
    particulars = (*columns[1:], Column("Made on", "date_joined"))

    def visible(self, ask: Ask) -> Any:
        return selectors.users_managed_by(ask.user, on=ask.today)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows

    def icb_id(self, row: Any) -> int | None:
        return None

    def may_list(self, ask: Ask) -> Outcome:
        return can(ask.user, Permission.MANAGE_USERS, DEPLOYMENT, on=ask.today)

    may_create = may_list

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return self.may_list(ask)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> User:
        return actions.create_user(by=ask.user, invites=True, **values)

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        words = "Close account" if row.is_active else "Open account again"
        return [Action(words, ask.link("governance:user-state", row.pk), self.may_list(ask))]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        columns = (Column("Role", "role"), Column("Where", anchor_words), *DATES)
        return [
            Panel("Roles", columns, selectors.grants_of(row, on=ask.on), empty="Holds no role on this day.")
        ]


def account_tag(user: User) -> Tag:
    return Tag("Open", "green") if user.is_active else Tag("Closed", "grey")


class UserStateView(ScreenView):
    """Close an account, or open it again, with the reason."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.row(pk), AccountStateForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user, form = self.row(pk), AccountStateForm(request.POST)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            try:
                actions.set_user_active(user, active=not user.is_active, by=request.user, reason=reason)
            except ValidationError as error:
                form.add_refusal(error)
            else:
                done = "open" if user.is_active else "closed"
                messages.success(request, f"The account of {user} is {done}.")
                return redirect(self.ask.link("governance:user-detail", user.pk))
        return self.answer(user, form)

    def answer(self, user: User, form: AccountStateForm) -> HttpResponse:
        words = "Close the account of" if user.is_active else "Open again the account of"
        return self.page("form", {"form": form, "row": user, "title": f"{words} {user}"})
