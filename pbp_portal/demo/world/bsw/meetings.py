"""BSW: the scrutiny panel of 15 October 2021 and the Alliance Strategic Group of 28 October 2021 (R124,
R131, R137).
"""

from datetime import date, time

from pbp_portal.demo.world.meeting_shapes import (
    AgendaItem,
    Annex,
    Author,
    Meeting,
    Paper,
    Recommendation,
    Review,
    SignOff,
)

PANEL_CHAIR = "horatio-dunkerton"
LEAD = "caroline-thackeray"
SIGNED = SignOff(LEAD, date(2021, 10, 6), "Chief Operating Officer, B&NES")

TRANSITION = Paper(
    key="banes-panel-2021-10-15-transition",
    title="BSW integrated care system: development and transition",
    body="bsw/ics-transition.md",
    purposes=("discussion", "noting"),
    executive_summary=(
        "How the integrated care system for Bath and North East Somerset, Swindon and Wiltshire "
        "is being set up, what "
        "its two statutory bodies will do, and what the B&NES Integrated Care Alliance is and "
        "may become. Partners "
        "have agreed to work towards a joint committee."
    ),
    recommendations=(
        Recommendation("1", "note", "Note the arrangements for the transition."),
        Recommendation("2", "comment", "Comment on the preferred form for the alliance."),
    ),
    authors=(
        Author("rosanna-iyer-blake", "Director of Strategy and Transformation"),
        Author(LEAD, "Chief Operating Officer, B&NES"),
    ),
    presenter="rosanna-iyer-blake",
    executive_lead=LEAD,
    dated=date(2021, 9, 28),
    reviews=(Review("B&NES Alliance Strategic Group", date(2021, 9, 30), "Supported"),),
    conflicts="None identified.",
    conflict_outcome="none",
    annexes=(Annex("A", "Appraisal of the five options", "bsw/annex-options.md"),),
    sign_off=SIGNED,
    policy_drivers=("Health and Care Bill, July 2021", "Thriving Places, September 2021"),
    serves=("R110", "R111", "R114", "R116", "R117", "R118", "R121", "R125", "R131", "R137"),
)

MINUTES = Paper(
    key="banes-panel-2021-10-15-minutes",
    title="Minutes of 17 September 2021",
    body="bsw/minutes-2021-09-17.md",
    purposes=("approval",),
    executive_summary="Unconfirmed minutes of the last meeting of the panel.",
    recommendations=(Recommendation("1", "approve", "Approve the minutes as a correct record."),),
    authors=(Author("marisol-weston", "Scrutiny Officer"),),
    presenter=PANEL_CHAIR,
    executive_lead=LEAD,
    dated=date(2021, 9, 24),
    conflicts="None identified.",
    conflict_outcome="none",
    sign_off=SIGNED,
)

WINTER = Paper(
    key="banes-panel-2021-10-15-winter",
    title="Demand, capacity and winter planning",
    body="bsw/winter-plan.md",
    purposes=("discussion",),
    executive_summary="How the alliance expects to meet demand between November 2021 and March 2022.",
    recommendations=(
        Recommendation("1", "comment", "Comment on the plan."),
        Recommendation(
            "2", "note", "Note the use of the hospital discharge programme and the Better Care Fund."
        ),
    ),
    authors=(Author("alban-freshford", "Deputy Chief Operating Officer, B&NES"),),
    presenter="alban-freshford",
    executive_lead=LEAD,
    dated=date(2021, 9, 27),
    reviews=(Review("B&NES Alliance Operational Delivery Group", date(2021, 9, 28), "Agreed"),),
    conflicts="The co-opted member's organisation is paid for part of the plan.",
    conflict_outcome="discuss_and_decide",
    conflict_class="Members whose organisations are paid under the plan",
    sign_off=SIGNED,
    serves=("R136",),
)

WARD = Paper(
    key="banes-panel-2021-10-15-ward",
    title="Temporary change to a community ward",
    body="bsw/community-ward.md",
    purposes=("information",),
    executive_summary=(
        "Staffing on one community ward and a temporary change that is under discussion with staff."
    ),
    recommendations=(Recommendation("1", "note", "Note the position in confidence."),),
    authors=(Author(LEAD, "Chief Operating Officer, B&NES"),),
    presenter=LEAD,
    executive_lead=LEAD,
    dated=date(2021, 10, 5),
    conflicts="The provider's members take no part.",
    conflict_outcome="remain_silent",
    conflict_class="Members employed by the provider",
    is_confidential=True,
    confidential_reason="negotiation",
    sign_off=SIGNED,
    serves=("R193",),
)

FRAMEWORK = Paper(
    key="banes-asg-2021-10-28-finance",
    title="Financial governance framework for place",
    body="bsw/financial-framework.md",
    purposes=("discussion", "endorsement"),
    executive_summary=(
        "A first framework for the money that the alliance may be asked to manage from April 2022."
    ),
    recommendations=(
        Recommendation("1", "endorse", "Endorse the principles in section 2 as the basis for further work."),
        Recommendation("2", "agree", "Agree the work plan in section 4."),
    ),
    authors=(Author("ngozi-bradbury", "Chief Finance Officer"),),
    presenter="ngozi-bradbury",
    executive_lead=LEAD,
    dated=date(2021, 10, 18),
    conflicts="Providers may be paid from budgets described here.",
    conflict_outcome="discuss_only",
    conflict_class="Provider members",
    sign_off=SignOff(LEAD, date(2021, 10, 20), "Chief Operating Officer, B&NES"),
    serves=("R120", "R128", "R135"),
)


def item(
    day: str, number: int, title: str, kind: str, minutes: int, lead: str, *papers: Paper, **more: object
) -> AgendaItem:
    """An agenda item; its purposes follow its first paper."""
    purposes = papers[0].purposes if papers else ()
    return AgendaItem(f"banes-{day}-{number}", title, kind, minutes, purposes, lead, papers=papers, **more)


PANEL, GROUP = "2021-10-15", "2021-10-28"
MEETINGS = (
    Meeting(
        key="banes-panel-2021-10-15",
        committees=("banes-scrutiny-panel",),
        title="Scrutiny panel",
        kind="public",
        on=date(2021, 10, 15),
        starts=time(10),
        ends=time(12, 30),
        venue="Council Chamber, Guildhall, Bath",
        mode="in_person",
        is_published=True,
        items=(
            item(PANEL, 1, "Welcome, apologies and declarations of interest", "standing", 5, PANEL_CHAIR),
            item(PANEL, 2, "Items from the public", "public_forum", 15, PANEL_CHAIR),
            item(PANEL, 3, "Minutes of 17 September 2021", "minutes", 5, PANEL_CHAIR, MINUTES),
            item(
                PANEL,
                4,
                "BSW integrated care system: development and transition",
                "business",
                45,
                "rosanna-iyer-blake",
                TRANSITION,
            ),
            item(PANEL, 5, "Demand, capacity and winter planning", "business", 30, "alban-freshford", WINTER),
            item(PANEL, 6, "Any other business", "aob", 5, PANEL_CHAIR),
            item(
                PANEL,
                7,
                "Temporary change to a community ward",
                "business",
                20,
                LEAD,
                WARD,
                openness="private",
                private_reason="negotiation",
                hide_title=True,
                note=(
                    "Exempt information about consultations with staff (Local Government Act 1972, Schedule "
                    "12A)."
                ),
            ),
        ),
        serves=("R137",),
    ),
    Meeting(
        key="banes-asg-2021-10-28",
        committees=("banes-alliance-strategic-group",),
        title="Alliance Strategic Group",
        kind="private",
        on=date(2021, 10, 28),
        starts=time(9, 30),
        ends=time(11, 30),
        mode="remote",
        items=(
            item(
                GROUP, 1, "Welcome, apologies and declarations of interest", "standing", 5, "gwendolyn-sarkar"
            ),
            item(
                GROUP,
                2,
                "Away days: ways of working and membership (verbal)",
                "business",
                30,
                "gwendolyn-sarkar",
            ),
            item(
                GROUP,
                3,
                "Financial governance framework for place",
                "business",
                40,
                "ngozi-bradbury",
                FRAMEWORK,
            ),
            item(GROUP, 4, "Any other business", "aob", 5, "gwendolyn-sarkar"),
        ),
        serves=("R124", "R135"),
    ),
    Meeting(
        key="banes-asg-2021-11-25",
        committees=("banes-alliance-strategic-group",),
        title="Alliance Strategic Group",
        kind="private",
        on=date(2021, 11, 25),
        starts=time(9, 30),
        ends=time(11, 30),
        mode="remote",
    ),
)
