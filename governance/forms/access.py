"""Shapes of input for accounts and roles, and the filters of the ledger."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, EffectiveFilters, FilterForm, ScreenForm
from governance.models import RoleGrant, User
from governance.roles import ROLE_CHOICES, ROLES
from governance.selectors.access import address_of, user_by_email

UNKNOWN_ACCOUNT = "No open account has this address. Ask your system administrator to make one."


class AccountEmailField(forms.EmailField):
    """The address of an open account; cleans to the user. People are named by address, so that nobody is listed."""

    def prepare_value(self, value: Any) -> Any:
        """The address, also where a row of the history names the account by its key."""
        return address_of(value) if isinstance(value, int) else getattr(value, "email", value)

    def clean(self, value: Any) -> User | None:
        email = super().clean(value)
        user = user_by_email(email)
        if user is None and not email:
            return None
        if user is None:
            raise forms.ValidationError(UNKNOWN_ACCOUNT)
        return user


class RoleFilters(EffectiveFilters):
    role = forms.ChoiceField(label="Role", required=False, choices=[("", "Every role"), *ROLE_CHOICES])


class RoleForm(ScreenForm):
    user = AccountEmailField(label="E-mail address of the person's account")
    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose one")]
        + [(r.code, f"{r.title} – {r.prose}") for r in ROLES.values() if r.anchors != ("deployment",)],
    )

    class Meta:
        model = RoleGrant
        fields = ("user", "role", "place", "committee", "effective_from", "effective_to")
        help_texts: ClassVar[dict[str, str]] = {
            "place": "For a role at one place. Leave place and committee empty for a role in the whole ICB.",
            "effective_to": "Access ends with this day.",
        }

    def prepare(self, ask: Ask) -> None:
        self.initial.setdefault("effective_from", ask.today)


class UserFilters(FilterForm):
    is_active = forms.ChoiceField(
        label="Account",
        required=False,
        choices=[("", "Open or closed"), ("True", "Open"), ("False", "Closed")],
    )


class UserForm(ScreenForm):
    class Meta:
        model = User
        fields = ("name", "email")


class AccountStateForm(PortalForm):
    """Why an account is closed or opened again."""

    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class FirstLeadForm(PortalForm):
    user = AccountEmailField(label="E-mail address of the person's account")


class LedgerFilters(FilterForm):
    code = forms.CharField(
        label="Event begins with",
        help_text="For example publication, or meeting.issued: see the last column.",
        required=False,
        max_length=80,
    )
    person = forms.CharField(label="Person", required=False, max_length=100)
    first = DayField(label="From", required=False)
    last = DayField(label="To", required=False)
