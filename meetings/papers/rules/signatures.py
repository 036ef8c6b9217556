"""A submitted paper on its route: which step waits, who may sign, what a signature stands for. No database (R63).

A signature stands for the content under whose hash it was given, and for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met

NOT_NEEDED, SIGNED, WAITING, LATER = "not_needed", "signed", "waiting", "later"
STATES = {
    NOT_NEEDED: "Not needed",
    SIGNED: "Signed",
    WAITING: "Waiting",
    LATER: "Comes later",
}


@dataclass(frozen=True)
class Step:
    """One step of a submitted paper. `title` names it, once a route; `key` says of whom it is asked; `position` is its
    place in the order; `signed` the hash of the content that was signed, empty without a signature."""

    title: str
    key: str
    position: int
    is_needed: bool = True
    signed: str = ""


def states(steps: Sequence[Step], content: str) -> tuple[str, ...]:
    """Of each step in the order given, while the paper's content has this hash."""
    turn = min((step.position for step in steps if _is_open(step, content)), default=None)
    return tuple(_state(step, content, turn) for step in steps)


def _is_open(step: Step, content: str) -> bool:
    return step.is_needed and step.signed != content


def _state(step: Step, content: str, turn: int | None) -> str:
    if not step.is_needed:
        return NOT_NEEDED
    if not _is_open(step, content):
        return SIGNED
    return WAITING if step.position == turn else LATER


def is_complete(steps: Sequence[Step], content: str) -> bool:
    """Every needed step is signed for this content, and one is needed at all."""
    needed = [step for step in steps if step.is_needed]
    return bool(needed) and not any(_is_open(step, content) for step in needed)


STANDS, CHANGED, ANOTHER, CLOSING = "stands", "changed", "another", "closing"


def carried(before: Sequence[Step], now: Sequence[Step], content: str) -> dict[int, str]:
    """Place in `now` of each needed step that was signed before → whether the signature stands, or why it does not.

    It stands when the same was asked of the same and the content is what was signed. When every needed step would
    stand, those that close the route sign again: a paper is not signed off by being submitted.
    """
    signed = {step.title: step for step in before if step.signed}
    found = {
        place: _carried(signed[step.title], step, content)
        for place, step in enumerate(now)
        if step.is_needed and step.title in signed
    }
    needed = [place for place, step in enumerate(now) if step.is_needed]
    if needed and all(found.get(place) == STANDS for place in needed):
        last = max(now[place].position for place in needed)
        found |= {place: CLOSING for place in needed if now[place].position == last}
    return found


def _carried(before: Step, now: Step, content: str) -> str:
    if before.key != now.key:
        return ANOTHER
    return STANDS if before.signed == content else CHANGED


@dataclass(frozen=True)
class Hand:
    """What a person has to do with one step. `may` is whether they are asked for this signature, themselves or for
    somebody who is away; `is_author` whether it is the sponsor's and the paper is their own; `signed` the step that
    they signed and whose signer may not sign this one, "" when there is none; `whom` with whom it waits, in words;
    `title` the step's name."""

    title: str
    state: str
    whom: str
    may: bool = False
    is_author: bool = False
    signed: str = ""

    @property
    def may_sign(self) -> bool:
        return self.state == WAITING and self.may and not self.is_author and not self.signed


def check_signature(hands: Sequence[Hand]) -> Outcome:
    """May this person sign what waits now?"""
    if any(hand.may_sign for hand in hands):
        return met("route.may_sign", clause="R63")
    for hand in hands:
        if hand.state == WAITING and hand.may and hand.signed and not hand.is_author:
            return not_met(
                "route.same_person",
                f"You signed “{hand.signed}”, and “{hand.title}” is signed by another person: the route wants two.",
                "R63",
            )
    if any(hand.state == WAITING and hand.may for hand in hands):
        return not_met(
            "route.own_paper",
            "You are an author of this paper, so somebody else signs it as its sponsor. "
            "Name another sponsor, or somebody who stands in.",
            "R63",
        )
    return _not_yours(hands)


def check_return(hands: Sequence[Hand]) -> Outcome:
    """May this person send the paper back? Whoever is asked to sign it now, an author as well."""
    if any(hand.state == WAITING and hand.may for hand in hands):
        return met("route.may_send_back", clause="R63")
    return _not_yours(hands)


def _not_yours(hands: Sequence[Hand]) -> Outcome:
    waits = " and ".join(f"{hand.title}: {hand.whom}" for hand in hands if hand.state == WAITING)
    if any(hand.may and hand.state == LATER for hand in hands):
        return not_met("route.not_yet", f"It waits with {waits}. Your turn comes after that.", "R63")
    if any(hand.may and hand.state == SIGNED for hand in hands):
        return not_met("route.signed_before", f"This step is signed. It waits with {waits}.", "R63")
    return not_met(
        "route.not_a_signer",
        f"It waits with {waits}. Only they, or who stands in for them, sign it now.",
        "R63",
    )


def check_same_content(submitted: str, now: str) -> Outcome:
    """What is signed is what was submitted."""
    if submitted == now:
        return met("route.as_submitted")
    return not_met(
        "route.changed", "The paper is not as it was submitted. Recall it and submit it again.", "R63"
    )


def check_still_open(skipped: Mapping[str, str], *, is_private: bool) -> Outcome:
    """A paper made private while it waits does not slip past the steps that private papers need.

    `skipped`: title of each step that is not needed → when it would be.
    """
    missed = [title for title, needed in skipped.items() if needed == "private"]
    if not is_private or not missed:
        return met("route.needs_as_submitted")
    return not_met(
        "route.private_now",
        f"The paper was made private after it was submitted, and private papers need {' and '.join(missed)}. "
        "Recall it and submit it again.",
        "R63",
    )


@dataclass(frozen=True)
class Absence:
    """Somebody away, from the first day to the last, by key."""

    absent: int
    substitute: int


def check_stand_in(
    absence: Absence, *, holds_right: bool, is_away: bool, has_account: bool, substitute: str
) -> Outcome:
    """May `substitute` (the name) sign for somebody who is away?"""
    if absence.absent == absence.substitute:
        return not_met("stand_in.oneself", "Choose somebody else to sign.", field="substitute")
    if not has_account:
        words = f"{substitute} has no account here, and so cannot sign."
        return not_met("stand_in.no_account", words, field="substitute")
    if not holds_right:
        words = f"{substitute} may not sign papers off in this ICB. Choose somebody who may."
        return not_met("stand_in.no_right", words, field="substitute")
    if is_away:
        words = f"{substitute} is away on some of these days. Choose somebody else, or other days."
        return not_met("stand_in.away", words, field="substitute")
    return met("stand_in.may")
