"""Input for agenda items."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from governance.enums import Openness
from governance.foundation.forms import PortalForm
from governance.foundation.screens import Ask, ScreenForm
from governance.models import Committee
from meetings.enums import ItemKind, PrivateReason
from meetings.papers.actions.exempting import Exempt
from meetings.papers.forms.grounds import NAMES, add_ground_fields, exempt_of, judge_grounds
from meetings.papers.models import AgendaItem
from meetings.papers.selectors.exclusion import open_exemption
from meetings.planning.models import Meeting


class ItemForm(ScreenForm):
    class Meta:
        model = AgendaItem
        fields = (
            *("title", "kind", "parent", "purposes", "lead", "minutes", "needs_paper"),
            *("openness", "private_reason", "title_is_private", "note"),
            *("committees", "organisations", "functions"),
        )

    def __init__(self, *args: Any, ask: Ask, meeting: Meeting, tops: Any, **options: Any) -> None:
        """`tops` are the items of this meeting that another may stand under."""
        self.meeting, self.tops = meeting, tops
        super().__init__(*args, ask=ask, **options)

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["parent"].queryset = self.tops
        fields["parent"].label = "Stands under"
        fields["parent"].empty_label = "Nothing: an item of its own"
        fields["minutes"].label = "Minutes allowed"
        fields["openness"].widget = forms.RadioSelect(choices=Openness.choices)
        fields["openness"].label = "Taken in"
        fields["private_reason"].label = "Why it is taken in private"
        fields["private_reason"].help_text = "Only for a private item. These words are printed in public."
        fields["private_reason"].choices = [("", "Public item"), *PrivateReason.choices]
        fields["title_is_private"].help_text = "The public agenda then says “Item considered in private”."
        fields[
            "needs_paper"
        ].help_text = "Until one is added, the pack is held back and the item shows as waiting."
        fields["kind"].choices = [
            (code, words) for code, words in ItemKind.choices if code != ItemKind.EXCLUSION
        ]
        fields["note"].help_text = "Printed under the item."
        fields["organisations"].help_text = (
            "Held against the declared interests of the people at the table, so that the chair knows whom to ask. "
            "Not printed."
        )
        fields["functions"].help_text = "Not printed."
        self._offer_committees(fields)
        if "reason" in fields:
            fields["reason"].required = False
        if self.instance.kind == ItemKind.EXCLUSION:
            self._word_resolution()
            return
        row = open_exemption(item=self.instance) if self.instance.pk else None
        add_ground_fields(
            self, self.meeting, on=ask.today, row=row, reason_field="private_reason", after="openness"
        )

    def _word_resolution(self) -> None:
        """Only its words, time and lead: where it stands and whether it is there follows from the private items."""
        fields: dict[str, Any] = self.fields
        for name in set(fields) - {"title", "lead", "minutes", "note", "reason", "version"}:
            del fields[name]
        fields["note"].label = "Words of the resolution"
        fields[
            "note"
        ].help_text = (
            "Left empty: the words of the statute or of your standing orders. The items follow by themselves."
        )

    @property
    def exempt(self) -> Exempt | None:
        """Why it is private, as it was chosen; None for a public item."""
        return exempt_of(self) if self.cleaned_data.get("openness") == Openness.PRIVATE else None

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        plain, many = super().particulars()
        return {name: value for name, value in plain.items() if name not in NAMES}, many

    def _offer_committees(self, fields: dict[str, Any]) -> None:
        """Where several committees meet, some of them may take an item; a committee that meets alone is not asked."""
        holding = self.meeting.holding
        if len(holding) == 1:
            del fields["committees"]
            return
        field = fields["committees"]
        field.queryset = Committee.objects.filter(pk__in=[row.pk for row in holding]).order_by("name")
        field.widget.choices = field.choices
        field.label = "Taken by"
        field.help_text = "Each decides for its own body. Choose none when all of them take it."

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("openness") != Openness.PRIVATE:
            return cleaned
        if "grounds" in self.fields:
            judge_grounds(self)
        elif not cleaned.get("private_reason"):
            self.add_error("private_reason", "Say why this item is taken in private: the reason is printed.")
        return cleaned


class OrderForm(PortalForm):
    """The order of top items before and after a drag: permanent ids with commas between."""

    order = forms.CharField()
    seen = forms.CharField()

    def ids(self, name: str) -> list[UUID]:
        return [UUID(part) for part in self.cleaned_data[name].split(",")]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("order", "seen"):
            try:
                self.ids(name)
            except (ValueError, KeyError):
                self.add_error(name, "The order could not be read. Use the Move up and Move down buttons.")
        return cleaned
