"""Publishing the calendar of a committee: the dates of its public meetings, long before their papers."""

from __future__ import annotations

from typing import Any

from governance.foundation import clock
from governance.models import Committee
from reports.models import Publication
from reports.publication.actions import publish
from reports.publication.gather_calendar import calendar_draft


def publish_calendar(committee: Committee, *, by: Any, reason: str = "") -> Publication:
    """Publish the dates as they stand; those published before are superseded.

    Raises NotPermitted; RuleNotMet when it says what is published already.
    """
    return publish(calendar_draft(committee, on=clock.today()), subject=committee, by=by, reason=reason)
