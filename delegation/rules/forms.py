"""Where the governance form of a holder and what a draft gives it disagree (R91, R128).

Lead providers without an envelope, executives whose group is named and forums that decide are told by `chain`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from delegation.rules.facts import DELEGATED, EntryFacts
from governance.foundation.outcome import Outcome, not_met

JOINT_COMMITTEE = "joint_committee"


def form_cautions(
    entries: Iterable[EntryFacts], *, acceptances: Mapping[int, Outcome] | None = None
) -> list[Outcome]:
    """What to look at about the forms of holders, entry by entry.

    `acceptances` tells of committees, by id, whether the two acceptances of a committee of one body are recorded
    (R91); each is spoken of once. Codes: `form.one_delegator`, and that of acceptance.
    """
    found: list[Outcome] = []
    told: set[int] = set()
    for entry in entries:
        if entry.holder is None or entry.holder.kind != "committee" or not entry.carries_authority:
            continue
        found += _joint(entry)
        missing = (acceptances or {}).get(entry.holder.id)
        if missing is not None and not missing.ok and entry.holder.id not in told:
            told.add(entry.holder.id)
            reason = f"{entry.holder.name}: {missing.reason}"
            found.append(not_met(missing.code, reason, clause=missing.clause, entry=entry.key))
    return found


def _joint(entry: EntryFacts) -> list[Outcome]:
    """A joint committee has several delegators, each under its own scheme (R128)."""
    if entry.treatment != DELEGATED or entry.holder is None or entry.holder.form != JOINT_COMMITTEE:
        return []
    if entry.parent is not None or len(entry.delegators) > 1:
        return []
    reason = (
        f"{entry.name}: {entry.holder.name} is a joint committee, to which several bodies delegate, each under its "
        "own scheme. Name them."
    )
    return [not_met("form.one_delegator", reason, clause="R128", entry=entry.key)]
