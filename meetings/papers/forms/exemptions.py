"""Input of the exemption ledger: filters, grounds, reviews and releases; and of the grounds themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from governance.enums import ExclusionStatute
from governance.foundation.forms import DayField, PortalForm, UploadField
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Committee
from meetings.enums import ExemptionEnd, ExemptionOf, PrivateReason
from meetings.papers.actions.exempting import Exempt
from meetings.papers.forms.grounds import add_ground_fields, exempt_of, judge_grounds
from meetings.papers.models import Exemption, PrivateGround
from meetings.papers.rules.ground_sets import GROUND_SETS
from meetings.papers.selectors.exemptions import Text


class ExemptionFilters(EffectiveFilters):
    """Above the ledger."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Any"), ("due", "Review due"), ("no_day", "No day of review"), *ExemptionEnd.choices],
    )
    of = forms.ChoiceField(
        label="What", required=False, choices=[("", "Items, papers and annexes"), *ExemptionOf.choices]
    )
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    reason = forms.ChoiceField(
        label="Plain reason", required=False, choices=[("", "Any reason"), *PrivateReason.choices]
    )

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["q"].label = "Meeting or ground"
        fields["committee"].empty_label = "Every committee"
        fields["when"].label = "Kept private"


class GroundsForm(PortalForm):
    """Other grounds, reasoning or day of review for one row."""

    def __init__(self, *args: Any, row: Exemption, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.row = row
        add_ground_fields(self, row.meeting, on=on, row=row)
        if "grounds" not in self.fields:
            self.fields["review_on"] = DayField(label="To be looked at again on", required=False)
            self.fields["public_interest"] = forms.CharField(
                label="Why the public interest is in keeping it private",
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=4000,
                required=False,
            )
            self.initial["review_on"] = row.review_on
            self.initial["public_interest"] = row.public_interest

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        judge_grounds(self)
        return cleaned

    def given(self) -> Exempt:
        chosen = exempt_of(self)
        if chosen is not None:
            return chosen
        given = self.cleaned_data
        return Exempt((), given.get("public_interest", ""), given.get("review_on"))


class KeepForm(PortalForm):
    why = forms.CharField(
        label="Why does it stay private?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    next_review = DayField(label="Look at it again on")


class ReleaseForm(PortalForm):
    """Why it is released; where people were named, the redacted copies that the public reads."""

    because = forms.CharField(
        label="Why is it released?",
        help_text="Kept in the ledger with your name. The public reads when it was released, and why it was private.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, *args: Any, texts: Sequence[Text], needs_redaction: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.keys = {f"copy_{text.key}": text.key for text in texts} if needs_redaction else {}
        for name, text in zip(self.keys, texts, strict=False):
            self.fields[name] = UploadField(
                label=f"Redacted PDF of “{text.title}”",
                help_text="The public reads it in the place of cover sheet, text and annexes."
                if text.annex is None
                else "The public reads it in the place of the annex.",
                accept=".pdf",
            )
        if needs_redaction:
            self.fields["is_redacted"] = forms.BooleanField(
                label="Nobody can be identified from what the public will read",
                error_messages={"required": "Confirm that people can no longer be identified."},
            )

    def particulars(self) -> dict[str, Any]:
        """The cleaned input as arguments of `release`."""
        given = self.cleaned_data
        return {
            "because": given["because"],
            "is_redacted": given.get("is_redacted", False),
            "copies": {key: given[name] for name, key in self.keys.items()},
        }


class PrivateGroundFilters(EffectiveFilters):
    statute = forms.ChoiceField(
        label="Under", required=False, choices=[("", "Any statute"), *ExclusionStatute.choices]
    )


class PrivateGroundForm(ScreenForm):
    sections = (
        ("Under which power", ("statute", "paragraph")),
        ("What is printed", ("name",)),
        (
            "How it is used",
            ("plain_reason", "used_for", "has_interest_test", "needs_redaction", "review_months"),
        ),
        ("When", ("effective_from", "effective_to")),
    )

    # The model calls it `reason`; on every form that name asks why something is changed.
    plain_reason = forms.ChoiceField(label="Plain reason", choices=PrivateReason.choices)

    class Meta:
        model = PrivateGround
        fields = (
            *("statute", "paragraph", "name", "used_for"),
            *("has_interest_test", "needs_redaction", "review_months", "effective_from", "effective_to"),
        )

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["paragraph"].help_text = "For example “Paragraph 3”. The 1972 Act needs one."
        fields["review_months"].help_text = "Left empty: as the standing orders say."
        fields["plain_reason"].initial = self.instance.reason
        self.starts = (("Start from a ready set", ask.link("meetings:private-ground-set")),)

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        plain, many = super().particulars()
        return plain | {"reason": plain.pop("plain_reason")}, many

    def _post_clean(self) -> None:
        """The instance is judged with the reason that was chosen."""
        self.instance.reason = self.cleaned_data.get("plain_reason", "")
        super()._post_clean()

    def _get_validation_exclusions(self) -> set[str]:
        known: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # absent from the stubs
        return known | {"reason"}


class GroundSetForm(PortalForm):
    """Which ready set, and from when."""

    ready = forms.ChoiceField(
        label="Grounds",
        choices=[(ready.key, ready.name) for ready in GROUND_SETS.values()],
        widget=forms.RadioSelect,
    )
    from_day = DayField(label="For meetings from")
