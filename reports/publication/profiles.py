"""Publishing the page of an ICB, a place or a committee: quick enough to be done at once."""

from __future__ import annotations

from typing import Any

from governance.foundation import clock
from reports.models import Publication
from reports.publication.actions import publish
from reports.publication.gather_profiles import profile_draft


def publish_profile(subject: Any, *, by: Any, reason: str = "") -> Publication:
    """Publish the page of `subject` (an ICB, a place or a committee) as it stands today.

    Raises NotPermitted; RuleNotMet when it says what is published already.
    """
    return publish(profile_draft(subject, on=clock.today()), subject=subject, by=by, reason=reason)
