"""How a partnership came to its governance form, and where it is heading (R18, R88, R91, R125–R131, R147)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period

COMMITTEE = "committee"
CHOSEN, KEPT, NOT_TAKEN = "chosen", "kept", "not_taken"
PAST, NOW, NEXT, AIM = "past", "now", "next", "aim"


@dataclass(frozen=True)
class Option:
    """One option of an appraisal, under the label that its document gives it ("Option 4", "A"; R89)."""

    label: str
    form: str
    standing: str = ""
    reasons_for: str = ""
    reasons_against: str = ""
    possible_from: date | None = None


@dataclass(frozen=True)
class Acceptances:
    """Who decided on the options, and the two acceptances of a committee of one body (R91)."""

    decided_by: str = ""
    decided_on: date | None = None
    set_by: str = ""
    set_on: date | None = None
    agreed_on: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not recorded yet, in words."""
        found = [] if self.set_by and self.set_on else ["the statutory body's, which sets terms and scope"]
        return (*found, *([] if self.agreed_on else ["the committee's own, which agrees to them"]))


def check_options(options: Sequence[Option]) -> Outcome:
    """An appraisal has options, each under a label of its own, and chooses one at most (R131)."""
    if not options:
        return not_met("appraisal.no_options", "Enter the options that were considered.", field="options")
    labels = [option.label.strip().lower() for option in options]
    twice = next((o.label for o, label in zip(options, labels, strict=True) if labels.count(label) > 1), "")
    if twice:
        return not_met("appraisal.label_twice", f"Two options are called “{twice}”.", field="options")
    if sum(option.standing == CHOSEN for option in options) > 1:
        return not_met("appraisal.two_chosen", "Only one option is chosen.", clause="R131", field="options")
    return met("appraisal.options_told", clause="R131")


def check_choice_told(options: Iterable[Option], told: Acceptances) -> Outcome:
    """What is chosen says by whom and when."""
    chosen = any(option.standing == CHOSEN for option in options)
    if not chosen or (told.decided_by.strip() and told.decided_on is not None):
        return met("appraisal.choice_told", clause="R131")
    reason = "An option is chosen: say which body chose it, and when."
    return not_met("appraisal.choice_not_told", reason, clause="R131", field="decided_by")


def appraisal_cautions(
    options: Sequence[Option], told: Acceptances, *, allowed: Collection[str] = ()
) -> list[Outcome]:
    """What to look at in an appraisal. `allowed` are the forms that the ICB allows; none means all (R147).

    Codes: `appraisal.not_possible_yet`, `.form_not_allowed`, `.acceptance_missing`, `.reason_missing`.
    """
    found = [
        _reason_missing(option)
        for option in options
        if (option.standing == CHOSEN and not option.reasons_for.strip())
        or (option.standing == NOT_TAKEN and not option.reasons_against.strip())
    ]
    for option in options:
        if option.standing == CHOSEN:
            found += [
                outcome
                for outcome in (
                    _possible(option, told.decided_on),
                    _allowed(option, allowed),
                    check_acceptances(option.form, told),
                )
                if not outcome.ok
            ]
    return found


def check_acceptances(form: str, told: Acceptances) -> Outcome:
    """A committee of one body needs two: its body sets terms and scope, and the committee agrees to them (R91)."""
    if form != COMMITTEE or not told.missing:
        return met("appraisal.accepted", clause="R91")
    reason = f"A committee of one body needs two acceptances. Not recorded yet: {'; '.join(told.missing)}."
    return not_met("appraisal.acceptance_missing", reason, clause="R91")


def _possible(option: Option, on: date | None) -> Outcome:
    if option.possible_from is None or on is None or option.possible_from <= on:
        return met("appraisal.possible", clause="R131")
    return not_met(
        "appraisal.not_possible_yet",
        f"{option.label} was chosen on {words.day(on)}, and is possible from {words.day(option.possible_from)}.",
        clause="R131",
    )


def _allowed(option: Option, allowed: Collection[str]) -> Outcome:
    if not allowed or option.form in allowed:
        return met("appraisal.form_allowed", clause="R147")
    reason = f"{option.label} has a form that this ICB does not allow for place partnerships."
    return not_met("appraisal.form_not_allowed", reason, clause="R147")


def _reason_missing(option: Option) -> Outcome:
    side = "for" if option.standing == CHOSEN else "against"
    return not_met(
        "appraisal.reason_missing", f"{option.label}: no reason {side} it is given.", clause="R131"
    )


@dataclass(frozen=True)
class Step:
    """A form between two dates, as it was or is to be taken."""

    form: str
    period: Period
    approved_by: str = ""
    approved_on: date | None = None


def step_mark(step: Step, *, on: date) -> str:
    """Where a step of the journey stands on a day: past, now or next."""
    if step.period.covers(on):
        return NOW
    return NEXT if step.period.start > on else PAST


def check_form_on_journey(form: str, steps: Iterable[Step], *, on: date) -> Outcome:
    """Does the committee's record say the form that its journey says for that day? (R88)"""
    current = next((step for step in steps if step.period.covers(on)), None)
    if current is None or current.form == form:
        return met("committee.form_on_journey", clause="R88")
    return not_met(
        "committee.form_off_journey",
        "The journey gives the committee another form on this day than its record does. Change one of the two.",
        clause="R88",
        form=current.form,
    )
