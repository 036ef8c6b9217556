"""Where a phase of the roadmap stands on a day, and what its indicators say (R77)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from delegation.rules.milestones import COMPLETE, DROPPED, NOT_STARTED, NOT_TOLD, UNDERWAY
from governance.foundation.outcome import Outcome, met, not_met

TO_COME, CURRENT, OVER = "to_come", "current", "over"
NOT_MEASURED, TOWARDS, AWAY, REACHED = "not_measured", "towards", "away", "reached"


def when(first: date, last: date, *, on: date) -> str:
    """Whether a phase is to come, current or over on that day; both its days belong to it."""
    if on < first:
        return TO_COME
    return CURRENT if on <= last else OVER


@dataclass(frozen=True)
class Reading:
    """One reading: of which day, the order in which it was entered, its state and its words."""

    day: date
    order: int
    state: str
    value: str = ""


def reading_on(readings: Iterable[Reading], *, on: date) -> Reading | None:
    """The newest reading of that day or before; None when nobody has told of the indicator by then."""
    known = [reading for reading in readings if reading.day <= on]
    return max(known, key=lambda reading: (reading.day, reading.order), default=None)


def check_indicator(reading: Reading | None) -> Outcome:
    """Is the target reached? Not met: `indicator.not_measured` (also without any reading), `.towards`, `.away`."""
    if reading is None or reading.state == NOT_MEASURED:
        return not_met("indicator.not_measured", "It is not yet measured.", clause="R77")
    if reading.state == REACHED:
        return met("indicator.reached", clause="R77")
    if reading.state == TOWARDS:
        return not_met("indicator.towards", "It moves towards its target.", clause="R77")
    return not_met("indicator.away", "It does not move towards its target.", clause="R77")


@dataclass(frozen=True)
class Tally:
    """Deliverables of a phase by status on a day; those dropped are counted beside the rest, not among them."""

    complete: int = 0
    underway: int = 0
    not_started: int = 0
    not_told: int = 0
    dropped: int = 0

    @property
    def wanted(self) -> int:
        return self.complete + self.underway + self.not_started + self.not_told


def tally(statuses: Iterable[str]) -> Tally:
    counts = Counter(statuses)
    return Tally(counts[COMPLETE], counts[UNDERWAY], counts[NOT_STARTED], counts[NOT_TOLD], counts[DROPPED])


def check_indicators_agreed(wanted: int | None, recorded: int) -> Outcome:
    """Are as many indicators recorded as were to be agreed? Without a number nothing is asked.

    Not met: `phase.indicators_missing`; details: `missing`, how many.
    """
    if wanted is None:
        return met("phase.indicators_free", clause="R77")
    if recorded >= wanted:
        return met("phase.indicators_agreed", clause="R77")
    reason = f"{recorded} of the {wanted} indicators that are to be agreed are recorded."
    return not_met("phase.indicators_missing", reason, clause="R77", missing=wanted - recorded)
