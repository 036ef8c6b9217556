"""Between meetings: the chair's action, and an officer's decision under the scheme (G16, LP68, LP75, LP76)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.verdict import AUTHORITY


@dataclass(frozen=True)
class Route:
    """Who decides together between meetings and who is consulted first, as the rules of that day say (LP68)."""

    deciders: tuple[str, ...] = ()
    consultees: tuple[str, ...] = ()
    source: str = ""


def check_has_route(route: Route) -> Outcome:
    """Do the rules of the day allow a decision between meetings at all? (LP76)"""
    if route.deciders:
        return met("urgent.has_route", clause=route.source)
    return not_met(
        "urgent.no_route",
        "Neither the terms of reference nor the standing orders allow a decision between meetings.",
        "LP76",
    )


def check_route(route: Route, *, named: Mapping[str, str], consulted: str, urgency: str) -> Outcome:
    """All whom the rules name decide, by name, after those to be consulted, and it says why it could not wait.

    `named` is line of the rules → name of who decided.
    """
    allowed = check_has_route(route)
    if not allowed.ok:
        return allowed
    missing = [line for line in route.deciders if not named.get(line, "").strip()]
    if missing:
        words = f"They decide together: say who decided as {', '.join(missing)}."
        return not_met("urgent.not_all", words, route.source or "LP68", field="deciders")
    if len({name.strip().casefold() for name in named.values()}) < len(route.deciders):
        return not_met(
            "urgent.one_person",
            "They decide together: one person cannot decide in two offices.",
            route.source or "LP68",
            field="deciders",
        )
    if route.consultees and not consulted.strip():
        words = f"Say how and when these were consulted: {', '.join(route.consultees)}."
        return not_met("urgent.not_consulted", words, route.source or "LP68", field="consulted")
    if not urgency.strip():
        return not_met(
            "urgent.no_urgency", "Say why it could not wait for the next meeting.", "LP68", field="urgency"
        )
    return met("urgent.as_the_rules_say", _told(route, named), route.source or "LP68")


def check_officers(*, posts: Sequence[str], name: str) -> Outcome:
    """An officer decides as the holder of a post, by name."""
    if not posts:
        return not_met(
            "officer.no_post", "Say as the holder of which post it was decided.", "LP99", field="posts"
        )
    if not name.strip():
        return not_met("officer.no_name", "Say who decided.", "R191", field="decided_by")
    return met("officer.named", f"Decided by {name.strip()}, {' and '.join(posts)}.", "R191")


def check_lawful(verdict: Outcome) -> Outcome:
    """Nothing is recorded as decided between meetings without authority: it waits for the committee."""
    if verdict.ok:
        return met("decision.stands")
    words = f"{verdict.reason} It waits for the next meeting, or for who has the authority."
    lacking = (*verdict.details["missing"], *verdict.details["open"])
    field = "function" if AUTHORITY in lacking else None
    return not_met("decision.not_lawful", words, verdict.clause, field=field)


def _told(route: Route, named: Mapping[str, str]) -> str:
    who = "; ".join(f"{named[line].strip()} ({line})" for line in route.deciders)
    consulted = f", after consulting {', '.join(route.consultees)}" if route.consultees else ""
    return f"Decided by {who}{consulted}."
