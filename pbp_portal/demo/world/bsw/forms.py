"""BSW: five options for the B&NES alliance, of which its members chose the fourth (R125–R131)."""

from datetime import date

from pbp_portal.demo.world.form_shapes import Appraisal, FormOption, FormStep

PAPER_DAY = date(2021, 10, 15)
SOURCE = "Paper to the scrutiny panel, 15 October 2021, place-based governance options"

APPRAISALS = (
    Appraisal(
        "banes-forms-2021",
        "Governance options for the B&NES Integrated Care Alliance",
        SOURCE,
        (
            FormOption(
                "Option 1",
                "consultative_forum",
                "not_taken",
                reasons_against="Not felt to be progressive enough, given where the alliance has already got to.",
            ),
            FormOption(
                "Option 2",
                "individual_executives",
                "not_taken",
                reasons_against="Not felt to be progressive enough, given where the alliance has already got to.",
            ),
            FormOption(
                "Option 3",
                "committee",
                "not_taken",
                reasons_for="Clear governance as a committee of the Integrated Care Board.",
                reasons_against="Its focus is on the NHS rather than on wider partners.",
            ),
            FormOption(
                "Option 4",
                "joint_committee",
                "chosen",
                marker="aim",
                reasons_for=(
                    "Joint decisions of statutory organisations give a greater sense of ownership and partnership, "
                    "and build on what is there."
                ),
            ),
            FormOption(
                "Option 5",
                "lead_provider",
                "not_taken",
                possible_from=date(2022, 4, 1),
                reasons_for="May be a long-term aim, given changes to procurement in the legislation.",
                reasons_against=(
                    "Not possible before April 2022 under the procurement rules, and too uncertain for a provider to "
                    "recommend to its board."
                ),
            ),
        ),
        committee="banes-integrated-care-alliance",
        considered_by="Members of the alliance",
        decided_by="Members of the B&NES Integrated Care Alliance",
        decided_on=PAPER_DAY,
        note="The paper reports the choice; its exact day is not given.",
        serves=("R89", "R125", "R126", "R127", "R128", "R129", "R130", "R131"),
    ),
)
FORM_STEPS = (
    FormStep(
        "banes-form-1",
        "banes-integrated-care-alliance",
        "consultative_forum",
        date(2018, 1, 1),
        source=SOURCE,
        serves=("R88", "R130"),
    ),
)
