"""Shapes of input for standing orders, terms of reference and cover-sheet templates."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms

from governance.forms.committees import OfCommitteeFilters
from governance.foundation.forms import RowsField
from governance.foundation.screens import Ask, ScreenForm
from governance.models import CoverSheetTemplate, StandingOrders, TermsOfReference
from governance.models.procedure import ProcedureRules

PROCEDURE_SECTIONS = (
    (
        "Quorum",
        ("quorum_state", "quorum_number", "quorum_fraction", "quorum_categories", "deputy_counts_quorum"),
    ),
    (
        "Voting",
        ("deputy_votes", "remote_counts", "vote_unit", "majority_base", "casting_vote", "consensus_first"),
    ),
    ("Chair", ("chair_succession", "chair_exclusions")),
    (
        "Meetings",
        (
            "meets_in_public",
            "frequency",
            "public_meeting_minutes",
            "public_forum_minutes",
            "private_meeting_minutes",
        ),
    ),
    (
        "Deadlines",
        (
            "notice_days",
            "notice_day_count",
            "papers_days",
            "papers_day_count",
            "minutes_days",
            "minutes_day_count",
            "publication_targets",
        ),
    ),
    ("Conflicts of interest", ("conflict_counts_quorum", "conflicts_portal")),
)
END_PREVIOUS = "End the version in force on the day before"


class VersionForm(ScreenForm):
    """A dated version with the typed parameters. A parameter left empty is inherited, or not set."""

    ends_previous = forms.BooleanField(label=END_PREVIOUS, required=False, initial=True)
    unsaid: ClassVar[str]  # what a parameter left empty means

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            del self.fields["ends_previous"]
        for name in ProcedureRules.parameter_names():
            field: Any = self.fields[name]
            field.required = False
            if isinstance(field, forms.ChoiceField):
                given: Any = field.choices  # a model's choices come as pairs, without groups
                field.choices = [(value, text if value else self.unsaid) for value, text in given]


class StandingOrdersForm(VersionForm):
    unsaid = "They do not say"
    sections = PROCEDURE_SECTIONS

    class Meta:
        model = StandingOrders
        fields = (
            "title",
            "source",
            "effective_from",
            "effective_to",
            "ends_previous",
            *ProcedureRules.parameter_names(),
        )


class TermsOfReferenceForm(VersionForm):
    unsaid = "They do not say: as in the standing orders"
    sections = (*PROCEDURE_SECTIONS, ("Text", ("text",)))

    class Meta:
        model = TermsOfReference
        fields = (
            "committee",
            "label",
            "source",
            "effective_from",
            "effective_to",
            "ends_previous",
            "approved_on",
            "approved_by",
            "agreed_by_members_on",
            "is_interim",
            "review_due",
            *ProcedureRules.parameter_names(),
            "text",
        )
        widgets: ClassVar[dict[str, Any]] = {"text": forms.Textarea(attrs={"rows": 25})}
        help_texts: ClassVar[dict[str, str]] = {
            "text": "Headings with #, lists with - or 1., tables with |.",
            "label": "For example: version 2, July 2022.",
        }


class TermsFilters(OfCommitteeFilters):
    is_interim = forms.ChoiceField(
        label="Interim",
        required=False,
        choices=[("", "Interim or not"), ("True", "Interim"), ("False", "Not interim")],
    )


FIELD_KEY = re.compile(r"[a-z][a-z0-9_]*")


class CoverSheetFieldsField(RowsField):
    """Rows of key, label and "yes" where it must be filled, as {"key", "label", "required"}."""

    def __init__(self, **options: Any) -> None:
        columns = (
            ("key", "Field"),
            ("label", "Label as printed"),
            ("required", "Must be filled (yes or no)"),
        )
        super().__init__(columns=columns, **options)

    def prepare_value(self, value: Any) -> Any:
        words = {True: "yes", False: "no"}
        return [
            {**row, "required": words.get(row.get("required"), row.get("required"))} for row in value or []
        ]

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = super().clean(value)
        keys = [row["key"] for row in rows]
        for key in keys:
            if not FIELD_KEY.fullmatch(key):
                raise forms.ValidationError(
                    f"“{key}”: write a field with small letters and _, as in executive_summary."
                )
            if keys.count(key) > 1:
                raise forms.ValidationError(f"The field {key} stands in two rows.")
        return [self._row(row) for row in rows]

    def _row(self, row: dict[str, str]) -> dict[str, Any]:
        answer = row["required"].lower()
        if answer not in ("yes", "no", ""):
            raise forms.ValidationError(f"Write yes or no for {row['key']}.")
        if not row["label"]:
            raise forms.ValidationError(f"Give the label printed for {row['key']}.")
        return {"key": row["key"], "label": row["label"], "required": answer == "yes"}


class CoverSheetTemplateForm(ScreenForm):
    fields_in_order = CoverSheetFieldsField(
        label="Fields in order",
        spare=6,
        help_text="“Field” is the portal's own name, for example executive_summary; the guide for governance "
        "officers lists them all. A name that the portal does not know is left out of the cover sheet.",
    )

    class Meta:
        model = CoverSheetTemplate
        fields = ("name", "heading", "layout", "purposes", "numbering", "letters_enclosures")
        labels: ClassVar[dict[str, str]] = {"layout": "Short code of this layout"}
        help_texts: ClassVar[dict[str, str]] = {
            "layout": "For your own lists, for example board-paper.",
            "purposes": "What a paper can be for, one a line.",
        }

    def prepare(self, ask: Ask) -> None:
        self.initial["fields_in_order"] = self.instance.fields

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        values, many = super().particulars()
        rows = values.pop("fields_in_order")
        return {**values, "fields": rows}, many
