"""Buckinghamshire, Oxfordshire and Berkshire West."""

from pbp_portal.demo import reference_data
from pbp_portal.demo.world import accounts
from pbp_portal.demo.world.bob.bodies import COMMITTEES
from pbp_portal.demo.world.bob.composition import MEMBERSHIP_RULES, SEATS_MADE
from pbp_portal.demo.world.bob.forms import FORM_STEPS
from pbp_portal.demo.world.bob.meetings import MEETINGS
from pbp_portal.demo.world.bob.operating import OPERATING
from pbp_portal.demo.world.bob.organisations import ICB, ORGANISATIONS, SUB_PLACES, SUCCESSIONS
from pbp_portal.demo.world.bob.people import PEOPLE
from pbp_portal.demo.world.bob.scheme import SCHEME, TERMS
from pbp_portal.demo.world.bob.seats import DEPUTIES, POSTS, SEATS
from pbp_portal.demo.world.shapes import System

PLACES = (*reference_data.places("QU9"), *SUB_PLACES)
PLACE_KEYS = frozenset(place.key for place in PLACES)

SYSTEM = System(
    icb=ICB,
    organisations=(
        *reference_data.local_authorities("BOB"),
        *reference_data.former_ccgs(PLACE_KEYS),
        *ORGANISATIONS,
    ),
    successions=(*SUCCESSIONS, *reference_data.authority_successions("BOB")),
    places=PLACES,
    committees=COMMITTEES,
    posts=POSTS,
    seats=SEATS,
    membership_rules=MEMBERSHIP_RULES,
    seats_made=SEATS_MADE,
    people=PEOPLE,
    deputies=DEPUTIES,
    terms=TERMS,
    scheme=SCHEME,
    form_steps=FORM_STEPS,
    operating=OPERATING,
    meetings=MEETINGS,
    accounts=accounts.BOB,
)
