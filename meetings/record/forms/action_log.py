"""Input for the action log: what is to be done, what its owner says, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, FilterForm
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.planning.models import Meeting
from meetings.record.kinds import OWNERS_SAY, UpdateKind
from meetings.record.models import MeetingAction

STANDINGS = [
    ("", "Any"),
    ("standing", "Not closed"),
    ("overdue", "Overdue"),
    ("open", "Open"),
    ("done", "Said to be done"),
    ("closed", "Closed"),
    ("dropped", "No longer needed"),
]


class OwnerField(forms.ChoiceField):
    """A post or a person in one list: "post:7" or "person:12"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Select, **options)
        self.known: dict[str, Any] = {}

    def offer(self, people: Iterable[Any], posts: Iterable[Any]) -> None:
        groups = {"Posts": {f"post:{row.pk}": row for row in posts}}
        groups["People"] = {f"person:{row.pk}": row for row in people}
        self.known = groups["Posts"] | groups["People"]
        listed = [(title, [(key, str(row)) for key, row in rows.items()]) for title, rows in groups.items()]
        empty = "Choose one" if self.required else "Any"
        self.choices = [("", empty), *((title, rows) for title, rows in listed if rows)]

    def owner(self, key: str) -> dict[str, Any]:
        """The fields of an action for what was chosen."""
        found = self.known.get(key)
        is_post = key.startswith("post:")
        return {"owner_post": found if is_post else None, "owner_person": None if is_post else found}


def key_of(action: MeetingAction) -> str:
    return f"post:{action.owner_post_id}" if action.owner_post_id else f"person:{action.owner_person_id}"


class ActionForm(PortalForm):
    """What is to be done, by whom, by which day."""

    committee = forms.ChoiceField(label="For which committee?", widget=forms.RadioSelect)
    text = forms.CharField(
        label="What is to be done", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    owner = OwnerField(label="Who does it?", help_text="A post is done by who holds it on the day.")
    due_on = DayField(label="Due on")
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label="It follows from this decision",
        required=False,
        empty_label="None",
    )
    is_private = forms.BooleanField(
        label="Private",
        help_text="Read by its owner and by who reads private business. A mail does not name it.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        committees: Sequence[Committee],
        people: Any,
        posts: Any,
        decisions: Any,
        is_private: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.committees = {str(row.pk): row for row in committees}
        fields: dict[str, Any] = self.fields
        fields["committee"].choices = [(key, str(row)) for key, row in self.committees.items()]
        if len(committees) == 1:
            fields["committee"].widget = forms.HiddenInput()
            fields["committee"].initial = str(committees[0].pk)
        fields["owner"].offer(people, posts)
        if is_private:
            del fields["is_private"]
        if decisions:
            fields["decision"].queryset = decisions
        else:
            del fields["decision"]

    def given(self) -> dict[str, Any]:
        """For the action that notes it."""
        cleaned = self.cleaned_data
        field: Any = self.fields["owner"]
        return {
            "committee": self.committees[cleaned["committee"]],
            "text": cleaned["text"],
            "due_on": cleaned["due_on"],
            "decision": cleaned.get("decision"),
            "is_private": cleaned.get("is_private", False),
            **field.owner(cleaned["owner"]),
        }


class SayForm(PortalForm):
    """What the owner says."""

    kind = forms.ChoiceField(
        label="What do you want to say?",
        choices=[(kind.value, kind.label) for kind in OWNERS_SAY],
        initial=UpdateKind.PROGRESS,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="How it stands", required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    proposed_due = DayField(
        label="New day",
        help_text="Only if more time is needed. The committee's secretary answers.",
        required=False,
    )


class CloseForm(PortalForm):
    """What came of it."""

    because = forms.CharField(
        label="What came of it", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class ReopenForm(PortalForm):
    """Why, and perhaps another day."""

    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    due_on = DayField(label="New day", help_text="Leave it empty to keep the day.", required=False)


class WishForm(PortalForm):
    """The answer to a wish for more time."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[("grant", "Give the time"), ("refuse", "Keep the day")],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="What to say with it", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class ActionFilters(FilterForm):
    """Above the register of actions."""

    committee = forms.ModelChoiceField(Committee.objects.all(), required=False)
    standing = forms.ChoiceField(label="State", required=False, choices=STANDINGS)
    owner = OwnerField(label="Owner", required=False)
    meeting = forms.ModelChoiceField(Meeting.objects.filter(actions__isnull=False).distinct(), required=False)

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["q"].label = "Reference or words"
        rows = MeetingAction.objects.visible_to(ask.user, on=ask.today).select_related(
            "owner_person", "owner_post"
        )
        if ask.icb is not None:
            rows = rows.filter(committee__icb=ask.icb)
        owners = {key_of(row): row.owner for row in rows}
        posts = [owner for key, owner in owners.items() if key.startswith("post:")]
        people = [owner for key, owner in owners.items() if key.startswith("person:")]
        fields["owner"].offer(sorted(people, key=str), sorted(posts, key=str))
