"""BOB: the form of the three place partnerships, a first step that may evolve (R18, R30)."""

from datetime import date

from pbp_portal.demo.world.bob.bodies import ESTABLISHED, PLACES
from pbp_portal.demo.world.bob.organisations import ICB_ENDS
from pbp_portal.demo.world.form_shapes import FormStep

FORM_STEPS = tuple(
    FormStep(
        f"{key}-form-1",
        f"{key}-place-partnership",
        "committee",
        ESTABLISHED,
        end=ICB_ENDS,
        approved_by="BOB Integrated Care Board, 29 November 2022",
        approved_on=date(2022, 11, 29),
        note="A first step. The form may need to evolve as the White Paper of February 2022 becomes guidance or law.",
        source="Board paper, 27 September 2022, ¶16",
        serves=("R18", "R88"),
    )
    for _, key, _, _ in PLACES
)
