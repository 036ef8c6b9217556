"""Who reads one paper, by name: shared with a person until a date, or withheld from one. Withholding wins (R9)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.permissions import require
from meetings.papers.models import Paper, PaperUserObjectPermission, PaperWithholding
from meetings.planning.actions.exceptions import end_share, share
from membership.models import Person


def share_paper(*, paper: Paper, with_user: Any, until: date, reason: str, by: Any) -> models.Model:
    """Let one person read this paper, draft or not, from today to `until`, both included."""
    _may_decide(paper, by)
    return share(
        PaperUserObjectPermission, paper, "view_paper", with_user=with_user, until=until, reason=reason, by=by
    )


def end_paper_share(share_row: PaperUserObjectPermission, *, reason: str, by: Any) -> models.Model:
    _may_decide(share_row.content_object, by)
    return end_share(share_row, reason=reason, by=by)


def withhold_paper(
    *, paper: Paper, person: Person, reason: str, by: Any, until: date | None = None
) -> PaperWithholding:
    """Keep this paper from this person from today, whatever roles they hold; open-ended unless `until` is given."""
    row = PaperWithholding(
        paper=paper, person=person, reason=reason, effective_from=clock.today(), effective_to=until
    )
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="paper.withheld",
        summary=f"Withheld the paper “{paper.title}” from {person}",
        reason=reason,
    )


def end_withholding(row: PaperWithholding, *, reason: str, by: Any) -> PaperWithholding:
    """The paper is no longer withheld: yesterday was the last day. One that began today never held."""
    yesterday = clock.today() - timedelta(days=1)
    return actions.update(
        row,
        {"effective_from": min(row.effective_from, yesterday), "effective_to": yesterday},
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="paper.withholding_ended",
        summary=f"No longer withheld: “{row.paper.title}” from {row.person}",
        reason=reason,
    )


def _may_decide(paper: Paper, by: Any) -> None:
    """Sharing a private paper asks for the right to private business as well."""
    require(by, Permission.CHANGE_AGENDA, paper)
    if paper.is_private:
        require(by, Permission.VIEW_PRIVATE, paper)
