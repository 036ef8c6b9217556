"""Words and tags of papers that are asked of authors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from governance.foundation.screens import Tag
from governance.foundation.words import day
from meetings.papers.models import Commission, Submission
from meetings.papers.selectors.commissions import Asked

COLOURS = {"asked": "yellow", "accepted": "blue", "draft_in": "green", "withdrawn": "grey"}
SENT_COLOURS = {"waiting": "yellow", "taken_in": "green", "set_aside": "grey"}


def is_in(commission: Commission) -> bool:
    """Said to be in, or on its way further."""
    return commission.state == "draft_in" or commission.paper.state != "draft"


def is_late(commission: Commission, *, today: date) -> bool:
    return commission.state in ("asked", "accepted") and not is_in(commission) and commission.due_on < today


def commission_tags(commission: Commission, *, today: date) -> list[Tag]:
    """Where it stands, and whether it is late."""
    if commission.state != "withdrawn" and is_in(commission):
        return [Tag("Draft is in", "green")]
    tags = [Tag(commission.get_state_display(), COLOURS[commission.state])]
    return [*tags, Tag("Late", "red")] if is_late(commission, today=today) else tags


def due_words(commission: Commission, *, today: date) -> str:
    """Due on 4 March 2026, in 3 days."""
    days = (commission.due_on - today).days
    if is_in(commission) or commission.state == "withdrawn":
        return day(commission.due_on)
    if days == 0:
        return f"{day(commission.due_on)}, today"
    counted = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{day(commission.due_on)}, {f'in {counted}' if days > 0 else f'{counted} ago'}"


def way_words(row: Asked) -> str:
    """How the author sends it."""
    commission = row.commission
    if commission is None:
        return ""
    if row.link is not None:
        return f"By link until {day(row.link.expires_on)}"
    if commission.author is not None and commission.author.user_id:
        return "Signed in"
    return "No link stands"


def counts(rows: Sequence[Asked], *, today: date) -> str:
    """5 papers: 3 asked for, 1 in, 1 late, 2 not asked yet."""
    asked = [row.commission for row in rows if row.commission is not None]
    found = [
        (len(asked), "asked for"),
        (sum(is_in(one) for one in asked), "in"),
        (sum(is_late(one, today=today) for one in asked), "late"),
        (len(rows) - len(asked), "not asked for yet"),
    ]
    papers = f"{len(rows)} {'paper' if len(rows) == 1 else 'papers'}"
    return f"{papers}: {', '.join(f'{number} {words}' for number, words in found if number)}."


def sent_rows(submissions: Sequence[Submission]) -> list[dict[str, Any]]:
    """What was sent, with what the check found."""
    return [
        {
            "row": one,
            "how": f"by link, name as given: {one.name}" if one.link_id else f"signed in: {one.name}",
            "tag": Tag(one.get_state_display(), SENT_COLOURS[one.state]),
            "findings": [finding["message"] for finding in one.file.inspection.get("findings", [])],
        }
        for one in submissions
    ]
