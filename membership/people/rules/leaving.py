"""What hangs on somebody's work for an organisation, and ends when they leave it (R164, R190)."""

from __future__ import annotations

from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met


@dataclass(frozen=True)
class Tie:
    """What ties an appointment or a deputy to organisations.

    `on_behalf_of`: whom the appointment names. `seat_of`: whose seat it is. `employers`: of the post held, or of the
    post that the seat follows and whose holder sits in it. All are ids.
    """

    on_behalf_of: int | None = None
    seat_of: int | None = None
    employers: frozenset[int] = frozenset()


def hangs_on(tie: Tie, *, leaving: int, name: str, still_works_for: frozenset[int]) -> Outcome:
    """Does it end with the work for `leaving`? Met when it ends, with why; not met when it stays, with why.

    A joint post stays while the person works on for another of its employers (R144).
    """
    if tie.on_behalf_of is not None:
        if tie.on_behalf_of == leaving:
            return met("leaving.on_behalf", f"Appointed on behalf of {name}.")
        return not_met("leaving.other_body", "Appointed on behalf of another organisation.")
    if leaving in tie.employers:
        if tie.employers & still_works_for - {leaving}:
            return not_met("leaving.joint_post", "A joint post: works on for another of its employers.")
        return met("leaving.post", f"A post of {name}.")
    if tie.seat_of == leaving:
        return met("leaving.seat_of", f"A seat of {name}.")
    return not_met("leaving.apart", f"Has nothing to do with {name}.")


def role_ends(*, at_committee: bool, sits_there_still: bool, works_in_icb_still: bool, name: str) -> Outcome:
    """Does a role of the person's account end with the work for an organisation? Met when it ends.

    A role at a committee stays while the person still sits there or deputises; any other stays while they work for
    somebody else or hold something else in this ICB.
    """
    if at_committee:
        if sits_there_still:
            return not_met("leaving.sits_there", "Still sits at this committee, or deputises there.")
        return met("leaving.role_at_committee", "Holds nothing at this committee any more.")
    if works_in_icb_still:
        return not_met("leaving.works_on", "Works on for somebody else, or holds something else in this ICB.")
    return met("leaving.role", f"Held while working for {name}.")
