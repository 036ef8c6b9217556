"""Shapes of input for gifts, hospitality and sponsorship."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from membership.enums import OfferKind, OfferResponse
from membership.interests.models import GiftOrHospitality
from membership.interests.selectors.rights import own_people
from membership.people.models import Person
from membership.permissions import KEEP_INTERESTS


class OfferFilters(FilterForm):
    person = forms.ModelChoiceField(Person.objects.all(), label="Person", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *OfferKind.choices])
    response = forms.ChoiceField(
        label="What became of it", required=False, choices=[("", "Any"), *OfferResponse.choices]
    )
    since = DayField(label="Offered since", required=False)


class OfferForm(ScreenForm):
    class Meta:
        model = GiftOrHospitality
        fields = (
            "person",
            "kind",
            "sponsored",
            "offered_on",
            "offered_by",
            "offered_by_name",
            "is_supplier",
            "description",
            "value",
            "response",
            "declared_on",
        )
        labels: ClassVar[dict[str, str]] = {"response": "What became of it"}
        help_texts: ClassVar[dict[str, str]] = {
            "sponsored": "For sponsorship only.",
            "offered_by": "Choose it here, or write the name below, one of the two.",
            "is_supplier": "Somebody who supplies the ICB, or would like to.",
            "value": "In pounds, with VAT. Estimate it: the policy counts by it.",
            "response": "Choose Waiting for approval where the policy asks for it.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk is not None:
            del self.fields["person"], self.fields["declared_on"]
            return
        self.initial.setdefault("declared_on", ask.today)
        if can(ask.user, KEEP_INTERESTS, Anchor(ask.icb.pk if ask.icb else None), on=ask.today).ok:
            return
        del self.fields["declared_on"]
        own = [person.pk for person in own_people(ask.user)]
        self.fields["person"].queryset = Person.objects.filter(pk__in=own)  # type: ignore[attr-defined]
        self.initial.setdefault("person", own[0] if own else None)


class DecisionForm(PortalForm):
    response = forms.ChoiceField(
        label="Your decision",
        widget=forms.RadioSelect,
        choices=[(code, words) for code, words in OfferResponse.choices if code != OfferResponse.PENDING],
    )
    approved_by = forms.CharField(
        label="Decided by (office)", max_length=200, help_text="For example: Conflicts of interest guardian."
    )
    reason = forms.CharField(
        label="Reason (private)", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
