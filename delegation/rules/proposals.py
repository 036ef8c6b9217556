"""May this be proposed, and may a proposed change land in the draft?"""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met

OPEN_TO_PROPOSALS = ("draft", "in_review", "adopted")


def check_open_to_proposals(state: str) -> Outcome:
    """Versions that count or will count; a withdrawn one is past changing."""
    if state in OPEN_TO_PROPOSALS:
        return met("proposal.version_open")
    return not_met("proposal.version_withdrawn", "This version was withdrawn. Propose a change to another.")


def check_sendable(changes: int) -> Outcome:
    """A proposal says at least one thing."""
    if changes:
        return met("proposal.sendable")
    return not_met("proposal.empty", "Propose at least one change before you send it.")


def check_fresh(was: int | None, now: int | None) -> Outcome:
    """The row still stands as it did when the change was proposed."""
    if was is None or was == now:
        return met("proposed_change.fresh")
    return not_met(
        "proposed_change.stale",
        "The row was changed since this was proposed. Look at both texts, and accept it for the row as it is now.",
    )


def check_one_row(found: int) -> Outcome:
    """Exactly one row of the draft answers to the row that the proposal is about."""
    if found == 1:
        return met("proposed_change.row_found")
    if found == 0:
        return not_met(
            "proposed_change.no_row",
            "The draft has no row that answers to this one. Return it, or add the row.",
        )
    return not_met(
        "proposed_change.several_rows",
        f"The draft has {found} rows that answer to this one. Change the right one by hand, and return this.",
    )
