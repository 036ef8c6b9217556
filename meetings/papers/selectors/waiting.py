"""What waits for somebody's own signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.models import IntegratedCareBoard
from meetings.papers.models import Paper
from meetings.papers.selectors.papers import submitted
from meetings.papers.selectors.signing import Line, hands, progress, signs_as
from membership.models import Person


@dataclass(frozen=True)
class ToSign:
    """A paper to sign: the step of its route, None where one signature is enough; for whom, when somebody is away."""

    paper: Paper
    line: Line | None = None
    for_whom: Person | None = None


def awaiting_signature(user: Any, icb: IntegratedCareBoard, *, on: date) -> list[ToSign]:
    """Papers that wait for this person now, those of the nearest meeting first."""
    papers = list(submitted(user, icb, on=on))
    lines = progress(papers, on=on)
    return [row for paper in papers for row in _mine(paper, lines.get(paper.pk, []), user, on=on)]


def _mine(paper: Paper, lines: list[Line], user: Any, *, on: date) -> list[ToSign]:
    if not lines:
        return [ToSign(paper)] if can(user, Permission.SIGN_OFF_PAPER, paper, on=on).ok else []
    found = zip(lines, hands(paper, lines, user, on=on), strict=True)
    return [
        ToSign(paper, line, (signs_as(line, user) or (None,))[0]) for line, hand in found if hand.may_sign
    ]
