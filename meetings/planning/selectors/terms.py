"""What the terms of reference and the standing orders say to the rules of the calendar (R157)."""

from __future__ import annotations

from datetime import date

from governance.models import Committee, StandingOrders, TermsOfReference
from meetings.planning.rules.facts import MeetingTerms


def terms_in_force(committee: Committee, *, on: date) -> TermsOfReference | None:
    """The version of the terms of reference in force on that day."""
    return TermsOfReference.objects.filter(committee=committee).in_force(on).first()


def meeting_terms(committee: Committee, *, on: date) -> MeetingTerms:
    """What is not set by the committee is inherited from the ICB's standing orders; unset in both stays unset."""
    own = terms_in_force(committee, on=on)
    orders = StandingOrders.objects.filter(icb_id=committee.icb_id).in_force(on).first()

    rows = [row for row in (own, orders) if row is not None]

    def first_set(name: str) -> object:
        values = (getattr(row, name) for row in rows)
        return next((value for value in values if value not in ("", None)), None)

    return MeetingTerms(
        meets_in_public=str(first_set("meets_in_public") or ""),
        public_minutes=first_set("public_meeting_minutes"),  # type: ignore[arg-type]
        private_minutes=first_set("private_meeting_minutes"),  # type: ignore[arg-type]
        forum_minutes=first_set("public_forum_minutes"),  # type: ignore[arg-type]
        frequency=str(first_set("meeting_frequency") or ""),
        aligned_with=str((own and (own.aligned_with or own.aligned_with_name)) or ""),
        aligned_days=own.aligned_days if own else 0,
        source=next((row.source for row in rows if row.source), ""),
    )
