"""Words, tags and rows of questions and petitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Tag
from meetings.enums import QuestionCourse
from meetings.planning.deadline_presenters import due_words, rule_words
from meetings.planning.selectors.deadlines import MeetingDeadline
from meetings.questions.models import PublicQuestion
from meetings.questions.rules.answers import due_state
from meetings.questions.rules.keeping import kept_words
from meetings.questions.rules.offering import left_words, slot_words
from meetings.questions.rules.settings import Settings

COLOURS = {
    "received": "grey",
    "confirmed": "yellow",
    "accepted": "green",
    "refused": "red",
    "merged": "blue",
    "withdrawn": "grey",
}
DUE_TAGS = {
    "done": Tag("Answered", "green"),
    "open": Tag("No day set", "grey"),
    "late": Tag("Late", "red"),
    "soon": Tag("Due soon", "yellow"),
    "ahead": Tag("Ahead", "blue"),
}


def tags(question: PublicQuestion, *, today: date) -> list[Tag]:
    """Where it stands, which way it takes, and how its answer stands."""
    found = [Tag(question.get_state_display(), COLOURS[question.state])]
    if question.course != QuestionCourse.MEETING:
        found.append(Tag(question.get_course_display(), "purple"))
    if question.state == "accepted":
        found.append(answer_tag(question, today=today))
    return found


def answer_tag(question: PublicQuestion, *, today: date) -> Tag:
    answer = getattr(question, "answer", None)
    signed = answer is not None and answer.state == "signed_off"
    if answer is not None and answer.text and not signed:
        return Tag("Answer to be signed off", "yellow")
    return DUE_TAGS[due_state(answer.due_on if answer else None, is_signed=signed, today=today)]


def words_of(question: PublicQuestion, *, sees_sent: bool) -> str:
    """The published wording; before there is one, what was sent, for those who may read it."""
    if question.wording:
        return f"{question.title}: {question.wording}" if question.title else question.wording
    sent = sent_of(question)
    if sent is None or not sees_sent:
        return "The wording is being looked at."
    return f"{sent.title}: {sent.text}" if sent.title else sent.text


def sent_of(question: PublicQuestion) -> Any:
    """What was sent, or None once it was removed."""
    return getattr(question, "sent", None)


def place_words(question: PublicQuestion, *, has_forum: bool) -> str:
    """3 Winter plan · Public forum."""
    if question.item is not None:
        return str(question.item)
    if question.course != QuestionCourse.MEETING:
        return "Not at this meeting"
    return "Public forum" if has_forum else "Nowhere on the agenda yet"


@dataclass
class Groups:
    """The questions of a meeting by what is to be done with them."""

    waiting: list[PublicQuestion] = field(default_factory=list)
    accepted: list[PublicQuestion] = field(default_factory=list)
    over: list[PublicQuestion] = field(default_factory=list)
    unconfirmed: list[PublicQuestion] = field(default_factory=list)


def grouped(rows: Sequence[PublicQuestion]) -> Groups:
    groups = Groups()
    places = {"received": groups.unconfirmed, "confirmed": groups.waiting, "accepted": groups.accepted}
    for row in rows:
        places.get(row.state, groups.over).append(row)
    return groups


def count_words(rows: Sequence[PublicQuestion], settings: Settings) -> str:
    """3 to be looked at. 7 accepted, about 21 of 15 minutes."""
    waiting = sum(row.state == "confirmed" for row in rows)
    taken = [row for row in rows if row.state == "accepted" and row.course == QuestionCourse.MEETING]
    accepted = sum(not row.is_petition for row in taken)
    petitions = len(taken) - accepted
    said = f"{waiting} to be looked at. {slot_words(accepted, settings)}."
    if petitions:
        minutes = settings.petition_minutes
        about = f", about {petitions * minutes} minutes" if minutes else ""
        said += f" {petitions} petition{'s' if petitions != 1 else ''}{about}."
    return said


def closing_words(closing: MeetingDeadline | None) -> str:
    """Friday 20 March 2026, by 2pm (the Friday before the meeting, by 2pm)."""
    if closing is None:
        return "Not set"
    return f"{due_words(closing.due)} ({rule_words(closing.due.applied)})"


def rules_of_asking(kind: str, settings: Settings, asked: int) -> list[str]:
    """What somebody who writes should know, one rule a line."""
    lines = []
    if settings.askers:
        lines.append(settings.askers)
    if kind == "petition":
        if settings.signatures:
            lines.append(f"A petition needs {settings.signatures} signatures at least.")
        if settings.petition_minutes:
            lines.append(f"Whoever presents it has {settings.petition_minutes} minutes.")
        return lines
    if settings.about_agenda:
        lines.append("Your question must be about an item on the agenda.")
    if settings.per_person:
        plural = "s" if settings.per_person != 1 else ""
        lines.append(f"One person may ask {settings.per_person} question{plural}.")
    if left := left_words(asked, settings):
        lines.append(left)
    if settings.slot:
        lines.append(f"There are {settings.slot} minutes for questions.")
    if settings.answer_days:
        counted = {"working": "working ", "clear": "clear ", "clear_working": "clear working "}
        unit = f"{counted.get(settings.answer_count, '')}days"
        lines.append(
            f"What is not answered at the meeting is answered within {settings.answer_days} {unit} of it."
        )
    return lines


def use_of_details(settings: Settings) -> list[str]:
    """What happens with name and address, one idea a line."""
    kept = kept_words(settings.keep_days or 0)
    return [
        "Your question, its answer and the name that you choose above are published with the meeting, and stay.",
        "Your e-mail address is used to write to you about this, and for nothing else. It is never published.",
        f"Your details and what you sent are removed {kept}.",
    ]


def own_state(question: PublicQuestion) -> str:
    """Where it stands, for whoever sent it."""
    meeting = question.meeting.title
    return {
        "received": "Your e-mail address is not confirmed yet.",
        "confirmed": "Your address is confirmed. It is looked at next, and you are told by mail.",
        "accepted": _accepted_words(question, meeting),
        "refused": "It was not accepted.",
        "merged": "It is answered together with another that asks the same.",
        "withdrawn": "It was withdrawn. Nothing more happens with it.",
    }[question.state]


def _accepted_words(question: PublicQuestion, meeting: str) -> str:
    return {
        "meeting": f"It was accepted, and is taken at the meeting of {meeting}.",
        "written": "It was accepted, and is answered in writing.",
        "next_meeting": "It was accepted, and is kept for the next meeting.",
    }[question.course]


def history_words(question: PublicQuestion) -> list[tuple[str, str]]:
    """Sent, confirmed."""
    rows = [("Sent", words.moment(question.sent_at))]
    if question.confirmed_at:
        rows.append(("Address confirmed", words.moment(question.confirmed_at)))
    return rows
