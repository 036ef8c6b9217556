"""When something may be published: pure functions over plain facts."""

from __future__ import annotations

from collections.abc import Sequence

from governance.foundation.outcome import Outcome, met, not_met


def check_something_new(*, published_hash: str | None, draft_hash: str) -> Outcome:
    """A version that says what the last one said would only confuse who cites it."""
    if published_hash != draft_hash:
        return met("publication.something_new")
    return not_met("publication.nothing_new", "Nothing has changed since this was last published.")


def check_reason_given(reason: str, *, verb: str) -> Outcome:
    """The reason is printed at the old address."""
    if reason.strip():
        return met("publication.reason_given")
    return not_met("publication.reason_missing", f"Say why you {verb} this.", field="reason")


def check_meeting_publishable(*, is_public_meeting: bool, problems: Sequence[str]) -> Outcome:
    """Public papers of public meetings only (R193), and never half a pack."""
    if not is_public_meeting:
        return not_met(
            "publication.not_a_public_meeting",
            "This meeting is not held in public. Only public meetings are published.",
            clause="R193",
        )
    if problems:
        return not_met(
            "publication.incomplete",
            "This meeting cannot be published yet.",
            clause="R193",
            problems=list(problems),
        )
    return met("publication.publishable", clause="R193")
