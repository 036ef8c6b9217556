"""Publishing recorded decisions: one by one, or all of a meeting at once. What was decided is told as it was frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Q

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.actions import allow, obey
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from meetings.conduct.models import Decision
from meetings.models import Meeting
from meetings.planning.selectors.together import may_service
from reports.models import Publication
from reports.publication.actions import put_out
from reports.publication.gather_decision import decision_draft, decision_key, publicity
from reports.publication.rules import check_something_new, withdrawn_before
from reports.publication.selectors import current, series
from reports.publication.shapes import Draft

RELATED = "A decision that belongs to it was published."


@dataclass(frozen=True)
class DecisionToPublish:
    """One recorded decision: what would go out, what the public reads of it now, and whether it may go out."""

    decision: Decision
    draft: Draft
    published: Publication | None
    outcome: Outcome

    @property
    def is_kept_back(self) -> bool:
        """Not for the public; not merely nothing new."""
        return not publicity(self.decision).ok


def to_publish(decision: Decision) -> DecisionToPublish:
    """Of a recorded decision."""
    draft, published = decision_draft(decision), current(decision_key(decision))
    outcome = first_not_met(
        publicity(decision),
        check_something_new(
            published_hash=published.content_hash if published else None, draft_hash=draft.content_hash
        ),
    )
    return DecisionToPublish(decision, draft, published, outcome)


def decisions_to_publish(meeting: Meeting) -> list[DecisionToPublish]:
    """Every recorded decision of a meeting, in the order in which they were made."""
    rows = Decision.objects.filter(meeting=meeting, state="recorded").order_by("decided_at", "pk")
    found = rows.select_related("committee__icb__organisation", "item", "place")
    return [_not_once_withdrawn(to_publish(row)) for row in found]


def _not_once_withdrawn(found: DecisionToPublish) -> DecisionToPublish:
    """What was withdrawn goes out again only by itself, never along with others."""
    if found.published is not None or not found.outcome.ok:
        return found
    last = next(iter(series(decision_key(found.decision))), None)
    was_withdrawn = last is not None and last.state == "withdrawn"
    return replace(found, outcome=withdrawn_before()) if was_withdrawn else found


def may_publish_decision(decision: Decision, user: Any) -> Outcome:
    """Who publishes for the committee whose decision it is, or services the meeting at which it was made."""
    on = clock.today()
    if decision.meeting is not None:
        return may_service(decision.meeting, user, Permission.PUBLISH, on=on)
    return can(user, Permission.PUBLISH, decision.committee, on=on)


@transaction.atomic
def publish_decision(decision: Decision, *, by: Any, reason: str = "") -> Publication:
    """Publish one decision, and anew those published ones whose pages name it by now.

    Raises NotPermitted; RuleNotMet when it is private, or when nothing has changed.
    """
    allow(may_publish_decision(decision, by))
    found = to_publish(decision)
    obey(found.outcome)
    made = put_out(found.draft, by=by, reason=reason)
    _refresh_related(decision, by=by)
    return made


@transaction.atomic
def publish_decisions_of(meeting: Meeting, *, by: Any, reason: str = "") -> list[Publication]:
    """Publish every decision of a meeting that may be public and says something new; all or none.

    Raises NotPermitted; RuleNotMet with the reason of the first when there is none.
    """
    allow(may_service(meeting, by, Permission.PUBLISH, on=clock.today()))
    found = decisions_to_publish(meeting)
    ready = [row for row in found if row.outcome.ok]
    if not ready:
        obey(first_not_met(*(row.outcome for row in found), publicity(Decision(meeting=meeting))))
    made = [put_out(row.draft, by=by, reason=reason) for row in ready]
    for row in ready:
        _refresh_related(row.decision, by=by)
    return made


def _refresh_related(decision: Decision, *, by: Any) -> None:
    """Those that are public and name this one say so from now on: what it corrects, ratifies, or hangs on it."""
    related = Decision.objects.filter(
        Q(corrected_by=decision)
        | Q(ratified_by=decision)
        | Q(depends_on=decision)
        | Q(corrects=decision)
        | Q(ratifies=decision)
    )
    for other in related.filter(state="recorded"):
        found = to_publish(other)
        if found.published is not None and found.outcome.ok:
            put_out(found.draft, by=by, reason=RELATED)
