"""South East London: the minimum core membership of local care partnerships, and who may chair (R148-R151, R171)."""

from datetime import date

from pbp_portal.demo.world.composition_shapes import MembershipRule
from pbp_portal.demo.world.shared import ICB_LEGAL_START

FIRST = date(2021, 7, 29)
BOARD = "bexley-strategic-board"
CORE = "Governance proposals, 3.2: senior representation"
SENIOR = ("minimum_seniority", "executive_director")


def core(key: str, title: str, **more: object) -> MembershipRule:
    """The minimum core membership of every local care partnership: at least executive director or equivalent."""
    settings: dict[str, object] = {"category": "member_organisation", "clause": CORE, "values": (SENIOR,)}
    settings |= more
    return MembershipRule(
        key=f"sel-lcp-{key}",
        title=title,
        start=ICB_LEGAL_START,
        serves=("R148",),
        **settings,
    )


def of_sector(key: str, title: str, sector: str, **more: object) -> MembershipRule:
    return core(key, title, values=(SENIOR, ("sectors", [sector])), **more)


MEMBERSHIP_RULES = (
    core("social-care", "{unit}: adult social care", per="authority"),
    core("children", "{unit}: children and young people", per="authority"),
    core(
        "public-health",
        "{unit}: Director of Public Health",
        per="authority",
        clause="Governance proposals, 3.3: at Director of Public Health level",
        values=(("office", "Director of Public Health"),),
    ),
    of_sector(
        "primary-care",
        "Primary care (GPs, dental, eye care and pharmacy)",
        "primary_care",
        is_minimum=True,
    ),
    of_sector("community", "Community services", "community"),
    of_sector("mental-health", "Mental health services", "mental_health"),
    of_sector("acute", "Acute services", "acute"),
    of_sector("vcse", "Voluntary, community and social enterprise sector", "vcse"),
    core(
        "networks",
        "Primary Care Networks",
        category="clinical",
        clause="Governance proposals, 3.3: PCN clinical directors are represented",
        is_minimum=True,
        values=(("kinds", ["pcn"]),),
    ),
    MembershipRule(
        "sel-icp-representatives",
        "Representative of {unit}",
        "partner",
        "Governance proposals, 3.4: a matter for the local authority, working with the partnership",
        ICB_LEGAL_START,
        committee="sel-icp",
        per="authority",
        serves=("R150",),
    ),
    MembershipRule(
        "bexley-chair-first",
        "Chair",
        "chair",
        "Terms of reference, 4.1: the Place Based Director / Director of Adult Social Care",
        FIRST,
        date(2022, 6, 30),
        committee=BOARD,
        post="bexley-place-director",
        serves=("R169", "R171"),
    ),
    MembershipRule(
        "sel-lcp-chair",
        "Chair",
        "chair",
        "Governance proposals, 3.4: not the place executive lead or the ICP representative",
        ICB_LEGAL_START,
        excluded_posts=("bexley-executive-place-lead",),
        excluded_rules=("sel-icp-representatives",),
        serves=("R151", "R171"),
    ),
)
