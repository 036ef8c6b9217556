"""A rule of deadlines, and the address of a ready set of them."""

from __future__ import annotations

from datetime import date

from meetings.planning.actions.deadlines import create_deadline_rule
from tests.security.samples import Samples


def add(s: Samples) -> None:
    s.rows["deadline-rule"] = create_deadline_rule(
        icb=s.world.north,
        committee=s.world.hill_board,
        kind="drafts",
        unit="weeks",
        amount=2,
        effective_from=date(2020, 4, 1),
        by=s.lead,
    )
    for verb in ("detail", "history", "edit", "end"):
        s.addresses[f"meetings:deadline-rule-{verb}", "pk"] = s["deadline-rule"].pk
    s.addresses["meetings:deadline-rule-set", "key"] = "nhs-icb"
    s.addresses["meetings:deadline-rule-set@unknown", "key"] = "no-such-set"
