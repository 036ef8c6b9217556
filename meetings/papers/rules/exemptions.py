"""What a statute asks of whoever keeps something private, when it is looked at again, and when it may be released."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met

SHORTEST_TEST = 20  # characters: a reasoning, not a tick


@dataclass(frozen=True)
class GroundFacts:
    statute: str
    name: str
    reason: str
    has_interest_test: bool = False
    needs_redaction: bool = False
    review_months: int | None = None


def check_grounds(
    statute: str, grounds: Sequence[GroundFacts], *, public_interest: str, are_offered: bool = True
) -> Outcome:
    """The grounds belong to the statute of the meeting; Schedule 12A asks for a paragraph and the weighing (LP54).

    `are_offered`: the ICB has worded grounds under this statute; without them the plain reason is what there is.
    """
    code = "exemption.grounds"
    if any(ground.statute != statute for ground in grounds):
        return not_met(
            f"{code}.other_statute",
            "A ground belongs to another statute than the one under which this meeting excludes the public.",
            "LP46, LP52",
            field="grounds",
        )
    if not grounds and statute == "act_1972":
        words = "Choose the paragraph of Schedule 12A under which this is private: it is printed."
        if not are_offered:
            words = "No paragraph of Schedule 12A is recorded yet. Ask the governance team to add the grounds first."
        return not_met(f"{code}.none", words, "LP54", field="grounds")
    if not grounds and are_offered and statute:
        return not_met(
            f"{code}.none",
            "Choose the ground on which this is private: it is printed.",
            "LP46",
            field="grounds",
        )
    if any(ground.has_interest_test for ground in grounds) and len(public_interest.strip()) < SHORTEST_TEST:
        return not_met(
            f"{code}.no_interest_test",
            "Say why the public interest in keeping this private outweighs the public interest in opening it.",
            "LP54",
            field="public_interest",
        )
    return met(code)


def review_day(start: date, grounds: Sequence[GroundFacts], *, default_months: int | None) -> date | None:
    """When it is looked at again: the shortest time of the grounds, else the setting's; None where neither says."""
    own = [ground.review_months for ground in grounds if ground.review_months]
    months = min(own) if own else default_months
    return None if months is None else months_after(start, months)


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    next_first = date(year + month // 12, month % 12 + 1, 1)
    last = (next_first - date.resolution).day
    return date(year, month, min(start.day, last))


def review_state(*, is_open: bool, review_on: date | None, on: date) -> str:
    """ended · no_day · due · later."""
    if not is_open:
        return "ended"
    if review_on is None:
        return "no_day"
    return "due" if review_on <= on else "later"


def check_open_row(is_open: bool) -> Outcome:
    """What was opened once needs no review."""
    if is_open:
        return met("exemption.open")
    return not_met("exemption.ended", "This is not kept private any more.")


def check_ground_change(changed: Sequence[str], *, is_used: bool) -> Outcome:
    """What was printed once stays as it was printed."""
    printed = {"statute", "paragraph", "name", "reason"} & set(changed)
    if is_used and printed:
        return not_met(
            "private_ground.in_use",
            "Business was taken in private on this ground, so its words stay. End it and add another.",
            "LP46",
            field=sorted(printed)[0],
        )
    return met("private_ground.change")


@dataclass(frozen=True)
class ReleaseFacts:
    """What stands in the way of a release. `parent` is what it hangs on and is private still, in words ("the item");
    `withheld` counts the people from whom the paper is withheld; `to_redact` the texts that name people and have no
    redacted copy yet."""

    is_open: bool
    meeting_state: str
    is_held_in_public: bool
    is_removed: bool = False
    parent: str = ""
    withheld: int = 0
    unsigned: int = 0
    needs_redaction: bool = False
    to_redact: int = 0
    is_redacted: bool = False


def check_release(facts: ReleaseFacts, *, checks_copies: bool = True) -> Outcome:
    """May this be opened to the public? `checks_copies` is False before the form with the copies is sent."""
    code = "exemption.release"
    for name, stops, words in _obstacles(facts):
        if stops:
            return not_met(f"{code}.{name}", words, "R193, LP46")
    if checks_copies and facts.needs_redaction:
        if not facts.is_redacted:
            return not_met(
                f"{code}.not_redacted",
                "This was private because it names people. Confirm that what the public reads no longer does.",
                "LP54",
                field="is_redacted",
            )
        if facts.to_redact:
            return not_met(
                f"{code}.no_copy",
                "Upload the redacted PDF: the public reads it in the place of the text that names people.",
                "LP54",
                field="copies",
            )
    return met(code)


def _obstacles(facts: ReleaseFacts) -> Sequence[tuple[str, bool, str]]:
    people = "person" if facts.withheld == 1 else "people"
    return (
        ("ended", not facts.is_open, "This is not kept private any more."),
        (
            "removed",
            facts.is_removed,
            "This was taken off the agenda. What is not on the agenda is not published.",
        ),
        (
            "not_in_public",
            not facts.is_held_in_public,
            "The whole meeting was held in private, so nothing of it is released one by one.",
        ),
        (
            "cancelled",
            facts.meeting_state == "cancelled",
            "The meeting was cancelled. Its papers are not published.",
        ),
        (
            "not_held",
            facts.meeting_state not in ("held", "cancelled"),
            "The meeting has not been held yet. Make it public on the agenda or the paper instead.",
        ),
        (
            "parent",
            bool(facts.parent),
            f"{facts.parent[:1].upper()}{facts.parent[1:]} is still private. Release that first.",
        ),
        (
            "withheld",
            bool(facts.withheld),
            f"This paper is withheld from {facts.withheld} {people} because of a conflict. End that first.",
        ),
        (
            "unsigned",
            bool(facts.unsigned),
            "A paper that would become public was never signed off.",
        ),
    )


def check_kept(*, why: str, next_review: date | None, on: date) -> Outcome:
    """A review that keeps something private says why, and when it is looked at again."""
    code = "exemption.kept"
    if not why.strip():
        return not_met(f"{code}.no_reason", "Say why it stays private.", field="why")
    if next_review is None or next_review <= on:
        return not_met(f"{code}.no_day", "Choose a day after today for the next review.", field="next_review")
    return met(code)
