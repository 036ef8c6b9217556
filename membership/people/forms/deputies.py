"""Shapes of input for deputies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.db.models import Case, When

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Committee
from membership.people.forms.appointments import offer_seats
from membership.people.models import DeputyArrangement, Person


class DeputyFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


class DeputyForm(ScreenForm):
    class Meta:
        model = DeputyArrangement
        fields = (
            "seat",
            "person",
            "kind",
            "may_vote",
            "counts_for_quorum",
            "note",
            "effective_from",
            "effective_to",
        )
        labels: ClassVar[dict[str, str]] = {
            "seat": "Deputises for the holder of",
            "person": "Deputy",
            "kind": "For how long",
            "may_vote": "May vote in their place",
            "counts_for_quorum": "Counts for the quorum",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "may_vote": "Not set follows the terms of reference.",
            "counts_for_quorum": "Not set follows the terms of reference.",
            "effective_from": "The first day, or the day of the one meeting.",
            "effective_to": "The last day, if it is known; left empty for one meeting.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            del self.fields["seat"], self.fields["person"], self.fields["kind"]
        else:
            offer_seats(self, ask)


class AgreeForm(PortalForm):
    """Who of those who preside agreed, and on which day."""

    approved_by = forms.ModelChoiceField(
        Person.objects.all(),
        label="Who agreed",
        empty_label="Choose one",
        help_text="The chair or deputy chair of that day. Those of the day of this page stand first.",
    )
    approved_on = DayField(label="On which day")
    reason = forms.CharField(
        label="How is it known?",
        help_text="For example “said at the meeting” or “mail of the same day”.",
        max_length=1000,
    )

    def __init__(self, *args: Any, ask: Ask, chairs: Iterable[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["approved_by"]
        presides = Case(When(pk__in=[person.pk for person in chairs], then=0), default=1)
        offered = field.queryset.visible_to(ask.user, on=ask.today).filter(icb=ask.icb)
        field.queryset = offered.order_by(presides, "name")
