"""When something may be published: pure functions over plain facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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


def check_scheme_publishable(*, state: str, state_words: str) -> Outcome:
    """A scheme is published once a named body has adopted it; a draft is nobody's but those who write it (LP27)."""
    if state == "adopted":
        return met("publication.publishable", clause="LP27")
    return not_met(
        "publication.not_adopted",
        f"Only an adopted version is published. The state of this one is: {state_words.lower()}.",
        clause="LP27",
    )


def check_address_free(*, owner: str | None, subject: str) -> Outcome:
    """Two versions with one label would stand at one address."""
    if owner in (None, subject):
        return met("publication.address_free")
    return not_met(
        "publication.address_taken",
        "Another published version already stands at the address of this one. Give one of the schemes another title.",
    )


def check_content_new(*, published: Mapping[str, Any] | None, draft: Mapping[str, Any]) -> Outcome:
    """The same as `check_something_new` before the files are made: they follow from the content."""
    if published != draft:
        return met("publication.something_new")
    return not_met("publication.nothing_new", "Nothing has changed since this was last published.")


def check_decision_publishable(*, is_recorded: bool, is_private: bool, held_in_public: bool) -> Outcome:
    """A recorded decision at a public item of a meeting held in public, or between meetings (R193, G1)."""
    if not is_recorded:
        return not_met(
            "publication.not_recorded",
            "Only a recorded decision is published. Record it first.",
            clause="R191",
        )
    if is_private:
        return not_met(
            "publication.private_business",
            "It was taken in private. It is published once it is released.",
            clause="R193",
        )
    if not held_in_public:
        return not_met(
            "publication.not_a_public_meeting",
            "This meeting is not held in public. Only decisions of public meetings are published.",
            clause="R193",
        )
    return met("publication.publishable", clause="R193")


def check_minutes_publishable(*, went_out: bool, held_in_public: bool) -> Outcome:
    """Minutes of a public meeting that went to the members at least: as a draft, then as approved (LP78, R193)."""
    if not held_in_public:
        return not_met(
            "publication.not_a_public_meeting",
            "This meeting is not held in public. Minutes of such meetings are not published.",
            clause="R193",
        )
    if not went_out:
        return not_met(
            "publication.minutes_not_out",
            "The minutes have not gone to the members yet. Circulate them first.",
            clause="LP78",
        )
    return met("publication.publishable", clause="R193")


def withdrawn_before() -> Outcome:
    """What was taken off the public site is put back on purpose only."""
    return not_met("publication.withdrawn", "It was withdrawn. Publish it again from its own page.")
