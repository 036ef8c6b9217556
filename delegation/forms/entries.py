"""Shapes of input for entries of a scheme."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from delegation.enums import Treatment
from delegation.models import Function, SchemeEntry, SchemeVersion
from governance.foundation.forms import PortalForm
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Committee, Place, Post


class EntryFilters(FilterForm):
    treatment = forms.ChoiceField(
        label="Treatment", required=False, choices=[("", "Every treatment"), *Treatment.choices]
    )
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)
    function = forms.ModelChoiceField(Function.objects.all(), label="Function", required=False)
    holder_committee = forms.ModelChoiceField(
        Committee.objects.all(), label="Held by committee", required=False
    )
    holder_post = forms.ModelChoiceField(Post.objects.all(), label="Held by post", required=False)
    scheme_version = forms.ModelChoiceField(SchemeVersion.objects.all(), label="Version", required=False)

    def prepare(self, ask: Ask) -> None:
        versions = self.fields["scheme_version"]
        rows = versions.queryset.select_related("scheme")  # type: ignore[attr-defined]
        versions.queryset = rows.filter(scheme__icb=ask.icb) if ask.icb else rows  # type: ignore[attr-defined]
        versions.empty_label = "In force on this day"  # type: ignore[attr-defined]


class EntryForm(ScreenForm):
    """A row of a draft. Which version it belongs to is said once."""

    sections = (
        (
            "What, and where",
            ("scheme_version", "reference", "theme", "wording", "function", "place", "treatment"),
        ),
        (
            "Who",
            (
                "verb",
                "holder_committee",
                "holder_post",
                "holder_body",
                "parent",
                "lead_body",
                "responsibility",
                "accountable",
            ),
        ),
        ("On which terms", ("conditions", "exclusions", "may_sub_delegate")),
        ("Where it comes from", ("source", "statutory_basis", "note")),
        ("Dates", ("effective_from", "effective_to")),
    )

    class Meta:
        model = SchemeEntry
        fields = (
            "scheme_version",
            "reference",
            "theme",
            "wording",
            "function",
            "place",
            "treatment",
            "verb",
            "holder_committee",
            "holder_post",
            "holder_body",
            "parent",
            "lead_body",
            "responsibility",
            "accountable",
            "conditions",
            "exclusions",
            "may_sub_delegate",
            "source",
            "statutory_basis",
            "note",
            "effective_from",
            "effective_to",
        )
        labels: ClassVar[dict[str, str]] = {
            "scheme_version": "Draft version",
            "wording": "The decision in the document's own words",
            "holder_body": "Or held by another body",
            "parent": "Passed on from",
            "holder_committee": "Held by committee",
            "holder_post": "Or held by post",
            "responsibility": "Kind of responsibility",
            "accountable": "Who stays accountable",
            "exclusions": "Kept back from the delegation, one a line",
            "may_sub_delegate": "May be passed on",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "place": "Not set: the whole ICB.",
            "responsibility": "For example operational oversight; strategic development.",
            "source": "For example Scheme 2026/27, section 4, row 12.",
            "holder_post": "A delegation is held by a committee or a post, never by a person.",
        }

    def prepare(self, ask: Ask) -> None:
        parents = self.fields["parent"].queryset  # type: ignore[attr-defined]
        if self.instance.pk:
            parents = parents.filter(scheme_version=self.instance.scheme_version).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = parents.select_related("function")  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["scheme_version"]
            return
        versions = self.fields["scheme_version"].queryset.filter(state="draft")  # type: ignore[attr-defined]
        if ask.icb is not None:
            versions = versions.filter(scheme__icb=ask.icb)
        self.fields["scheme_version"].queryset = versions.select_related("scheme")  # type: ignore[attr-defined]


class RemoveForm(PortalForm):
    reason = forms.CharField(
        label="Why is it removed?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
