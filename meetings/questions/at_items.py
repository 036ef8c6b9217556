"""Accepted questions and signed answers, told to packs and publication. Nothing of who sent them is read here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.foundation.words import day
from meetings.enums import ItemKind, QuestionCourse
from meetings.papers.facts import QuestionFacts
from meetings.papers.item_questions import contribute
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.questions.models import PublicQuestion, QuestionMove
from meetings.questions.selectors.moving import last_move, moves_from
from meetings.questions.selectors.settings import is_held_in_public


@contribute
def accepted(meeting: Meeting, items: Sequence[AgendaItem]) -> Mapping[int | None, tuple[QuestionFacts, ...]]:
    """Each at its item, else in the public forum. What is answered in writing stands at its item as well."""
    if not is_held_in_public(meeting):
        return {}
    rows = PublicQuestion.objects.filter(meeting=meeting, state="accepted").select_related("answer")
    found: dict[int | None, list[QuestionFacts]] = defaultdict(list)
    shown = {item.pk for item in items}
    forum = next((item.pk for item in items if item.kind == ItemKind.PUBLIC_FORUM), None)
    for row in rows.order_by("position", "number"):
        fallback = forum if row.course == QuestionCourse.MEETING else None
        found[row.item_id if row.item_id in shown else fallback].append(facts_of(row))
    for move in moves_from(meeting):
        found[move.item_id if move.item_id in shown else forum].append(moved_on(move))
    return {key: tuple(questions) for key, questions in found.items()}


def moved_on(move: QuestionMove) -> QuestionFacts:
    """At the meeting that it left: its words, and where it is taken now. Its answer stands there."""
    to = move.to_meeting
    when = f"on {day(to.date)}" if to.date else "that has no date yet"
    return replace(
        facts_of(move.question),
        course="moved",
        answer="",
        signed="",
        supplementary="",
        supplementary_answer="",
        moved=f"Not taken at this meeting. It is kept for the meeting {when}.",
    )


def facts_of(row: PublicQuestion) -> QuestionFacts:
    answer = getattr(row, "answer", None)
    move = last_move(row) if row.first_meeting_id else None
    is_signed = answer is not None and answer.state == "signed_off"
    return QuestionFacts(
        reference=row.reference,
        kind=str(row.kind),
        kind_label=row.get_kind_display(),
        course=str(row.course),
        title=row.title,
        text=row.wording,
        name=row.shown_name,
        signatures=row.signatures,
        answer=answer.text if is_signed and answer else "",
        signed=f"{answer.signed_name}, {day(answer.signed_at)}" if is_signed and answer else "",
        supplementary=row.supplementary if is_signed else "",
        supplementary_answer=row.supplementary_answer if is_signed else "",
        moved=f"Kept from the meeting on {day(move.from_meeting.date)}."
        if move and move.from_meeting.date
        else "",
    )
