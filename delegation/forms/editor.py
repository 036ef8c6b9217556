"""Shapes of input of the editor of a version: what it shows, one change to many rows, comments and proposals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from delegation.enums import Treatment
from delegation.forms.entries import EntryForm
from delegation.models import SchemeEntry, SchemeVersion
from delegation.reading.money import AMOUNT, NIL, UNLIMITED, read_money
from delegation.rules.bulk import END, LIMIT, MOVE, SOURCE, BulkChange
from delegation.selectors.editor import holder_key
from delegation.selectors.facts import holder_facts
from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask
from governance.foundation.screens.forms import offered
from governance.models import Committee, Organisation, Post

GROUPINGS = (
    ("theme", "Heading of the document"),
    ("function", "Function"),
    ("holder", "Holder"),
    ("place", "Place"),
)


class EditorFilters(PortalForm):
    """A GET form above the rows; what cannot be read narrows nothing."""

    marks_optional = False

    by = forms.ChoiceField(label="Group by", required=False, choices=GROUPINGS)
    q = forms.CharField(label="Search", required=False, max_length=100)
    theme = forms.ChoiceField(label="Heading", required=False)
    holder = forms.ChoiceField(label="Held by", required=False)
    place = forms.ChoiceField(label="Place", required=False)
    treatment = forms.ChoiceField(
        label="Treatment", required=False, choices=[("", "Every treatment"), *Treatment.choices]
    )
    only = forms.ChoiceField(
        label="Only rows with",
        required=False,
        choices=[("", "All rows"), ("problems", "Problems"), ("comments", "Open comments")],
    )

    def __init__(self, *args: Any, entries: Iterable[SchemeEntry], **options: Any) -> None:
        # The row that is open on the page has fields of the same names.
        super().__init__(*args, **{**options, "auto_id": "filter_%s"})
        rows = list(entries)
        themes = dict.fromkeys(row.theme for row in rows if row.theme)
        holders = {holder_key(row): str(row.holder) for row in rows if row.holder}
        places = {str(row.place_id): row.place.name for row in rows if row.place}
        self._offer("theme", "Every heading", {theme: theme for theme in themes})
        self._offer("holder", "Everybody", holders)
        self._offer("place", "Everywhere", places)

    def _offer(self, name: str, unset: str, choices: dict[str, str]) -> None:
        pairs = (
            list(choices.items()) if name == "theme" else sorted(choices.items(), key=lambda pair: pair[1])
        )
        self.fields[name].choices = [("", unset), *pairs]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        if self.is_bound:
            self.is_valid()
        given = self.cleaned_data if self.is_bound else {}
        return {name: given.get(name) or "" for name in self.fields} | {"by": given.get("by") or "theme"}


KINDS = (
    (END, "Give them a last day"),
    (MOVE, "Move them to another holder"),
    (LIMIT, "Change their limit"),
    (SOURCE, "Change words in their source"),
)
NEEDED = {
    END: ("last_day", "Enter the last day."),
    MOVE: ("holder", "Choose who holds them."),
    LIMIT: ("amount", "Enter the limit."),
    SOURCE: ("find", "Enter the words to be replaced."),
}


class BulkForm(PortalForm):
    """One change to the chosen rows; only what belongs to the kind of change is read."""

    kind = forms.ChoiceField(label="What is changed?", choices=KINDS, widget=forms.RadioSelect)
    last_day = DayField(label="Last day in force, for “Give them a last day”", required=False)
    holder = forms.ChoiceField(label="New holder, for “Move them”", required=False)
    amount = forms.CharField(
        label="Limit, for “Change their limit”",
        required=False,
        max_length=60,
        help_text="Such as £50k, or no limit. Rows with several limits are left as they are.",
    )
    find = forms.CharField(label="Words in the source", required=False, max_length=300)
    put = forms.CharField(label="Words in their place", required=False, max_length=300)
    reason = forms.CharField(
        label="Why are they changed?",
        help_text="Kept in the history of each row with your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        self._holders = {
            f"{kind}-{row.pk}": row
            for kind, model in (("committee", Committee), ("post", Post), ("body", Organisation))
            for row in offered(model.objects.all(), ask)
        }
        choices = [("", "Choose one"), *((key, str(row)) for key, row in self._holders.items())]
        self.fields["holder"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind = given.get("kind")
        if kind in NEEDED:
            name, text = NEEDED[kind]
            if not given.get(name) and name not in self.errors:
                self.add_error(name, text)
        if kind == LIMIT and given.get("amount"):
            said = read_money(given["amount"])
            if said.doubt or said.state not in (AMOUNT, NIL, UNLIMITED) or said.above is not None:
                self.add_error("amount", said.doubt or "Write one amount, such as £50k, or no limit.")
            given["limit"] = said.amount
        return given

    def change(self) -> BulkChange:
        given = self.cleaned_data
        row = self._holders.get(given["holder"])
        return BulkChange(
            kind=given["kind"],
            last_day=given["last_day"],
            holder=holder_facts(row) if row is not None else None,
            amount=given.get("limit"),
            find=given["find"],
            put=given["put"],
        )

    def typed(self) -> list[tuple[str, str]]:
        """What was sent, for a page that only asks whether it is meant."""
        names = [name for name in self.data if name.split("_day")[0] in self.fields or name in self.fields]
        days = [f"last_day_{part}" for part in ("day", "month", "year")]
        return [(n, str(self.data.get(n, ""))) for n in dict.fromkeys([*names, *days]) if n in self.data]


class CommentForm(PortalForm):
    text = forms.CharField(label="Your comment", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class ProposedEntryForm(EntryForm):
    """A row as somebody would have it, who does not keep the scheme."""

    why = forms.CharField(
        label="Why should it be so?", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )

    def prepare(self, ask: Ask) -> None:
        super().prepare(ask)
        for name in ("reason", "version"):
            self.fields.pop(name, None)

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        values, many = super().particulars()
        values.pop("why")
        return values, many


class ProposedRemovalForm(PortalForm):
    why = forms.CharField(
        label="Why should it be removed?", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class SendForm(PortalForm):
    """The last step of a proposal."""

    title = forms.CharField(label="Name of the proposal", max_length=200)
    grounds = forms.CharField(
        label="Why should the scheme be changed?", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )


class DecideForm(PortalForm):
    """Accept into a draft, or return with the reason."""

    draft = forms.ModelChoiceField(SchemeVersion.objects.none(), label="Draft", required=False)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    answer = forms.CharField(
        label="Answer", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, drafts: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["draft"].queryset = drafts  # type: ignore[attr-defined]
