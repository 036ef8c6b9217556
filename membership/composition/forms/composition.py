"""Shapes of input for rules of composition."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from governance.foundation.forms import PortalForm
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Committee
from membership.composition.models import CompositionRule
from membership.composition.rules.board import BOARD_MEMBERS
from membership.enums import SeatsFor

HOLDS_FOR = ("committee", "committee_kind", "part", "only_place")
SEATS = ("seat_title", "category", "is_voting", "per", "count", "is_minimum", "position")
BODIES = ("organisations", "kinds", "sectors")
HOLDER = (
    "post",
    "office",
    "nominee_allowed",
    "nominee_seniority",
    "minimum_seniority",
    "is_independent",
    "follows",
    "excluded_posts",
    "excluded_rules",
)
WAY = ("basis", "electorate", "nominators")
TEXTS = ("clause", "note", "effective_from", "effective_to")


class CompositionRuleFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    per = forms.ChoiceField(label="Seats for", required=False, choices=[("", "Any"), *SeatsFor.choices])


class CompositionRuleForm(ScreenForm):
    """For which committee a rule holds is said once; a change is about the rest."""

    sections = (
        ("Where it holds", HOLDS_FOR),
        ("Its seats", SEATS),
        ("Organisations", BODIES),
        ("Who may hold them", HOLDER),
        ("How they come to hold them", WAY),
        ("Where it is written, and when it holds", TEXTS),
    )

    start = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = CompositionRule
        fields = (*HOLDS_FOR, *SEATS, *BODIES, *HOLDER, *WAY, *TEXTS)
        help_texts: ClassVar[dict[str, str]] = {
            "committee": "Leave empty for a rule that every committee of one kind has.",
            "committee_kind": "For example every place-based partnership committee of this ICB.",
            "only_place": "Leave empty where it holds everywhere.",
            "seat_title": "Write {unit} where the name of the place or organisation stands, as in "
            "“PCN clinical director, {unit}”. Without it the name comes behind.",
            "per": "Places and councils are those of the committee's place, or of the whole ICB.",
            "is_minimum": "The number is the least: further seats are no fault.",
            "position": "Rules are listed by this number.",
            "organisations": "Those that have a seat each. Where the seats are for the committee as a whole: those of "
            "which the holder must come from one.",
            "kinds": "Which organisations have a seat each, or which a holder may come from. None ticked means any.",
            "sectors": "None ticked means any.",
            "post": "A post of this ICB.",
            "office": "For example Chief Executive: in whichever organisation the holder works.",
            "minimum_seniority": "Or equivalent, in the organisation that the seat stands for.",
            "is_independent": "Holds no executive office of the ICB and works for no body that decides or provides "
            "with it.",
            "follows": "One seat entails another: only who sits by that rule sits here.",
            "basis": "Leave empty where the rule does not say.",
            "electorate": "For example: the practices of the primary care board.",
            "nominators": "The organisations that nominate together. Leave empty where nomination is not joint.",
            "clause": "For example: Terms of reference, paragraph 18(d).",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            del self.fields["committee"], self.fields["committee_kind"], self.fields["start"]
        else:
            create = reverse("membership:composition-rule-create")
            self.starts = [(f"{m.title} of an ICB's board", f"{create}?start={m.key}") for m in BOARD_MEMBERS]
            self._begin_with(self.initial.get("start", ""))
        if ask.icb is not None:
            self.narrow_to("part", lambda rows: rows.filter(committee__icb=ask.icb))
        if self.instance.committee_id is not None:
            self.narrow_to("part", lambda rows: rows.filter(committee=self.instance.committee_id))
        if self.instance.pk:
            for name in ("follows", "excluded_rules"):
                self.narrow_to(name, lambda rows: rows.exclude(pk=self.instance.pk))

    def _begin_with(self, key: str) -> None:
        """Fill the page with a member that every board of an ICB has; an unknown one fills in nothing (R110, R111)."""
        member = next((member for member in BOARD_MEMBERS if member.key == key), None)
        if member is not None:
            given = {name: value for name, value in asdict(member).items() if name in self.fields}
            self.initial.update(given, seat_title=member.title)

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        values, many = super().particulars()
        values.pop("start", None)
        return values, many

    def clean_count(self) -> Any:
        """An empty box is told where it stands, not as a refusal of the whole rule."""
        count = self.cleaned_data["count"]
        if count is None or not 1 <= count <= 30:
            raise forms.ValidationError("Enter a number from 1 to 30.")
        return count


class MakeSeatsForm(PortalForm):
    """The plan that was looked at, and why it is carried out."""

    reason = forms.CharField(
        label="Why are they made?",
        help_text="Kept in the history with your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
