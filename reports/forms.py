"""What the pages of packs and publication ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm, UploadField
from governance.foundation.screens import FilterForm
from reports.enums import PUBLICATION_LIFECYCLE, Audience, PublicationKind

REASON = forms.Textarea(attrs={"rows": 2})


# What is sent for the main pack: a choice without a value is none on the page.
MAIN = "main"


class BuildForm(PortalForm):
    """`which` is asked once there are supplements."""

    which = forms.ChoiceField(label="Which pack?", required=False, widget=forms.RadioSelect)
    audience = forms.ChoiceField(
        label="Who is the pack for?", choices=Audience.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, packs: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if len(packs) > 1:
            offered = [(which or MAIN, words) for which, words in packs]
            self.fields["which"].choices = offered  # type: ignore[attr-defined]
        else:
            del self.fields["which"]

    def clean_which(self) -> str:
        """As packs are named: the main pack has no name of its own."""
        return "" if self.cleaned_data["which"] == MAIN else str(self.cleaned_data["which"])


class PublishForm(PortalForm):
    """`asks_why` when there is a version already: the reason is printed at the old address."""

    reason = forms.CharField(
        label="What is new in this version?",
        help_text="Printed on the version that it replaces.",
        widget=REASON,
        max_length=500,
    )

    def __init__(self, *args: Any, asks_why: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks_why:
            del self.fields["reason"]


class MinutesWordForm(PortalForm):
    upload = UploadField(
        label="Corrected Word file", help_text="The file from “Word to correct”.", accept=".docx"
    )


class WithdrawForm(PortalForm):
    reason = forms.CharField(
        label="Why is it withdrawn?",
        help_text="Anyone who follows an old link reads this. Do not repeat what should not have been published.",
        widget=REASON,
        max_length=500,
    )
    earlier = forms.ChoiceField(
        label="Earlier versions",
        choices=[("yes", "Withdraw them as well"), ("no", "Leave them readable at their own addresses")],
        initial="yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, has_earlier: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_earlier:
            del self.fields["earlier"]


class PublicationFilters(FilterForm):
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *PublicationKind.choices])
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any"), *PUBLICATION_LIFECYCLE.choices]
    )
