"""Shapes of input for interests, their review and what is kept off the register."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.foundation.screens.access import holds_in
from governance.models import Committee, Organisation
from membership.enums import INTEREST_LIFECYCLE, InterestCategory, InterestSource
from membership.interests.models import Interest, InterestRedaction
from membership.interests.presenters import interest_words
from membership.interests.selectors.rights import is_own, own_people
from membership.people.models import Person
from membership.permissions import KEEP_INTERESTS, VIEW_INTERESTS

FOR_KEEPERS = ("source", "declared_on")
FOR_READERS = ("state", "late", "redacted", "when")  # filters over what only readers of the whole record know


class RegisterFilters(FilterForm):
    q = forms.CharField(label="Name, organisation or words", required=False, max_length=100)
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    person = forms.ModelChoiceField(Person.objects.all(), label="Person", required=False)
    category = forms.ChoiceField(
        label="Type", required=False, choices=[("", "Any"), *InterestCategory.choices]
    )
    organisation = forms.ModelChoiceField(Organisation.objects.all(), label="Organisation", required=False)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any"), *INTEREST_LIFECYCLE.choices]
    )
    late = forms.ChoiceField(
        label="Declared", required=False, choices=[("", "In time or not"), ("yes", "Late"), ("no", "In time")]
    )
    redacted = forms.ChoiceField(
        label="Kept back", required=False, choices=[("", "Or not"), ("yes", "Yes"), ("no", "No")]
    )
    when = forms.ChoiceField(
        label="Days",
        required=False,
        choices=[("", "Held on this day, or still public"), ("all", "Past and future as well")],
    )

    def prepare(self, ask: Ask) -> None:
        if not holds_in(ask.user, VIEW_INTERESTS, ask.icb, on=ask.today).ok:
            for name in FOR_READERS:
                del self.fields[name]


class InterestForm(ScreenForm):
    """A person says what the interest is; the keeper also says where it comes from and when it was declared."""

    sections = (
        ("Whose interest it is", ("person", "category", "kind", "relation")),
        ("What it is", ("organisation", "party", "position", "nature", "mitigation")),
        ("Since when", ("effective_from", "effective_to")),
        ("How it came into the register", FOR_KEEPERS),
    )

    class Meta:
        model = Interest
        fields = (
            "person",
            "category",
            "kind",
            "relation",
            "organisation",
            "party",
            "position",
            "nature",
            "mitigation",
            "effective_from",
            "effective_to",
            "source",
            "declared_on",
        )
        labels: ClassVar[dict[str, str]] = {
            "category": "Type of interest",
            "kind": "Is judgement affected?",
            "effective_from": "Held since",
            "effective_to": "Held until (last day)",
            "source": "Where it comes from",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "kind": "Actual: it is. Potential: it could be. Perceived: it could seem so.",
            "relation": "For an indirect interest only: my partner, a close friend, my business partner.",
            "organisation": "Choose it here, or write its name below, one of the two.",
            "nature": "In words that everybody understands: this stands on the register.",
            "mitigation": "For example: leaves the room for items about this organisation.",
            "effective_to": "Leave empty while it lasts.",
        }

    def prepare(self, ask: Ask) -> None:
        editing = self.instance.pk is not None
        keeps = can(ask.user, KEEP_INTERESTS, self._where(ask), on=ask.today).ok
        if editing:
            del self.fields["person"]
        elif not keeps:
            own = [person.pk for person in own_people(ask.user)]
            self.fields["person"].queryset = Person.objects.filter(pk__in=own)  # type: ignore[attr-defined]
            self.initial.setdefault("person", own[0] if own else None)
        if not keeps or (editing and is_own(ask.user, self.instance.person)):
            for name in FOR_KEEPERS:
                del self.fields[name]
        elif not editing:
            self.initial.setdefault("source", InterestSource.OFFICE)
            self.initial.setdefault("declared_on", ask.today)

    def _where(self, ask: Ask) -> Any:
        if self.instance.pk is not None:
            return self.instance.person
        return Anchor(ask.icb.pk if ask.icb else None)


class ConfirmForm(PortalForm):
    mitigation = forms.CharField(
        label="Action taken, as agreed",
        help_text="This stands on the register.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    note = forms.CharField(
        label="Note of the review (private)",
        help_text="Seen by the person, reviewers and who keeps the register. Never published.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )


class QuestionForm(PortalForm):
    question = forms.CharField(
        label="Your question (private)", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class AnswerForm(PortalForm):
    answer = forms.CharField(
        label="Your answer (private)", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ErrorForm(PortalForm):
    reason = forms.CharField(
        label="What was wrong?",
        help_text="The entry is kept and marked, and stands on no register.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


class InterestChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.person}: {interest_words(obj)}"


class RedactionForm(ScreenForm):
    sections = (
        ("The decision", ("interest", "scope", "ground", "decided_by", "decided_on")),
        ("Its days", ("effective_from", "effective_to", "review_due")),
    )

    interest = InterestChoice(Interest.objects.select_related("person", "organisation"))
    review_due = DayField(
        label="Looked at again by", required=False, help_text="Needed where there is no last day."
    )

    class Meta:
        model = InterestRedaction
        fields = (
            "interest",
            "scope",
            "ground",
            "decided_by",
            "decided_on",
            "effective_from",
            "effective_to",
            "review_due",
        )
        labels: ClassVar[dict[str, str]] = {
            "effective_from": "Kept back from",
            "effective_to": "Kept back to (last day)",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "ground": "For example a risk of harm. Never published, and kept out of the ledger.",
            "effective_to": "From the next day it is public again by itself.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk is not None:
            del self.fields["interest"]
        elif ask.icb is not None:
            self.narrow_to(
                "interest", lambda rows: rows.filter(person__icb=ask.icb).exclude(person__user=ask.user)
            )
        self.initial.setdefault("decided_on", ask.today)
