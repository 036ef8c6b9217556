"""Can this be decided now? Every condition with its clause and reason, and one verdict (G18, R191)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.states import MET, NOT_MET, UNKNOWN, state_of, unknown

AUTHORITY, QUORUM, CONFLICTS, PRESIDING = "authority", "quorum", "conflicts", "presiding"
PUBLICITY, NOTICE, PAPERS = "publicity", "notice", "papers"
ROUTE = "route"
ORDER = (AUTHORITY, QUORUM, CONFLICTS, PRESIDING, PUBLICITY, NOTICE, PAPERS)
AT_MEETING = frozenset({AUTHORITY, QUORUM, CONFLICTS, PUBLICITY})
BETWEEN_MEETINGS = frozenset({AUTHORITY, ROUTE})
NEEDED = AT_MEETING | BETWEEN_MEETINGS
"""Without these nothing is decided. The others are told, kept with the decision, and for the chair to weigh."""


@dataclass(frozen=True)
class Condition:
    """One line of the chair's screen. `body` names whose limb it is where several bodies decide (R127, R128)."""

    kind: str
    outcome: Outcome
    body: str = ""

    @property
    def state(self) -> str:
        return state_of(self.outcome)

    @property
    def is_needed(self) -> bool:
        return self.kind in NEEDED


def verdict(conditions: Sequence[Condition], *, asked: frozenset[str] = AT_MEETING) -> Outcome:
    """Every needed condition must be met, in each limb. One that is unknown stops a decision as well.

    `asked` are the kinds that must be among the conditions: a verdict without one of them is no verdict.
    """
    missing = [row for row in conditions if row.is_needed and row.state == NOT_MET]
    open_ = [row for row in conditions if row.is_needed and row.state == UNKNOWN]
    told = [row for row in conditions if not row.is_needed and row.state != MET]
    details = {
        "missing": [row.kind for row in missing],
        "open": [row.kind for row in open_],
        "told": [row.kind for row in told],
    }
    kinds = {row.kind for row in conditions}
    if not kinds >= asked:
        raise ValueError(f"A verdict needs every condition; not given: {sorted(asked - kinds)}.")
    if missing:
        return not_met("verdict.no", _words(missing), _clause(missing), **details)
    if open_:
        return unknown("verdict.unknown", _words(open_), _clause(open_), **details)
    if told:
        return met("verdict.yes_with_notes", _words(told), _clause(told), **details)
    return met("verdict.yes", "Everything that a decision needs is met.", "", **details)


def what_may_go_on(outcome: Outcome) -> str:
    """What the meeting may still do with the item when it cannot decide (LP74)."""
    missing = [*outcome.details.get("missing", ()), *outcome.details.get("open", ())]
    if outcome.ok:
        return "The committee may decide."
    if QUORUM in missing:
        return "The committee may discuss and note, and may recommend upward. It may not decide."
    if AUTHORITY in missing:
        return "The committee may discuss, and may recommend to who can decide. It may not decide itself."
    return "The item waits until this is settled. Other items may go on."


def check_consultative(form: str, *, name: str) -> Outcome:
    """A consultative forum advises and never decides (R90, R130)."""
    if form == "consultative_forum":
        return not_met(
            "authority.consultative",
            f"{name} is a consultative forum: it advises, and the bodies themselves decide.",
            "R90",
        )
    return met("authority.form", clause="R90")


def check_no_function(*, function: str) -> Outcome:
    """Without knowing what is decided nobody can tell who may decide it."""
    if not function:
        return unknown(
            "authority.no_function",
            "It is not said which function this decision belongs to, so its authority cannot be looked up.",
            "R191",
        )
    return met("authority.function", clause="R191")


def check_publicity(
    *,
    item_is_private: bool,
    meeting_is_public: bool,
    public_is_out: bool,
    resolution: str,
    statute: str = "",
) -> Outcome:
    """Is the public where it should be? `resolution`: "passed", "not_passed", or "" where none is on the agenda."""
    if not meeting_is_public:
        return met("publicity.private_meeting", "The meeting is held in private.", statute)
    if item_is_private and resolution != "passed":
        return not_met(
            "publicity.no_resolution",
            "The item is private, and the resolution to exclude the public has not been passed.",
            statute or "LP46",
        )
    if item_is_private and not public_is_out:
        return not_met("publicity.public_is_in", "The item is private, and the public is still in.", "LP46")
    if not item_is_private and public_is_out:
        return not_met(
            "publicity.public_is_out", "The item is public, and the public is still excluded.", "LP46"
        )
    words = "The public is excluded by resolution." if item_is_private else "The public may be present."
    return met("publicity.as_it_should_be", words, statute)


def _words(rows: Sequence[Condition]) -> str:
    return " ".join(f"{row.body}: {row.outcome.reason}" if row.body else row.outcome.reason for row in rows)


def _clause(rows: Sequence[Condition]) -> str:
    return rows[0].outcome.clause
