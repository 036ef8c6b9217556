"""Input for the forward plan and for what stands on every agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from governance.enums import Openness
from governance.foundation.forms import DayField, PortalForm, UploadField
from governance.foundation.screens import Ask, EffectiveFilters, FilterForm, ScreenForm
from governance.models import Committee
from meetings.enums import ItemKind, PrivateReason
from meetings.planning.models import Meeting, PlanImport, PlannedItem, StandingItem
from meetings.planning.rules.plan import NAMES, month_of, month_words, months_between, next_month
from meetings.planning.rules.standing import READY_SETS
from meetings.planning.selectors.meetings import committees_open_for_planning
from meetings.planning.selectors.plan import Due

YEARS_BEFORE, YEARS_AFTER = 6, 3  # this one, in the choice of a year
NOT_TAKEN = "none"


def year_words(start: int) -> str:
    """April 2026 to March 2027."""
    return f"April {start} to March {start + 1}"


def year_of(day: date) -> int:
    """The year in whose April the financial year of this day begins."""
    return day.year if day.month >= 4 else day.year - 1


class GridFilters(FilterForm):
    """Above the grid: whose plan, which year, and who owns what."""

    q = None  # type: ignore[assignment]  # the owner is what is looked for here
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    year = forms.TypedChoiceField(label="Year", required=False, coerce=int, empty_value=None)
    owner = forms.CharField(label="Owner", required=False, max_length=100)

    def __init__(self, *args: Any, committees: Any, **options: Any) -> None:
        self.committees = committees
        super().__init__(*args, **options)

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["committee"].queryset = self.committees
        fields["committee"].empty_label = "The first with a plan"
        this = year_of(ask.on)
        years = range(this - YEARS_BEFORE, this + YEARS_AFTER + 1)
        fields["year"].choices = [("", "This year"), *((year, year_words(year)) for year in years)]


class PlanFilters(EffectiveFilters):
    """Above the list of planned items."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


def private_business(fields: dict[str, Any]) -> None:
    """Words of the two fields by which something is private."""
    fields["openness"].widget = forms.RadioSelect(choices=Openness.choices)
    fields["openness"].label = "Taken in"
    fields["private_reason"].label = "Why it is taken in private"
    fields["private_reason"].help_text = "Only where it is. These words are printed on the agenda."
    fields["private_reason"].choices = [("", "Taken in public"), *PrivateReason.choices]


class OfCommitteeForm(ScreenForm):
    """Offers the committees for which this person plans meetings."""

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        plannable = committees_open_for_planning(ask.user, ask.icb, on=ask.today)
        if self.instance.pk:
            plannable = (plannable | Committee.objects.filter(pk=self.instance.committee_id)).distinct()
        fields["committee"].queryset = plannable
        private_business(fields)
        if self.instance.pk is None:
            self.initial.setdefault("effective_from", ask.today)


class PlannedItemForm(OfCommitteeForm):
    months = forms.TypedMultipleChoiceField(
        label="Months",
        choices=[(number, NAMES[number - 1]) for number in (*range(4, 13), *range(1, 4))],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="One for what comes every year, every six or every three months; any number for chosen months.",
    )

    class Meta:
        model = PlannedItem
        fields = (
            *("committee", "title", "purposes", "owner_post", "owner_person", "source", "source_text"),
            *("function", "cycle", "months", "effective_from", "effective_to", "needs_paper", "minutes"),
            *("openness", "private_reason", "note"),
        )

    def prepare(self, ask: Ask) -> None:
        super().prepare(ask)
        fields: dict[str, Any] = self.fields
        fields["effective_from"].label = "On the plan from"
        fields["effective_to"].label = "On the plan until"
        fields["minutes"].label = "Minutes allowed"
        fields["note"].help_text = "For those who prepare the meetings."


class StandingItemForm(OfCommitteeForm):
    class Meta:
        model = StandingItem
        fields = (
            *("committee", "title", "kind", "position", "is_closing", "purposes", "lead", "minutes"),
            *("needs_paper", "for_public", "for_private", "for_workshop"),
            *("openness", "private_reason", "note", "source", "effective_from", "effective_to"),
        )
        help_texts: ClassVar[dict[str, str]] = {
            "title": "{last meeting} and {next meeting} stand for the days of those meetings.",
            "position": "Its place among what opens, or among what closes, the agenda.",
        }

    def prepare(self, ask: Ask) -> None:
        super().prepare(ask)
        fields: dict[str, Any] = self.fields
        by_itself = ItemKind.EXCLUSION  # comes with the first private item
        fields["kind"].choices = [(code, words) for code, words in ItemKind.choices if code != by_itself]


class ReadySetForm(PortalForm):
    """Which ready set a committee takes, and from when."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", empty_label="Choose one")
    ready = forms.ChoiceField(
        label="Agenda",
        choices=[(ready.key, ready.name) for ready in READY_SETS.values()],
        widget=forms.RadioSelect,
    )
    from_day = DayField(label="For meetings from")

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["committee"]
        field.queryset = committees_open_for_planning(ask.user, ask.icb, on=ask.today)
        self.initial.setdefault("from_day", ask.today)


def due_key(due: Due) -> str:
    """How a form names one occurrence: the item and the month in which it was due."""
    return f"{due.item.pk}:{due.occurrence.month.isoformat()}"


class MoveForm(PortalForm):
    """Several items at once to another month or meeting, with a reason."""

    due = forms.MultipleChoiceField(label="What is moved", widget=forms.CheckboxSelectMultiple)
    to = forms.ChoiceField(label="Moved to")
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}), max_length=500)

    def __init__(
        self, *args: Any, due: Iterable[Due], meetings: Sequence[Meeting], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.by_key = {due_key(one): one for one in due}
        self.meetings = {f"meeting:{meeting.pk}": meeting for meeting in meetings}
        fields: dict[str, Any] = self.fields
        fields["due"].choices = [(key, due_words(one)) for key, one in self.by_key.items()]
        months = months_between(month_of(today), next_month(month_of(today), 17))
        fields["to"].choices = [
            ("", "Choose one"),
            *((key, f"The meeting of {_day(meeting)}") for key, meeting in self.meetings.items()),
            *((month.isoformat(), month_words(month)) for month in months),
            (NOT_TAKEN, "Nowhere: not taken this time"),
        ]

    def chosen(self) -> list[Due]:
        return [self.by_key[key] for key in self.cleaned_data["due"]]

    def target(self) -> tuple[date | None, Meeting | None]:
        """(month, meeting) to which it is moved; neither when it is not taken this time."""
        to = self.cleaned_data["to"]
        if to in self.meetings:
            return None, self.meetings[to]
        return (None if to == NOT_TAKEN else date.fromisoformat(to)), None


def due_words(due: Due) -> str:
    one = due.occurrence
    moved = f" (due in {month_words(one.month)})" if one.is_moved else ""
    return f"{due.item.title}, {month_words(one.stands_in or one.month)}{moved}"


def _day(meeting: Meeting) -> str:
    assert meeting.date is not None
    return f"{meeting.date.day} {month_words(month_of(meeting.date))}"


class PlanImportForm(ScreenForm):
    upload = UploadField(
        label="Excel workbook with the plan",
        accept=".xlsx",
        help_text="As it is downloaded here, with a row of headings. Nothing is written before you apply it.",
    )

    class Meta:
        model = PlanImport
        fields = ("committee",)

    def prepare(self, ask: Ask) -> None:
        self.narrow_to(
            "committee", lambda rows: committees_open_for_planning(ask.user, ask.icb, on=ask.today)
        )
