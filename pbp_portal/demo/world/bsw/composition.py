"""BSW: the statutory board as rules, the convenor's two seats, the elected members of the alliance (R110-R113)."""

from datetime import date

from membership.composition.rules.board import BOARD_MEMBERS
from pbp_portal.demo.world.bsw.bodies import COUNCIL, ICB_KEY
from pbp_portal.demo.world.composition_shapes import MembershipRule, SeatsMade
from pbp_portal.demo.world.shared import ICB_LEGAL_START

NAMED_ON = date(2022, 1, 1)
BOARD, GROUP = "bsw-icb-board", "banes-alliance-strategic-group"
OWN = (ICB_KEY,)
TRUSTS = ("royal-united-hospitals-bath", "great-western-hospitals", "awp")
PRIMARY_CARE = ("bems-plus", "banes-gp-practices")
COUNCILS = (COUNCIL, "swindon-borough-council", "wiltshire-council")


def of_board(key: str, title: str, category: str, clause: str, **more: object) -> MembershipRule:
    """A rule of the board, from the day on which its members were named as designate."""
    return MembershipRule(
        f"bsw-board-{key}",
        title,
        category,
        clause,
        NAMED_ON,
        committee=BOARD,
        **more,
    )


NOMINATORS = {"trusts": TRUSTS, "primary-care": PRIMARY_CARE, "councils": COUNCILS}
STATUTORY = tuple(
    of_board(
        member.key,
        member.title,
        member.category,
        member.clause,
        count=member.count,
        is_minimum=member.is_minimum,
        organisations=OWN if member.key == "chief-executive" else (),
        nominators=NOMINATORS.get(member.key, ()),
        values=(
            ("is_independent", member.is_independent),
            ("office", member.office),
            ("kinds", list(member.kinds)),
            ("sectors", list(member.sectors)),
        ),
        serves=("R110", "R111", "R113"),
    )
    for member in BOARD_MEMBERS
)
LOCAL = (
    MembershipRule(
        "banes-asg-convenor",
        "Chair",
        "chair",
        "Proposal for the alliance: the partnership convenor is elected chair of the joint committee",
        ICB_LEGAL_START,
        committee=GROUP,
        post="banes-partnership-convenor",
        serves=("R132",),
    ),
    of_board(
        "convenor",
        "Partnership convenor, B&NES",
        "partner",
        "Proposal for the alliance: the convenor would also sit on the ICB's board",
        follows="banes-asg-convenor",
        serves=("R112", "R132"),
    ),
    MembershipRule(
        "banes-asg-general-practice",
        "General practice",
        "clinical",
        "Proposal for the alliance: two members elected through a primary care board",
        date(2021, 4, 1),
        committee=GROUP,
        count=2,
        values=(
            ("basis", "elected"),
            ("electorate", "General practices of B&NES, through a primary care board"),
            ("sectors", ["primary_care"]),
        ),
        serves=("R134",),
    ),
)
MEMBERSHIP_RULES = (*STATUTORY, *LOCAL)
SEATS_MADE = (SeatsMade(BOARD, ICB_LEGAL_START),)
