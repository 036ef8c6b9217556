"""Routes of sign-off of two boards: one as it comes ready, one with a person who signs papers for decision (R63).

A person and no post: the posts of the ICB ended with it, and its last papers are still to be signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from meetings.papers.rules.routes import READY_ROUTES, RouteStep


@dataclass(frozen=True)
class RouteRow:
    """The route of one committee; `people` are keys of people by the name of the step that each signs."""

    key: str
    committee: str
    steps: tuple[RouteStep, ...]
    people: dict[str, str] = field(default_factory=dict)


ROUTES = {
    "sel": RouteRow("sel-icb-board-route", "sel-icb-board", READY_ROUTES["usual"].steps),
    "bob": RouteRow(
        "bob-icb-board-route",
        "bob-icb-board",
        (
            RouteStep("sponsor", "sponsor", days=3),
            RouteStep("other", "", name="Governance", needed="decision", days=1),
            RouteStep("secretariat", "holder", days=0),
        ),
        people={"Governance": "tobias-fenwick-rao"},
    ),
}
