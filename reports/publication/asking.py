"""Which forms the published page of a meeting leads to, with their closing time in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from governance.foundation import clock
from meetings.models import Meeting
from meetings.questions.presenters import closing_words
from meetings.questions.rules.offering import check_offered
from meetings.questions.selectors.settings import closing_of, occasion_of, settings_of


def asking(meeting: Meeting, *, on: date) -> tuple[dict[str, str], ...]:
    """({"kind": "question", "closes": "Friday 20 March 2026, by 2pm (…)"}, …); empty where nothing is taken."""
    now = clock.now()
    # Whether the meeting is over is for the page to know, or every snapshot would change on the day after.
    occasion = replace(occasion_of(meeting, on=on, at=now), is_over=False)
    if occasion.state == "held":
        occasion = replace(occasion, state="issued")
    settings = settings_of(meeting, on=on)
    kinds = [kind for kind in ("question", "petition") if check_offered(kind, settings, occasion).ok]
    if not kinds:
        return ()
    closes = closing_words(closing_of(meeting, on=on, at=now))
    return tuple({"kind": kind, "closes": closes} for kind in kinds)
