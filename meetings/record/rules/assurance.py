"""A report to the parent is drafted from what was recorded: what to alert it to, advise it of, assure it of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met


@dataclass(frozen=True)
class Recorded:
    """What was recorded in public over some days, each a line as it is printed; how many private ones are left out."""

    overrides: Sequence[str] = ()
    escalations: Sequence[str] = ()
    upward: Sequence[str] = ()
    overdue: Sequence[str] = ()
    risks: Sequence[str] = ()
    unratified: Sequence[str] = ()
    decided: Sequence[str] = ()
    open_matters: Sequence[str] = ()
    new_actions: Sequence[str] = ()
    closed_actions: Sequence[str] = ()
    ratified: Sequence[str] = ()
    met_on: Sequence[str] = ()
    private: int = 0


@dataclass(frozen=True)
class Sections:
    """The three texts, with a heading before each list that has lines."""

    alert: str
    advise: str
    assure: str


def drafted(facts: Recorded) -> Sections:
    """What somebody edits afterwards. A section without anything says so."""
    left_out = (f"{facts.private} taken in private",) if facts.private else ()
    return Sections(
        alert=_text(
            ("Sent on and not answered", facts.escalations),
            ("Recommended to who can decide", facts.upward),
            ("Decided against a missing condition", facts.overrides),
            ("Chair’s actions not ratified yet", facts.unratified),
            ("Actions overdue", facts.overdue),
            ("Risks told with papers", facts.risks),
        ),
        advise=_text(
            ("Decided", facts.decided),
            ("Deferred, referred or noted", facts.open_matters),
            ("New actions", facts.new_actions),
            ("Not told here", left_out),
        ),
        assure=_text(
            ("Met on", facts.met_on),
            ("Ratified", facts.ratified),
            ("Actions closed", facts.closed_actions),
        ),
    )


def _text(*lists: tuple[str, Sequence[str]]) -> str:
    parts = [f"{title}:\n\n" + "\n".join(f"- {line}" for line in lines) for title, lines in lists if lines]
    return "\n\n".join(parts) or "Nothing."


def check_sections(*, alert: str, advise: str, assure: str) -> Outcome:
    """Each section says something, if only that there is nothing."""
    for field, text in (("alert", alert), ("advise", advise), ("assure", assure)):
        if not text.strip():
            return not_met("assurance_report.empty", "Say that there is nothing, if so.", field=field)
    return met("assurance_report.written")
