"""North East London with Tower Hamlets."""

from pbp_portal.demo import reference_data
from pbp_portal.demo.world import accounts
from pbp_portal.demo.world.nel.bodies import COMMITTEES, ICB, ORGANISATIONS, SUCCESSIONS
from pbp_portal.demo.world.nel.forms import APPRAISALS, FORM_STEPS, STEP_REQUESTS
from pbp_portal.demo.world.nel.meetings import MEETINGS
from pbp_portal.demo.world.nel.people import DEPUTIES, PEOPLE, POSTS, SEATS
from pbp_portal.demo.world.nel.road import ROAD
from pbp_portal.demo.world.nel.scheme import AGREEMENTS, SCHEME, TERMS
from pbp_portal.demo.world.shapes import System

PLACES = reference_data.places("QMF")
PLACE_KEYS = frozenset(place.key for place in PLACES)

SYSTEM = System(
    icb=ICB,
    organisations=(
        *reference_data.local_authorities("NEL"),
        *reference_data.former_ccgs(PLACE_KEYS),
        *ORGANISATIONS,
    ),
    successions=(
        *SUCCESSIONS,
        *reference_data.place_successions(PLACE_KEYS),
        *reference_data.authority_successions("NEL"),
    ),
    places=PLACES,
    committees=COMMITTEES,
    posts=POSTS,
    seats=SEATS,
    people=PEOPLE,
    deputies=DEPUTIES,
    terms=TERMS,
    agreements=AGREEMENTS,
    scheme=SCHEME,
    road=ROAD,
    form_appraisals=APPRAISALS,
    form_steps=FORM_STEPS,
    step_requests=STEP_REQUESTS,
    meetings=MEETINGS,
    accounts=accounts.NEL,
)
