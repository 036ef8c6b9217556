"""Shapes of input for entries of a scheme."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from delegation.actions.parts import parts_of
from delegation.enums import Treatment
from delegation.forms.parts import BudgetsField, DelegatorsField, LimitsField, MeasuresField
from delegation.models import Function, SchemeEntry, SchemeVersion
from delegation.models.entries import PARTS
from governance.foundation.forms import PortalForm
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.foundation.screens.forms import offered
from governance.models import Committee, Organisation, Place, Post


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
    """A row of a draft with its limits, delegators, measures and budgets. Its version is said once."""

    limits = LimitsField(
        label="Limits",
        help_text="No row means that no limit is stated, which is never zero. Write nil where nothing may be spent.",
    )
    delegators = DelegatorsField(
        label="Delegated by",
        help_text="Several bodies where a joint committee holds it, each by its own scheme.",
    )
    measures = MeasuresField(label="Outcomes and measures")
    budgets = BudgetsField(label="Delegated budgets")

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
        ("How much", ("limits",)),
        ("On which terms", ("conditions", "exclusions", "may_sub_delegate", "delegators")),
        ("How it is followed", ("measures", "budgets")),
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
            "theme": "The heading in the document under which the row stands.",
        }
        widgets: ClassVar[dict[str, Any]] = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("wording", "conditions", "exclusions", "note")
        }

    def __init__(self, *args: Any, draft: SchemeVersion | None = None, **options: Any) -> None:
        """`draft`: the version to which a new entry is added, where the page says so."""
        given = options.get("initial") or {}
        self.initial_parts = {name: given[name] for name in PARTS if name in given}
        self.draft = draft
        super().__init__(*args, **options)

    def prepare(self, ask: Ask) -> None:
        self._offer_parts(ask)
        version = self.instance.scheme_version if self.instance.pk else self.draft
        parents = self.fields["parent"].queryset  # type: ignore[attr-defined]
        if version is not None:
            parents = parents.filter(scheme_version=version).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = parents.select_related("function")  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial = {**self.initial, **parts_of(self.instance), **self.initial_parts}
        if version is not None:
            del self.fields["scheme_version"]
            return
        versions = self.fields["scheme_version"].queryset.filter(state="draft")  # type: ignore[attr-defined]
        if ask.icb is not None:
            versions = versions.filter(scheme__icb=ask.icb)
        self.fields["scheme_version"].queryset = versions.select_related("scheme")  # type: ignore[attr-defined]

    def _offer_parts(self, ask: Ask) -> None:
        """Posts of the ICB and bodies that it knows, for the columns that name one."""
        posts = list(offered(Post.objects.all(), ask))
        bodies = list(offered(Organisation.objects.all(), ask))
        for name, column, rows in (
            ("limits", "joint_post", posts),
            ("limits", "set_by", bodies),
            ("delegators", "organisation", bodies),
        ):
            self.fields[name].offer(column, rows)  # type: ignore[attr-defined]


class RemoveForm(PortalForm):
    reason = forms.CharField(
        label="Why is it removed?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
