"""Shapes of input for milestones and the notes of their progress."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from delegation.enums import AssuranceCondition, Progress
from delegation.models import Milestone, MilestoneNote, RoadmapPhase
from delegation.rules.milestones import NOT_TOLD
from governance.foundation.screens import FilterForm, ScreenForm
from governance.models import Place

OVERDUE = "overdue"


class MilestoneFilters(FilterForm):
    status = forms.ChoiceField(
        label="Status on this day",
        required=False,
        choices=[
            ("", "Every status"),
            (OVERDUE, "Overdue"),
            (NOT_TOLD, "Nothing told yet"),
            *Progress.choices,
        ],
    )
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)
    phase = forms.ModelChoiceField(RoadmapPhase.objects.all(), label="Phase", required=False)
    condition = forms.ChoiceField(
        label="Shows accountability for",
        required=False,
        choices=[("", "Anything"), *AssuranceCondition.choices],
    )


class ConditionFilters(FilterForm):
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class NoteFilters(FilterForm):
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Every status"), *Progress.choices]
    )


class MilestoneForm(ScreenForm):
    sections = (
        ("What and when", ("title", "due_on", "phase", "place")),
        ("Who sees to it", ("owner_post", "owner_committee")),
        ("What it shows", ("evidences", "conditions", "source")),
    )

    class Meta:
        model = Milestone
        fields = (
            "title",
            "due_on",
            "phase",
            "place",
            "owner_post",
            "owner_committee",
            "evidences",
            "conditions",
            "source",
        )
        labels: ClassVar[dict[str, str]] = {
            "title": "Milestone",
            "owner_post": "Owner: a post",
            "owner_committee": "Owner: a committee",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "due_on": "Empty while no day is set.",
            "place": "Not set: for the whole ICB.",
            "phase": "Not set: a milestone that is on no roadmap.",
        }


class NoteForm(ScreenForm):
    class Meta:
        model = MilestoneNote
        fields = ("milestone", "noted_on", "status", "evidence")
