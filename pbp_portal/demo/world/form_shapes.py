"""Shapes of governance forms in the demonstration world: appraisals, journeys, requests for a next step."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FormOption:
    """An option under the label of its document. `standing`: kept, not_taken, chosen; `marker`: start, aim."""

    label: str
    form: str
    standing: str = ""
    marker: str = ""
    possible_from: date | None = None
    reasons_for: str = ""
    reasons_against: str = ""


@dataclass(frozen=True)
class Appraisal:
    """No committee: about every place partnership of the ICB."""

    key: str
    title: str
    source: str
    options: tuple[FormOption, ...]
    committee: str = ""
    considered_by: str = ""
    considered_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    note: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormStep:
    key: str
    committee: str
    form: str
    start: date
    end: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    note: str = ""
    source: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepRequest:
    """Submitted by the account `by`. `evidence` is (what it shows, where it is)."""

    key: str
    committee: str
    by: str
    kind: str
    wanted: str
    evidence: tuple[tuple[str, str], ...]
    form: str = ""
    serves: tuple[str, ...] = ()
