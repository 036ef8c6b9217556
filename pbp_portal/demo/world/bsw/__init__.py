"""Bath and North East Somerset, Swindon and Wiltshire."""

from pbp_portal.demo import reference_data
from pbp_portal.demo.world import accounts
from pbp_portal.demo.world.bsw.bodies import COMMITTEES, ICB, ORGANISATIONS, SUCCESSIONS
from pbp_portal.demo.world.bsw.composition import MEMBERSHIP_RULES, SEATS_MADE
from pbp_portal.demo.world.bsw.forms import APPRAISALS, FORM_STEPS
from pbp_portal.demo.world.bsw.meetings import MEETINGS
from pbp_portal.demo.world.bsw.people import DEPUTIES, PEOPLE, POSTS, SEATS
from pbp_portal.demo.world.bsw.scheme import SCHEME, TERMS
from pbp_portal.demo.world.shapes import System

PLACES = reference_data.places("QOX")
PLACE_KEYS = frozenset(place.key for place in PLACES)

SYSTEM = System(
    icb=ICB,
    organisations=(
        *reference_data.local_authorities("BSW"),
        *reference_data.former_ccgs(PLACE_KEYS),
        *ORGANISATIONS,
    ),
    successions=(
        *SUCCESSIONS,
        *reference_data.place_successions(PLACE_KEYS),
        *reference_data.authority_successions("BSW"),
    ),
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
    form_appraisals=APPRAISALS,
    form_steps=FORM_STEPS,
    meetings=MEETINGS,
    accounts=accounts.BSW,
)
