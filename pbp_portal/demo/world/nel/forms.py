"""North East London: five forms, the arrow of Tower Hamlets, its request for a next step (R87–R94, R104)."""

from datetime import date

from pbp_portal.demo.world.form_shapes import Appraisal, FormOption, FormStep, StepRequest

SOURCE = "Update to the Health and Wellbeing Board, autumn 2021, slide “Form”"
BOARD = "tower-hamlets-together-board"

APPRAISALS = (
    Appraisal(
        "tower-hamlets-forms-2021",
        "Five governance options for Tower Hamlets Together",
        SOURCE,
        (
            FormOption("1", "consultative_forum", reasons_for="Engages the widest range of partners."),
            FormOption(
                "2",
                "committee",
                marker="start",
                reasons_for="Decides from a range of views, with authority over resources delegated.",
            ),
            FormOption(
                "3",
                "individual_executives",
                reasons_for="Engages partners while one person stays responsible for decisions.",
            ),
            FormOption(
                "4", "joint_committee", marker="aim", reasons_for="Joint decisions between relevant partners."
            ),
            FormOption(
                "5", "lead_provider", reasons_for="Gives providers' leaders more ownership of delivery."
            ),
        ),
        committee=BOARD,
        considered_by="Tower Hamlets Together",
        note="To be agreed for April 2022 between the system's leadership and each partnership.",
        serves=("R87", "R88", "R89"),
    ),
)
FORM_STEPS = (
    FormStep(
        "tower-hamlets-form-1",
        BOARD,
        "consultative_forum",
        date(2016, 4, 1),
        source=SOURCE,
        serves=("R88",),
    ),
)
STEP_REQUESTS = (
    StepRequest(
        "tower-hamlets-step-1",
        BOARD,
        "place.director@nel.example",
        "form",
        "To work as a committee of the Integrated Care Board first, on the way to a joint committee.",
        (
            (
                "Partners of the borough decide by consensus and keep a shared plan",
                "Locality plan of the borough",
            ),
            ("Quality and performance are reported to the partnership each quarter", "Outcomes report"),
            ("A shared financial framework is agreed between the partners", "Financial framework"),
        ),
        form="committee",
        serves=("R76", "R104"),
    ),
)
