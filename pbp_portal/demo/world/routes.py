"""Routes of sign-off of two boards: one as it comes ready, one with a post that signs papers for decision (R63)."""

from __future__ import annotations

from dataclasses import dataclass, field

from meetings.papers.rules.routes import READY_ROUTES, RouteStep


@dataclass(frozen=True)
class RouteRow:
    """The route of one committee; `posts` are keys of posts by the name of the step that each signs."""

    key: str
    committee: str
    steps: tuple[RouteStep, ...]
    posts: dict[str, str] = field(default_factory=dict)


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
        posts={"Governance": "bob-director-of-governance"},
    ),
}
