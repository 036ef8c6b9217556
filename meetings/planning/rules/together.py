"""Several committees in one meeting: who services it, and what each takes (LP17, R128)."""

from __future__ import annotations

from collections.abc import Collection

from governance.foundation.outcome import Outcome, met, not_met


def check_services(*, right: Outcome, right_elsewhere: Outcome, lead: str) -> Outcome:
    """The lead committee's secretariat keeps date, papers, packs and publication of a meeting of several committees.

    `right` is the person's right at the lead committee, `right_elsewhere` that at any committee of the meeting.
    """
    if right.ok or not right_elsewhere.ok:
        return right
    return not_met(
        "meeting.serviced_by_another",
        f"{lead} services this meeting: its secretariat does this. You can add items and papers of your own committee.",
        "LP17",
    )


def check_taken_by(chosen: Collection[int], holding: Collection[int], *, is_private: bool) -> Outcome:
    """Who takes an item are committees of the meeting, and private business is everybody's at the table.

    `chosen` and `holding` are keys of committees; nothing chosen means all of them.
    """
    clause = "LP17"
    if not set(chosen) <= set(holding):
        return not_met(
            "item.taken_by_stranger",
            "An item is taken by committees that hold this meeting.",
            clause,
            field="committees",
        )
    if is_private and chosen and set(chosen) != set(holding):
        return not_met(
            "item.private_of_some",
            "All committees of this meeting are given its private pack. What only some of them take in private goes on "
            "the agenda of a meeting of their own.",
            clause,
            field="committees",
        )
    return met("item.taken_by", clause=clause)


def check_may_leave(*, is_lead: bool, papers: int, items: int) -> Outcome:
    """A committee leaves a meeting when nothing of it stays behind: counts of papers and items of its own."""
    clause = "LP17"
    if is_lead:
        return not_met(
            "together.leave.lead",
            "The lead committee services the meeting and cannot leave it. Choose another lead committee first.",
            clause,
        )
    left = [
        f"{count} {noun if count == 1 else noun + 's'}"
        for count, noun in ((papers, "paper"), (items, "agenda item"))
        if count
    ]
    if left:
        return not_met(
            "together.leave.something_stays",
            f"{' and '.join(left)} of this committee would stay behind. Remove them first, or give them to another.",
            clause,
        )
    return met("together.leave", clause=clause)
