"""Words of decisions: at the item, in the register, and the frozen record in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from delegation.ask_presenter import source_words
from governance.foundation import words
from governance.foundation.screens import Tag
from meetings.conduct.models import Decision
from meetings.conduct.presenters_item import CHOICES, STATES, Line, label_of
from meetings.conduct.rules.ratifying import AWAITED, RATIFIED
from meetings.conduct.rules.states import MET, UNKNOWN, state_of
from meetings.conduct.selectors.proof import Check
from meetings.conduct.selectors.ratifying import ratification_of
from meetings.lifecycles import DECISION_LIFECYCLE

STANDINGS = {"decision": "green", "recommendation": "blue", "noted": "grey", "override": "red"}
METHODS = {"consensus": "By consensus", "vote": "By vote", "": "Not needed"}
BETWEEN = {"urgent": "Between meetings, by chair’s action", "officer": "Between meetings, by an officer"}


def standing_tag(decision: Decision) -> Tag:
    return Tag(decision.get_standing_display(), STANDINGS[decision.standing])


def state_tag(decision: Decision) -> Tag:
    colour = {"draft": "yellow", "recorded": "green"}.get(decision.state, "grey")
    return Tag(DECISION_LIFECYCLE.states[decision.state], colour)


def matter_words(decision: Decision) -> str:
    """Function, place, amount and budget in one line."""
    said = [
        str(decision.function or "No function named"),
        str(decision.place or "the whole ICB"),
        words.money(decision.amount, unset="no amount"),
    ]
    if decision.in_budget is not None:
        said.append("within budget" if decision.in_budget else "outside budget")
    return ", ".join(said)


def particulars(decision: Decision) -> list[tuple[str, str]]:
    """The rows of the recorded decision's summary."""
    rows = [
        ("Reference", decision.reference),
        ("Committee", str(decision.committee)),
        ("Meeting", str(decision.meeting or BETWEEN[decision.way])),
        ("Decided by", decision.decided_by),
        ("Decided", words.moment(decision.decided_at)),
        ("Outcome", decision.get_outcome_display()),
        ("How", METHODS.get(decision.method, decision.get_method_display())),
        ("What it is about", matter_words(decision)),
        ("On condition that", decision.conditions),
        ("Applies only if this passed", str(decision.depends_on or "")),
        ("Why it could not wait", decision.urgency),
        ("Consulted", decision.consulted),
        ("Referred to", str(decision.referred_to or "")),
        ("Ratification", ratification_words(decision)),
        ("Chair’s action", _ratifies_words(decision)),
    ]
    return [(label, value) for label, value in rows if value]


def ratification_words(decision: Decision) -> str:
    """Ratified on 3 March 2026 at 2pm, BEX-2026/04 · Not ratified … · Awaited: item 4 of … · nothing of others."""
    found = ratification_of(decision)
    if found.decision is not None:
        said = "Ratified" if found.standing == RATIFIED else "Not ratified"
        return f"{said} on {words.moment(found.decision.decided_at)}, {found.decision.reference}"
    if found.item is not None:
        at = found.item
        return f"Awaited: item {at.number} of {at.meeting}, {words.day(at.meeting.date)}"
    return "Awaited: it goes onto the next agenda" if found.standing == AWAITED else ""


def _ratifies_words(decision: Decision) -> str:
    """What this decision settled; nothing of most."""
    if decision.ratifies is None:
        return ""
    said = "is not ratified" if decision.outcome == "refused" else "is ratified"
    return f"{decision.ratifies.reference} {said}"


def kept_lines(record: Mapping[str, Any]) -> list[Line]:
    """The conditions as they were, each with its clause."""
    return [
        Line(
            label=label_of(row["kind"], row["body"]),
            tag=STATES[row["state"]],
            reason=row["reason"] or "Met.",
            clause=source_words(row["clause"]),
            is_needed=row["needed"],
        )
        for row in record.get("conditions", ())
    ]


@dataclass(frozen=True)
class KeptVote:
    """The vote of a record: its result, who voted how, and who had no vote."""

    result: str
    clause: str
    by_right: tuple[tuple[str, str], ...]
    without: tuple[tuple[str, str], ...]


def kept_vote(record: Mapping[str, Any]) -> KeptVote | None:
    kept = record.get("vote")
    if kept is None:
        return None
    electorate, outcome = kept["electorate"], kept["outcome"]
    said = "Carried" if outcome["ok"] else "Not carried"
    return KeptVote(
        result=f"{said}. {outcome['reason']}",
        clause=source_words(outcome["clause"]),
        by_right=tuple((name, CHOICES[choice]) for name, choice in electorate["count"]["by_right"]),
        without=tuple((name, why) for name, why in electorate["without"]),
    )


def kept_people(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who was at the table at that moment, and how."""
    people = (record.get("table") or {}).get("people", ())
    return [(row["name"], _how(row)) for row in people if row["is_present"]]


def _how(row: Mapping[str, Any]) -> str:
    told = {"member": "member", "deputy": "deputy", "in_attendance": "in attendance", "observer": "observer"}
    said = told[row["capacity"]]
    if row["is_remote"]:
        said += ", remotely"
    bars = row["bars"]
    if not bars["may_stay"]:
        return f"{said}, out for this item by a ruling"
    return f"{said}, without a vote by a ruling" if not bars["may_vote"] else said


def kept_whose(record: Mapping[str, Any]) -> str:
    """Whose decision it is in law; records of the first form do not say."""
    return str(record.get("whose", ""))


def kept_at(record: Mapping[str, Any]) -> str:
    return words.moment(datetime.fromisoformat(record["at"])) if record.get("at") else ""


def kept_matter(record: Mapping[str, Any]) -> str:
    matter = record.get("matter", {})
    amount = Decimal(matter["amount"]) if matter.get("amount") else None
    said = [
        matter.get("function") or "No function named",
        matter.get("place") or "the whole ICB",
        words.money(amount, unset="no amount"),
    ]
    return ", ".join(said)


CHECKED = {MET: Tag("Holds", "green"), UNKNOWN: Tag("Cannot be told", "yellow")}


def checks(found: Iterable[Check]) -> list[tuple[str, Tag, str]]:
    """What was looked at again, with what came out."""
    return [
        (row.what, CHECKED.get(state_of(row.outcome), Tag("Differs", "red")), row.outcome.reason)
        for row in found
    ]


def amount_words(decision: Decision) -> str:
    return words.money(decision.amount, unset="")
