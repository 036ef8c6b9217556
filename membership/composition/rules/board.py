"""The board of an integrated care board: whom statute and national guidance put on it (R110, R111)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from membership.composition.rules.facts import CommitteeFacts
from membership.composition.rules.holders import NOT_MET, Finding

BILL = "Health and Care Bill: members of an ICB's board"
GUIDANCE = "National guidance: members of an ICB's board"
NAMED_BY = f"{BILL}, and national guidance"


@dataclass(frozen=True)
class BoardMember:
    """A seat, or several alike, that every such board has; kinds and sectors are those a holder comes from."""

    key: str
    title: str
    category: str
    clause: str
    count: int = 1
    is_minimum: bool = False
    is_independent: bool = False
    office: str = ""
    kinds: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


BOARD_MEMBERS = (
    BoardMember("chair", "Chair", "chair", BILL, is_independent=True),
    BoardMember(
        "chief-executive",
        "Chief Executive",
        "executive",
        f"{BILL} (employed by or seconded to the ICB)",
        office="Chief Executive",
    ),
    BoardMember(
        "trusts",
        "Partner member: NHS trusts",
        "partner",
        f"{BILL} (nominated jointly by NHS trusts and foundation trusts)",
        kinds=("nhs_trust", "foundation_trust"),
    ),
    BoardMember(
        "primary-care",
        "Partner member: primary care",
        "partner",
        f"{BILL} (nominated jointly by primary care providers)",
        sectors=("primary_care",),
    ),
    BoardMember(
        "councils",
        "Partner member: local authorities",
        "partner",
        f"{BILL} (nominated jointly by the local authorities)",
        kinds=("local_authority",),
    ),
    BoardMember(
        "non-executives",
        "Non-executive member",
        "non_executive",
        f"{GUIDANCE} (at least two other independent members)",
        count=2,
        is_minimum=True,
        is_independent=True,
    ),
    BoardMember("finance", "Chief Finance Officer", "executive", GUIDANCE),
    BoardMember("nursing", "Chief Nursing Officer", "executive", f"{GUIDANCE} (director of nursing)"),
    BoardMember("medical", "Chief Medical Officer", "executive", f"{GUIDANCE} (medical director)"),
)
SMALLEST_BOARD = sum(member.count for member in BOARD_MEMBERS)


def check_board(committee: CommitteeFacts, *, required_votes: int, votes: Collection[int]) -> list[Finding]:
    """A board has ten members at the least (R111); local additional members are allowed (R112).

    `required_votes` counts the voting seats that its rules ask for, zero where it has no rules; `votes` are the voting
    seats that it has.
    """
    if committee.kind != "board":
        return []
    number, what = (required_votes, "its rules ask for") if required_votes else (len(votes), "it has")
    if number >= SMALLEST_BOARD:
        return []
    reason = (
        f"Statute and national guidance put {SMALLEST_BOARD} members on the board of an ICB at the least: "
        f"{what} {number} with a vote."
    )
    return [Finding(NOT_MET, "board.too_small", reason, NAMED_BY)]
