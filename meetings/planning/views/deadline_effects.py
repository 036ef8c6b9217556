"""Before a meeting is moved or cancelled: which deadlines move, which are past already, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from governance.foundation.screens import Ask, present
from meetings.planning import deadline_presenters as presenters
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadline_moves import (
    Concerned,
    Move,
    matters,
    moves,
    recorded_occasion,
    told_of,
)
from meetings.planning.selectors.deadline_rules import Occasion


@dataclass(frozen=True)
class Effect:
    """What a change does; `mark` tells one change from another, so that a page answers for what it showed."""

    moves: Sequence[Move]
    people: Sequence[Concerned]
    mark: str
    table: present.Table

    @property
    def past(self) -> int:
        return sum(move.is_past for move in self.moves)


def effect_of(meeting: Meeting, after: Occasion | None, ask: Ask) -> Effect | None:
    """What it does to the deadlines when the meeting becomes `after`, or (None) is cancelled. None: nothing that
    somebody still works by."""
    before = recorded_occasion(meeting)
    if after == before:
        return None
    found = moves(meeting, before, after, on=ask.today, at=presenters.moment_of(ask))
    if not matters(found, today=ask.today):
        return None
    people = told_of(meeting, before, after, on=ask.today, by=ask.user)
    table = present.table(
        "Deadlines that change", presenters.MOVE_COLUMNS, found, ask=ask, url_name="", empty=""
    )
    return Effect(found, people, mark_of(after), table)


def mark_of(after: Occasion | None) -> str:
    if after is None:
        return "cancelled"
    committees = "-".join(str(committee.pk) for committee in after.committees)
    return f"{after.date or 'tbc'}.{after.kind}.{committees}"


def occasion_asked_for(values: dict[str, Any]) -> Occasion:
    """The occasion that the cleaned values of the meeting's form describe."""
    held_by = values.get("committees") or [values["lead_committee"]]
    return Occasion(values["date"], values["kind"], tuple(held_by))


class ShowsEffectFirst:
    """For the page that changes a meeting: deadlines that move are shown on a page of their own, then it is saved."""

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        meeting = self.opened(pk)  # type: ignore[attr-defined]
        form = self.form_class(request.POST, request.FILES, instance=meeting, ask=self.ask)  # type: ignore[attr-defined]
        if "back" in request.POST:
            return self.answer(meeting, form)  # type: ignore[attr-defined]
        if form.is_valid():
            effect = effect_of(meeting, occasion_asked_for(form.cleaned_data), self.ask)  # type: ignore[attr-defined]
            if effect is not None and request.POST.get("seen") != effect.mark:
                return self.show_effect(meeting, effect)
        return super().post(request, pk)  # type: ignore[misc]

    def show_effect(self, meeting: Meeting, effect: Effect) -> HttpResponse:
        kept = [
            (name, value)
            for name, values in self.request.POST.lists()  # type: ignore[attr-defined]
            if name not in ("csrfmiddlewaretoken", "seen", "back")
            for value in values
        ]
        context = {"meeting": meeting, "effect": effect, "kept": kept}
        return self.page("meetings/planning/deadline_effect.jinja", context)  # type: ignore[attr-defined]
