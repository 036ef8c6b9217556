"""A chair's action is ratified, or not, by a decision of the committee's next meeting. Pure (G16, LP68)."""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met

NOT_NEEDED, RATIFIED, REFUSED, ON_AGENDA, AWAITED = (
    "not_needed",
    "ratified",
    "refused",
    "on_agenda",
    "awaited",
)
SETTLES = {"accepted": RATIFIED, "amended": RATIFIED, "refused": REFUSED}
BINDS = ("decision", "override")


def standing_of(*, way: str, settled_by: str, is_on_agenda: bool) -> str:
    """`settled_by` is the outcome of the recorded decision on it, "" without one."""
    if way != "urgent":
        return NOT_NEEDED
    if settled_by in SETTLES:
        return SETTLES[settled_by]
    return ON_AGENDA if is_on_agenda else AWAITED


def check_ratifies(
    *, way: str, is_recorded: bool, is_own: bool, is_settled: bool, outcome: str, standing: str
) -> Outcome:
    """Only the committee whose power was used says yes or no to it, once, by a decision that binds."""
    code = "ratification"
    if way != "urgent" or not is_recorded:
        return not_met(f"{code}.not_urgent", "Only a chair’s action is ratified.", "LP68", field="ratifies")
    if not is_own:
        words = "It is ratified by the committee whose power was used."
        return not_met(f"{code}.not_own", words, "LP68", field="ratifies")
    if is_settled:
        return not_met(f"{code}.settled", "It was ratified or refused before.", "LP68", field="ratifies")
    if outcome not in SETTLES:
        words = "Ratify it or refuse to. By deferring, referring or noting it stays open: choose none here."
        return not_met(f"{code}.open", words, "LP68", field="ratifies")
    if standing not in BINDS:
        words = "Ratifying is a decision: a recommendation or a note leaves it open."
        return not_met(f"{code}.does_not_bind", words, "LP68", field="ratifies")
    return met(f"{code}.settles", clause="LP68")
