"""Whether the form is offered, and whether what is sent by it can be taken (R185, LP57, LP58, LP62)."""

from __future__ import annotations

from datetime import datetime, timedelta

from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.words import moment
from meetings.questions.rules.settings import Occasion, Settings

QUESTION, PETITION = "question", "petition"
ANSWERED_AT = {"written": "for a written answer", "next_meeting": "for the next meeting"}
MINUTE = timedelta(minutes=1)


def check_offered(kind: str, settings: Settings, occasion: Occasion) -> Outcome:
    """May the public send one of this kind to this meeting at all? What is not set is said, never assumed."""
    plural = f"{kind}s".capitalize()
    if occasion.state == "cancelled":
        return not_met("question.meeting_cancelled", "This meeting was cancelled.")
    if occasion.is_over or occasion.state == "held":
        return not_met(
            "question.meeting_over", f"This meeting is over. {plural} can be sent for the next one."
        )
    if not occasion.is_public:
        return not_met("question.not_public", f"{plural} are taken at meetings in public only.", "R185")
    refused = _check_petitions(settings) if kind == PETITION else _check_questions(settings, occasion)
    if refused is not None:
        return refused
    if settings.keep_days is None:
        return not_met(
            "question.keeping_not_set",
            "The form is not open: it is not set how long the details of people who write would be kept.",
        )
    if occasion.closes_at is None and occasion.why_unknown:
        return not_met(
            "question.closing_not_known", f"The form is not open yet. {occasion.why_unknown}", "LP58"
        )
    if occasion.closes_at is None:
        return not_met(
            "question.closing_not_set", f"The form is not open: no closing day for {kind}s is set.", "LP58"
        )
    return met("question.offered", clause="LP57")


def _check_questions(settings: Settings, occasion: Occasion) -> Outcome | None:
    if not settings.taken:
        return not_met(
            "question.not_set",
            "It is not set whether this committee takes questions from the public.",
            "LP57",
        )
    if settings.taken == "no":
        return not_met("question.not_taken", "This committee takes no questions from the public.", "LP57")
    if settings.taken == "forum" and not occasion.has_forum:
        return not_met(
            "question.no_forum",
            "Questions are taken in the public forum, and this meeting has none on its agenda.",
            "R185",
        )
    return None


def _check_petitions(settings: Settings) -> Outcome | None:
    if not settings.petitions:
        return not_met("petition.not_set", "It is not set whether this committee takes petitions.", "LP62")
    if settings.petitions == "no":
        return not_met("petition.not_taken", "This committee takes no petitions.", "LP62")
    return None


def check_in_time(settings: Settings, closes_at: datetime | None, at: datetime) -> Outcome:
    """In time for the meeting, or late. A late one is met with `details["course"]` where the settings take it."""
    if closes_at is not None and at < closes_at + MINUTE:
        return met("question.in_time", clause="LP57", course="meeting")
    when = f" The last moment was {moment(closes_at)}." if closes_at else ""
    if settings.late in ANSWERED_AT:
        words = f"It is too late for this meeting.{when} You can still send it {ANSWERED_AT[settings.late]}."
        return met("question.late", words, "LP57", course=settings.late)
    return not_met("question.too_late", f"It is too late for this meeting.{when}", "LP57")


def words_in(text: str) -> int:
    return len(text.split())


def check_length(text: str, settings: Settings) -> Outcome:
    """No longer than the settings say, in words."""
    count, most = words_in(text), settings.most_words
    if most is None or count <= most:
        return met("question.length")
    return not_met(
        "question.too_long",
        f"Your question has {count} words. The most is {most}: please shorten it.",
        "LP57",
        field="text",
    )


def check_person(asked: int, settings: Settings) -> Outcome:
    """`asked` counts what this person asked of the meeting and was not refused."""
    most = settings.per_person
    if most is None or asked < most:
        return met("question.person")
    said = "one question" if most == 1 else f"{most} questions"
    return not_met(
        "question.enough_of_person",
        f"One person may ask {said} at a meeting. There is no more room for one from this e-mail address.",
        "LP57",
        field="email",
    )


def check_room(asked: int, settings: Settings) -> Outcome:
    """`asked` counts the questions for the meeting that are confirmed and were not refused."""
    most = settings.per_meeting
    if most is None or asked < most:
        return met("question.room")
    said = "one question" if most == 1 else f"{most} questions"
    return not_met("question.meeting_full", f"This meeting takes {said}, and has that many already.", "LP57")


def check_item(*, is_chosen: bool, settings: Settings) -> Outcome:
    if is_chosen or not settings.about_agenda:
        return met("question.item")
    return not_met(
        "question.not_on_agenda",
        "A question must be about something on the agenda. Choose the item that yours is about.",
        "LP57",
        field="item",
    )


def check_signatures(count: int, settings: Settings) -> Outcome:
    least = settings.signatures
    if least is None or count >= least:
        return met("petition.signatures")
    return not_met(
        "petition.too_few",
        f"A petition needs {least} signatures at least. Yours has {count}.",
        "LP62",
        field="signatures",
    )


def left_words(asked: int, settings: Settings) -> str:
    """Two of five questions are still free · This meeting has all the five questions it takes."""
    most = settings.per_meeting
    if most is None:
        return ""
    left = max(most - asked, 0)
    if not left:
        return f"This meeting has all the {most} questions that it takes."
    return f"This meeting takes {most} question{'s' if most != 1 else ''}; {left} can still be asked."


def slot_words(accepted: int, settings: Settings) -> str:
    """7 accepted, about 21 of 15 minutes."""
    said = f"{accepted} accepted"
    if settings.each is not None and settings.slot is not None:
        return f"{said}, about {accepted * settings.each} of {settings.slot} minutes"
    if settings.slot is not None:
        return f"{said} for {settings.slot} minutes"
    return said


def check_slot(accepted: int, settings: Settings) -> Outcome:
    """Does what was accepted fit the time for questions? To look at, not to stop at."""
    if settings.each is None or settings.slot is None or accepted * settings.each <= settings.slot:
        return met("question.slot")
    return not_met(
        "question.slot_overrun",
        f"The accepted questions need about {accepted * settings.each} minutes, and there are {settings.slot}.",
        "LP57",
    )
