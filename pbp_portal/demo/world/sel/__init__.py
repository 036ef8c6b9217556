"""South East London with Bexley's board."""

from pbp_portal.demo import reference_data
from pbp_portal.demo.world import accounts
from pbp_portal.demo.world.sel.bodies import COMMITTEES, ICB
from pbp_portal.demo.world.sel.composition import MEMBERSHIP_RULES
from pbp_portal.demo.world.sel.forms import APPRAISALS
from pbp_portal.demo.world.sel.held import HELD
from pbp_portal.demo.world.sel.minutes import MINUTES
from pbp_portal.demo.world.sel.organisations import ORGANISATIONS, SUCCESSIONS
from pbp_portal.demo.world.sel.people import PEOPLE
from pbp_portal.demo.world.sel.schedule import MEETINGS, SERIES
from pbp_portal.demo.world.sel.scheme import SCHEME, TERMS
from pbp_portal.demo.world.sel.seats import DEPUTIES, POSTS, SEATS
from pbp_portal.demo.world.shapes import System

PLACES = reference_data.places("QKK")
PLACE_KEYS = frozenset(place.key for place in PLACES)

SYSTEM = System(
    icb=ICB,
    organisations=(
        *reference_data.local_authorities("SEL"),
        *reference_data.former_ccgs(PLACE_KEYS),
        *ORGANISATIONS,
    ),
    successions=SUCCESSIONS,
    places=PLACES,
    committees=COMMITTEES,
    posts=POSTS,
    seats=SEATS,
    membership_rules=MEMBERSHIP_RULES,
    people=PEOPLE,
    deputies=DEPUTIES,
    terms=TERMS,
    scheme=SCHEME,
    form_appraisals=APPRAISALS,
    meeting_series=SERIES,
    meetings=MEETINGS,
    held=HELD,
    minutes=MINUTES,
    accounts=accounts.SEL,
)
