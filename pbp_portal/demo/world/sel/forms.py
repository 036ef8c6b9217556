"""South East London: five national options narrowed to two, A and B (R89, R147)."""

from datetime import date

from pbp_portal.demo.world.form_shapes import Appraisal, FormOption

NOT_RECOMMENDED = "Not among the two options that the executive recommends for boroughs to decide between."

APPRAISALS = (
    Appraisal(
        "sel-forms-2021",
        "Options for local care partnerships of South East London",
        "Bexley Strategic Board, 30 September 2021, enclosure B, ¶3.1",
        (
            FormOption(
                "A",
                "committee",
                "kept",
                reasons_for="Delegated authority to decide about the use of the NHS body's resources.",
            ),
            FormOption(
                "B",
                "joint_committee",
                "kept",
                reasons_for=(
                    "Relevant statutory bodies delegate specific functions, services or populations to it under "
                    "their schemes of delegation."
                ),
            ),
            *(
                FormOption(f"Not lettered: {words}", form, "not_taken", reasons_against=NOT_RECOMMENDED)
                for form, words in (
                    ("consultative_forum", "consultative forum"),
                    ("individual_executives", "individual executives"),
                    ("lead_provider", "lead provider"),
                )
            ),
        ),
        considered_by="Executive of the South East London system",
        considered_on=date(2021, 9, 1),
        note="Early September 2021; each borough decides between the two.",
        serves=("R89", "R147"),
    ),
)
