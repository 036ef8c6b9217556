"""Ready sets of rules to start from; every offset is a usual one, to be changed where local practice differs.

What standing orders and terms of reference hold as a number of days is taken from there. Offsets: the usual cycle of a
meeting (planning 35, commissioning 28, drafts 14, papers due 10 days before it), LP47, LP55, LP57, LP60, R181, R182.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from meetings.planning.rules.deadline_rules import Rule

PUBLIC = frozenset({"public"})
FIVE, NOON = time(17), time(12)


@dataclass(frozen=True)
class ReadySet:
    """Rules under a name. A rule with the unit "terms" is left out where the documents do not say the number."""

    key: str
    name: str
    rules: tuple[Rule, ...]


PREPARATION = (
    Rule("other", "calendar", 35, name="Agenda planned with the chair"),
    Rule("commissioning", "weeks", 4),
    Rule("drafts", "weeks", 2, cut_off=FIVE),
    Rule("sign_off", "calendar", 10, cut_off=FIVE),
)
AFTERWARDS = (
    Rule("actions", "working", 2, is_after=True),
    Rule("minutes", "terms", is_after=True),
)
NHS_ICB = ReadySet(
    "nhs-icb",
    "NHS integrated care board",
    (
        *PREPARATION,
        Rule("papers_out", "terms", cut_off=FIVE),
        Rule("publication", "terms", meetings=PUBLIC, cut_off=FIVE),
        Rule("notice", "terms", meetings=PUBLIC),
        Rule("questions", "working", 3, cut_off=NOON, meetings=PUBLIC),
        *AFTERWARDS,
    ),
)
COUNCIL_JOINT = ReadySet(
    "council-joint",
    "Joint committee with a council",
    (
        *PREPARATION[:2],
        Rule("drafts", "weeks", 3, cut_off=FIVE),
        Rule("sign_off", "working", 8, cut_off=FIVE),
        Rule("papers_out", "clear_working", 5, cut_off=FIVE),
        Rule("publication", "clear_working", 5, meetings=PUBLIC, cut_off=FIVE),
        Rule("notice", "clear_working", 5, meetings=PUBLIC),
        Rule("questions", "clear_working", 3, cut_off=NOON, meetings=PUBLIC),
        *AFTERWARDS,
    ),
)
READY_SETS = {ready.key: ready for ready in (NHS_ICB, COUNCIL_JOINT)}
