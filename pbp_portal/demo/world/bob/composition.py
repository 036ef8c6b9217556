"""BOB: the minimum core membership of the three places as rules, for all of them and for each (R33-R35)."""

from pbp_portal.demo.world.bob.organisations import ICB_ENDS
from pbp_portal.demo.world.bob.seats import DISTRICTS, EACH_AUTHORITY, EACH_SUB_PLACE, EACH_TRUST, SHADOW_FROM
from pbp_portal.demo.world.composition_shapes import MembershipRule, SeatsMade

CHIEF_OR_DIRECTOR = (
    ("office", "Chief Executive"),
    ("nominee_allowed", True),
    ("nominee_seniority", "director"),
)
TRUSTS = (
    ("buckinghamshire", ("buckinghamshire-healthcare", "oxford-health")),
    ("oxfordshire", ("oxford-university-hospitals", "oxford-health")),
    ("berkshire-west", ("royal-berkshire", "berkshire-healthcare")),
)
"""The place-based trusts of each place."""
OXFORDSHIRE_DISTRICTS = (
    "cherwell-district-council",
    "oxford-city-council",
    "south-oxfordshire-district-council",
    "vale-of-white-horse-district-council",
    "west-oxfordshire-district-council",
)


def in_each_place(key: str, title: str, category: str, clause: str, **more: object) -> MembershipRule:
    """A rule of every place partnership."""
    return MembershipRule(
        f"bob-place-{key}",
        title,
        category,
        clause,
        SHADOW_FROM,
        ICB_ENDS,
        **more,
    )


MEMBERSHIP_RULES = (
    in_each_place(
        "authorities",
        "{unit}",
        "partner",
        EACH_AUTHORITY,
        per="authority",
        values=CHIEF_OR_DIRECTOR,
        serves=("R33", "R34", "R35"),
    ),
    in_each_place(
        "districts",
        "District and city councils",
        "partner",
        DISTRICTS,
        only_place="BOB-OXF",
        organisations=OXFORDSHIRE_DISTRICTS,
        values=(("office", "Chief Executive"), ("basis", "nominated")),
        serves=("R33", "R34"),
    ),
    in_each_place(
        "public-health",
        "Director of Public Health",
        "partner",
        "¶18b",
        values=(("office", "Director of Public Health"), ("kinds", ["local_authority"])),
        serves=("R33",),
    ),
    *(
        in_each_place(
            f"trusts-{place}",
            "{unit}",
            "partner",
            EACH_TRUST,
            committee=f"{place}-place-partnership",
            per="listed",
            organisations=trusts,
            values=CHIEF_OR_DIRECTOR,
            serves=("R33", "R34", "R35"),
        )
        for place, trusts in TRUSTS
    ),
    in_each_place(
        "networks",
        "PCN: {unit}",
        "clinical",
        EACH_SUB_PLACE,
        per="sub_place",
        values=(("office", "PCN Clinical Director"),),
        serves=("R33", "R34"),
    ),
    in_each_place(
        "healthwatch",
        "Healthwatch",
        "public_voice",
        "¶18e",
        values=(("kinds", ["healthwatch"]),),
        serves=("R33",),
    ),
    in_each_place(
        "director",
        "ICB Place Director",
        "executive",
        "¶18f",
        values=(("office", "ICB Place Director"),),
        serves=("R33",),
    ),
    in_each_place("finance", "Finance lead", "executive", "¶18g", serves=("R33",)),
)
SEATS_MADE = tuple(SeatsMade(f"{place}-place-partnership", SHADOW_FROM) for place, _ in TRUSTS)
