"""Shapes of input for functions, schemes and versions."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from delegation.enums import SCHEME_VERSION_LIFECYCLE
from delegation.models import Function, FunctionAlias, Scheme, SchemeVersion
from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.foundation.screens.forms import EndForm

GROUPS = (
    ("service_area", "Service areas"),
    ("interface_area", "Interface areas"),
    ("statutory_not_delegated", "Statutory matters"),
    ("place_function", "Functions of place partnerships"),
    ("delegation_option", "Options for delegation"),
    ("reserved_matter", "Reserved matters"),
    ("fixed_by_statute", "Fixed by statute"),
    ("nhs_england_only", "NHS England only"),
)


class FunctionFilters(FilterForm):
    group = forms.ChoiceField(label="Group", required=False, choices=[("", "Every group"), *GROUPS])
    whose = forms.ChoiceField(
        label="Whose",
        required=False,
        choices=[("", "Shared and own"), ("shared", "Shared catalogue"), ("own", "This ICB's own")],
    )


class FunctionAliasForm(ScreenForm):
    class Meta:
        model = FunctionAlias
        fields = ("text", "function")
        labels: ClassVar[dict[str, str]] = {"text": "Other name", "function": "Stands for"}
        help_texts: ClassVar[dict[str, str]] = {
            "text": "As it stands in your documents. Imports and questions match by it."
        }


class FunctionForm(ScreenForm):
    class Meta:
        model = Function
        fields = (
            "title",
            "parent",
            "legal_source",
            "caveat",
            "non_delegable_by_law",
            "non_delegable_citation",
        )
        labels: ClassVar[dict[str, str]] = {
            "parent": "Part of",
            "legal_source": "Legal source",
            "caveat": "What the words expressly do not mean",
            "non_delegable_by_law": "The law does not let it be delegated",
            "non_delegable_citation": "Where the law says so",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            parent: Any = self.fields["parent"]
            parent.queryset = parent.queryset.exclude(pk=self.instance.pk)


class SchemeForm(ScreenForm):
    class Meta:
        model = Scheme
        fields = ("title", "kind", "residual_clause")
        labels: ClassVar[dict[str, str]] = {"residual_clause": "Where everything unlisted goes"}
        help_texts: ClassVar[dict[str, str]] = {
            "residual_clause": "Whatever it says, what is not listed is never taken as delegated."
        }


class VersionFilters(FilterForm):
    scheme = forms.ModelChoiceField(Scheme.objects.all(), label="Scheme", required=False)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Every state"), *SCHEME_VERSION_LIFECYCLE.choices]
    )


class VersionForm(ScreenForm):
    class Meta:
        model = SchemeVersion
        fields = ("scheme", "label", "effective_from", "passes_upward", "note")
        labels: ClassVar[dict[str, str]] = {
            "effective_from": "Planned first day in force",
            "passes_upward": "Authority passes upward: whoever stands higher may also decide what a lower holder may",
        }
        help_texts: ClassVar[dict[str, str]] = {"label": "For example 1.0, or 2026/27."}

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            del self.fields["scheme"]


class CopyForm(PortalForm):
    """The new version that begins as a copy."""

    label = forms.CharField(label="Version", max_length=40, help_text="For example 1.1, or 2026/27.")
    effective_from = DayField(label="Planned first day in force")
    note = forms.CharField(
        label="What is new in it", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class AdoptForm(PortalForm):
    """Who adopted it, and from when it counts."""

    effective_from = DayField(
        label="First day in force", help_text="The version before it ends on the day before."
    )
    adopted_on = DayField(label="Adopted on")
    adopted_by = forms.CharField(
        label="Adopted by",
        max_length=300,
        help_text="The body and its minute, for example ICB Board, 27 September, minute 11.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class WithdrawForm(PortalForm):
    reason = forms.CharField(
        label="Why is it withdrawn?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class SubmitForm(PortalForm):
    reason = forms.CharField(
        label="What should be looked at?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


class ReturnForm(PortalForm):
    reason = forms.CharField(
        label="Why is it returned?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class EndVersionForm(EndForm):
    """Nothing follows it: the ICB or its scheme ends."""
