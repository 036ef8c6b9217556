"""Shapes of input for appointments and deputies."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.enums import PostStatus
from governance.foundation.forms import DayField
from governance.foundation.screens import Ask, EffectiveFilters, FilterForm, ScreenForm
from governance.foundation.screens.forms import EndForm
from governance.models import Committee
from membership.enums import AppointmentBasis, EndReason
from membership.models import Appointment, DeputyArrangement

IDENTITY = ("person", "seat", "post")


class AppointmentFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    basis = forms.ChoiceField(label="Basis", required=False, choices=[("", "Any"), *AppointmentBasis.choices])
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Any"), *PostStatus.choices])


class AppointmentForm(ScreenForm):
    """Who, and in which seat or post, is said once; a change is about the rest."""

    sections = (
        ("Who, and where", IDENTITY),
        ("How", ("basis", "status", "on_behalf_of", "is_job_share", "note")),
        ("Dates", ("effective_from", "effective_to", "end_reason")),
    )

    class Meta:
        model = Appointment
        fields = (
            *IDENTITY,
            "basis",
            "status",
            "on_behalf_of",
            "is_job_share",
            "note",
            "effective_from",
            "effective_to",
            "end_reason",
        )
        help_texts: ClassVar[dict[str, str]] = {
            "seat": "Choose a seat or a post, one of the two.",
            "status": "Designate: named before the body or post exists in law.",
            "on_behalf_of": "The organisation this person speaks for, when it is not the seat's own.",
            "is_job_share": "Every holder of a shared seat or post is marked.",
            "effective_from": "The first day in the seat or post.",
            "effective_to": "The last day, if it is known.",
        }

    def prepare(self, ask: Ask) -> None:
        self.fields["end_reason"].required = False
        if self.instance.pk:
            for name in IDENTITY:
                del self.fields[name]
            return
        del self.fields["end_reason"]
        offer_seats(self, ask)


class CommitteeFilters(FilterForm):
    """For lists of seats: those of one committee."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


class EndAppointmentForm(EndForm):
    last_day = DayField(label="Last day in the seat or post")
    end_reason = forms.ChoiceField(
        label="Reason for ending", choices=EndReason.choices, widget=forms.RadioSelect
    )
    field_order = ("last_day", "end_reason", "reason")


class DeputyFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


class DeputyForm(ScreenForm):
    class Meta:
        model = DeputyArrangement
        fields = ("seat", "person", "may_vote", "counts_for_quorum", "note", "effective_from", "effective_to")
        labels: ClassVar[dict[str, str]] = {
            "seat": "Deputises for the holder of",
            "person": "Deputy",
            "may_vote": "May vote in their place",
            "counts_for_quorum": "Counts for the quorum",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "may_vote": "Not set follows the terms of reference.",
            "counts_for_quorum": "Not set follows the terms of reference.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            del self.fields["seat"], self.fields["person"]
        else:
            offer_seats(self, ask)


def offer_seats(form: ScreenForm, ask: Ask) -> None:
    """The seats of the page's ICB, committee by committee; without an ICB those of all of this person's."""
    field: Any = form.fields["seat"]
    rows = field.queryset.filter(committee__icb=ask.icb) if ask.icb is not None else field.queryset
    field.queryset = rows.select_related("committee").order_by("committee__name", "position", "title")
