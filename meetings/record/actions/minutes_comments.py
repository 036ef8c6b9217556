"""Members comment on what was circulated; whoever keeps the minutes answers each comment (P11)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.outcome import not_met
from meetings.conduct.actions.common import RIGHT
from meetings.lifecycles import MINUTE_COMMENT_LIFECYCLE
from meetings.record.models.minutes import MinuteComment, MinuteEntry
from meetings.record.rules import minutes as rules
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import is_private, key_of


@transaction.atomic
def comment_on(entry: MinuteEntry, *, text: str, by: Any, on_private: bool = False) -> MinuteComment:
    """Say something about one entry. On a private item, or `on_private`, only who reads the private text does.

    Raises NotPermitted, or RuleNotMet for who was not there, too late, or before the circulation.
    """
    minutes, today = entry.minutes, clock.today()
    private = on_private or (entry.item is not None and is_private(entry.item))
    if private and key_of(entry) not in selectors.private_keys(minutes.meeting, by, on=today):
        allow(
            not_met("minutes.comment.private", "The private text of this item is not for you to read.", "R9")
        )
    obey(selectors.may_comment(minutes, by, on=today))
    own = selectors.own_attendance(minutes.meeting, by)
    row = MinuteComment(
        entry=entry, author=by, name=str(own), text=text.strip(), is_private=private, made_at=clock.now()
    )
    return actions.create(
        row,
        by=by,
        permission=Permission.VIEW_MEETING,
        event="minute_comment.made",
        summary=f"{own} commented on the draft minutes of {minutes.meeting}",
    )


@transaction.atomic
def answer_comment(
    comment: MinuteComment, *, taken: bool, answer: str, by: Any, expected_version: int | None = None
) -> MinuteComment:
    """Taken, or not taken with the reason; the text itself is changed where it stands."""
    move = "take" if taken else "decline"
    allow(selectors.may_keep(comment.entry.minutes.meeting, by, on=clock.today()))
    return actions.update(
        comment,
        {"state": MINUTE_COMMENT_LIFECYCLE.transition(move).target, "answer": answer.strip()},
        by=by,
        permission=RIGHT,
        event="minute_comment.answered",
        summary=f"A comment of {comment.name} on the draft minutes was {'taken' if taken else 'not taken'}",
        expected_version=expected_version,
        rules=[
            MINUTE_COMMENT_LIFECYCLE.check(comment.state, move),
            rules.check_answer(taken=taken, answer=answer),
        ],
    )
