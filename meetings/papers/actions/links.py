"""Links by which one paper may be sent: made and ended, with their lines in the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, clock
from meetings.papers.models import Commission, UploadLink
from meetings.papers.rules.commissions import check_last_day


def make_link(commission: Commission, *, expires_on: date, by: Any) -> UploadLink:
    """A link until a day. Runs in the transaction of the act it belongs to."""
    return actions.create(
        UploadLink(commission=commission, expires_on=expires_on),
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="commission.link_given",
        summary=f"Gave a link to send “{commission.paper.title}” until {expires_on:%d.%m.%Y}",
        rules=[check_last_day(expires_on, today=clock.today())],
    )


def end_links(commission: Commission, *, by: Any, reason: str) -> None:
    """Every link that stands ends at once."""
    for link in UploadLink.objects.filter(commission=commission, is_revoked=False):
        actions.update(
            link,
            {"is_revoked": True},
            by=by,
            permission=Permission.CHANGE_AGENDA,
            event="commission.link_ended",
            summary=f"Ended the link to send “{commission.paper.title}”",
            reason=reason,
        )
