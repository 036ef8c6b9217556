"""Shapes of input for committees, their parts, posts and seats."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.enums import BodyStatus, CommitteeKind, SeatCategory
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Committee, CommitteePart, Place, Post, Seat


class CommitteeFilters(EffectiveFilters):
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Every kind"), *CommitteeKind.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Every status"), *BodyStatus.choices]
    )
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class CommitteeForm(ScreenForm):
    sections = (
        (
            "What it is",
            (
                "kind",
                "form",
                "status",
                "established_on",
                "place",
                "parent",
                "reports_to",
                "convening_organisations",
            ),
        ),
        ("Where its form is heading", ("target_form", "target_form_by")),
        ("For its meetings and the public", ("secretariat", "venue", "purpose", "public_voice")),
        ("Dates", ("effective_from", "effective_to")),
    )

    class Meta:
        model = Committee
        fields = (
            "name",
            "short_name",
            "aliases",
            "reference_prefix",
            "kind",
            "form",
            "status",
            "established_on",
            "place",
            "parent",
            "reports_to",
            "convening_organisations",
            "target_form",
            "target_form_by",
            "secretariat",
            "venue",
            "purpose",
            "public_voice",
            "effective_from",
            "effective_to",
        )
        help_texts: ClassVar[dict[str, str]] = {
            "aliases": "Other names it goes by, one a line.",
            "reference_prefix": "Begins the references of its meetings and papers, for example BEX-PB.",
            "form": "The forms that this ICB allows are in its settings.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            for name in ("parent", "reports_to"):
                self.narrow_to(name, lambda rows: rows.exclude(pk=self.instance.pk))


class OfCommitteeFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


class SeatFilters(OfCommitteeFilters):
    category = forms.ChoiceField(
        label="Category", required=False, choices=[("", "Every category"), *SeatCategory.choices]
    )
    is_voting = forms.ChoiceField(
        label="Vote",
        required=False,
        choices=[("", "With or without"), ("True", "With a vote"), ("False", "Without")],
    )


class CommitteePartForm(ScreenForm):
    class Meta:
        model = CommitteePart
        fields = ("committee", "number", "title", "purpose", "openness", "effective_from", "effective_to")


class PostFilters(EffectiveFilters):
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class PostForm(ScreenForm):
    class Meta:
        model = Post
        fields = (
            "title",
            "employers",
            "place",
            "reports_to",
            "status",
            "responsibilities",
            "effective_from",
            "effective_to",
        )
        help_texts: ClassVar[dict[str, str]] = {"employers": "Several employers make a joint appointment."}


class SeatForm(ScreenForm):
    class Meta:
        model = Seat
        fields = (
            "committee",
            "part",
            "title",
            "category",
            "is_voting",
            "organisation",
            "post",
            "nominee_allowed",
            "rule",
            "position",
            "effective_from",
            "effective_to",
        )
        help_texts: ClassVar[dict[str, str]] = {
            "organisation": "Whom the seat speaks or votes for, where it does.",
            "rule": "For example: terms of reference, 3.3.",
            "position": "Seats are listed in this order.",
        }
