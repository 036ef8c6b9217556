"""Shapes of input for appointments."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.enums import PostStatus
from governance.foundation.forms import DayField, PortalForm, UploadField
from governance.foundation.screens import Ask, EffectiveFilters, FilterForm, ScreenForm
from governance.foundation.screens.forms import EndForm
from governance.models import Committee
from membership.enums import AppointmentBasis, EndReason
from membership.people.models import Appointment, Person

IDENTITY = ("person", "seat", "post")


class AppointmentFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    basis = forms.ChoiceField(label="Basis", required=False, choices=[("", "Any"), *AppointmentBasis.choices])
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Any"), *PostStatus.choices])


NOMINATION = ("nominated_by", "nominated_on", "letter")
ELECTION = ("electorate", "elected_on", "votes_received", "votes_cast")
DATES = ("effective_from", "effective_to", "term_number", "end_reason")
HOW = ("basis", "status", "on_behalf_of", "is_job_share", "note")


class AppointmentForm(ScreenForm):
    """Who, and in which seat or post, is said once; a change is about the rest."""

    sections = (
        ("Who, and where", IDENTITY),
        ("How", HOW),
        ("Dates", DATES),
        ("Nomination", NOMINATION),
        ("Election", ELECTION),
    )

    letter = UploadField(
        label="Letter of nomination",
        required=False,
        accept=".pdf,.docx",
        help_text="A PDF or a Word document. It is checked and cleaned before it is kept.",
    )

    class Meta:
        model = Appointment
        fields = (*IDENTITY, *HOW, *DATES, "nominated_by", "nominated_on", *ELECTION)
        help_texts: ClassVar[dict[str, str]] = {
            "seat": "Choose a seat or a post, one of the two.",
            "status": "Designate: named before the body or post exists in law.",
            "on_behalf_of": "The organisation this person speaks for, when it is not the seat's own.",
            "is_job_share": "Every holder of a shared seat or post is marked.",
            "effective_from": "The first day in the seat or post.",
            "effective_to": "The last day, if it is known. Co-opted members serve until the committee ends.",
            "term_number": "1 for the first term. It is held against the terms of reference.",
            "nominated_by": "Several organisations nominate jointly.",
            "electorate": "For an elected seat: for example “GP practices of the place”.",
        }

    def prepare(self, ask: Ask) -> None:
        self.fields["end_reason"].required = False
        self.order_fields([*IDENTITY, *HOW, *DATES, *NOMINATION, *ELECTION])
        if self.instance.pk:
            for name in IDENTITY:
                del self.fields[name]
            return
        del self.fields["end_reason"]
        offer_seats(self, ask)


class RenewForm(PortalForm):
    effective_to = DayField(label="Last day of the next term", required=False)
    reason = forms.CharField(
        label="Why is it renewed?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class WithdrawForm(PortalForm):
    reason = forms.CharField(
        label="Why is it withdrawn?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class CommitteeFilters(FilterForm):
    """For lists of seats: those of one committee."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


class EndAppointmentForm(EndForm):
    """With the handover: to whom, and what."""

    last_day = DayField(label="Last day in the seat or post")
    end_reason = forms.ChoiceField(
        label="Reason for ending", choices=EndReason.choices, widget=forms.RadioSelect
    )
    handover_to = forms.ModelChoiceField(
        Person.objects.all(), label="Handed over to", required=False, empty_label="Nobody yet"
    )
    handover_note = forms.CharField(
        label="What was handed over",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="For example open actions, papers in hand and whom to speak to.",
    )
    field_order = ("last_day", "end_reason", "handover_to", "handover_note", "reason")

    def __init__(self, *args: Any, ask: Ask, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["handover_to"]
        others = field.queryset.visible_to(ask.user, on=ask.today).filter(icb=person.icb_id)
        field.queryset = others.exclude(pk=person.pk)


def offer_seats(form: ScreenForm, ask: Ask) -> None:
    """The seats of the page's ICB, committee by committee; without an ICB those of all of this person's."""
    field: Any = form.fields["seat"]
    rows = field.queryset.filter(committee__icb=ask.icb) if ask.icb is not None else field.queryset
    field.queryset = rows.select_related("committee").order_by("committee__name", "position", "title")
