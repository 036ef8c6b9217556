"""Shapes of input for standing orders and terms of reference."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.forms.committees import OfCommitteeFilters
from governance.foundation.screens import Ask, ScreenForm
from governance.models import StandingOrders, TermsOfReference
from governance.models.procedure import ProcedureRules

PROCEDURE_SECTIONS = (
    (
        "Quorum",
        (
            "quorum_state",
            "quorum_number",
            "quorum_fraction",
            "quorum_categories",
            "quorum_unit",
            "quorum_counts_vacant",
            "deputy_counts_quorum",
        ),
    ),
    (
        "Voting",
        (
            "deputy_votes",
            "remote_counts",
            "vote_unit",
            "majority_base",
            "casting_vote",
            "consensus_first",
            "special_majorities",
        ),
    ),
    ("Chair", ("chair_succession", "chair_exclusions")),
    ("Members and deputies", ("deputy_needs_approval", "maximum_terms")),
    (
        "Meetings",
        (
            "meets_in_public",
            "meeting_frequency",
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
            "late_papers",
            "late_papers_hours",
            "publication_targets",
        ),
    ),
    ("Conflicts of interest", ("conflict_counts_quorum", "inquorate_route", "conflicts_portal")),
    ("Decisions between meetings", ("urgent_deciders", "urgent_consultees")),
    (
        "Questions and petitions from the public",
        (
            "questions_taken",
            "question_askers",
            "question_about_agenda",
            "question_interest",
            "question_slot_minutes",
            "question_minutes_each",
            "questions_per_person",
            "questions_per_meeting",
            "question_most_words",
            "question_answer_days",
            "question_answer_day_count",
            "late_questions",
            "question_keep_days",
            "petitions_taken",
            "petition_signatures",
            "petition_minutes",
        ),
    ),
    ("Private business", ("exclusion_statute", "exclusion_wording", "exemption_review_months")),
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
    sections = (
        *PROCEDURE_SECTIONS,
        ("Dates that follow another body", ("aligned_with", "aligned_with_name", "aligned_days")),
        ("What it decides", ("claims",)),
        ("Text", ("text",)),
    )

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
            "aligned_with",
            "aligned_with_name",
            "aligned_days",
            "claims",
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
