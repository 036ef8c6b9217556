"""BSW: the statutory board as rules, the convenor's two seats, the elected members of the alliance (R110-R113)."""

from datetime import date

from pbp_portal.demo.world.bsw.bodies import COUNCIL, ICB_KEY
from pbp_portal.demo.world.composition_shapes import MembershipRule, SeatsMade
from pbp_portal.demo.world.shared import ICB_LEGAL_START

NAMED_ON = date(2022, 1, 1)
BOARD, GROUP = "bsw-icb-board", "banes-alliance-strategic-group"
BILL = "Health and Care Bill: members of an ICB's board"
GUIDANCE = "National guidance: members of an ICB's board"
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


STATUTORY = (
    of_board("chair", "Chair", "chair", BILL, values=(("is_independent", True),), serves=("R110",)),
    of_board(
        "chief-executive",
        "Chief Executive",
        "executive",
        f"{BILL} (employed by or seconded to the ICB)",
        organisations=OWN,
        values=(("office", "Chief Executive"),),
        serves=("R110",),
    ),
    of_board(
        "trusts",
        "Partner member: NHS trusts",
        "partner",
        f"{BILL} (nominated jointly by NHS trusts and foundation trusts)",
        nominators=TRUSTS,
        values=(("kinds", ["nhs_trust", "foundation_trust"]),),
        serves=("R110", "R113"),
    ),
    of_board(
        "primary-care",
        "Partner member: primary care",
        "partner",
        f"{BILL} (nominated jointly by primary care providers)",
        nominators=PRIMARY_CARE,
        values=(("sectors", ["primary_care"]),),
        serves=("R110", "R113"),
    ),
    of_board(
        "councils",
        "Partner member: local authorities",
        "partner",
        f"{BILL} (nominated jointly by the local authorities)",
        nominators=COUNCILS,
        values=(("kinds", ["local_authority"]),),
        serves=("R110", "R113"),
    ),
)
NATIONAL_GUIDANCE = (
    of_board(
        "non-executives",
        "Non-executive member",
        "non_executive",
        f"{GUIDANCE} (at least two other independent members)",
        count=2,
        is_minimum=True,
        values=(("is_independent", True),),
        serves=("R111",),
    ),
    of_board("finance", "Chief Finance Officer", "executive", GUIDANCE, serves=("R111",)),
    of_board(
        "nursing", "Chief Nursing Officer", "executive", f"{GUIDANCE} (director of nursing)", serves=("R111",)
    ),
    of_board(
        "medical", "Chief Medical Officer", "executive", f"{GUIDANCE} (medical director)", serves=("R111",)
    ),
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
MEMBERSHIP_RULES = (*STATUTORY, *NATIONAL_GUIDANCE, *LOCAL)
SEATS_MADE = (SeatsMade(BOARD, ICB_LEGAL_START),)
