"""Tower Hamlets: the Health and Wellbeing Board of 2 November 2021 and the workshop to follow (R87-R109)."""

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
from pbp_portal.demo.world.nel.private import TOGETHER_BOARD

CHAIR = "amina-lockhart"
DIRECTOR = "shireen-calloway"
SIGNED = SignOff(DIRECTOR, date(2021, 10, 22), "Managing Director, Tower Hamlets")

PARTNERSHIP = Paper(
    key="th-hwb-2021-11-02-borough-partnership",
    title="Integrated care system developments and borough-based partnerships",
    body="nel/borough-partnership.md",
    purposes=("discussion", "noting"),
    executive_summary=(
        "An update on the integrated care system for North East London, and on how Tower Hamlets "
        "Together may become "
        "its place-based partnership: what it could be responsible for, which of five forms it "
        "might take, and the "
        "steps to April 2022."
    ),
    recommendations=(
        Recommendation("1", "note", "Note the progress and the milestones in section 2."),
        Recommendation("2", "comment", "Comment on the functions in section 4 and the forms in section 5."),
        Recommendation("3", "agree", "Agree that a recommended form returns to the Board before April 2022."),
    ),
    authors=(
        Author(DIRECTOR, "Managing Director, Tower Hamlets"),
        Author("hugo-temperley", "Deputy Director, Partnership Development"),
    ),
    presenter=DIRECTOR,
    executive_lead=DIRECTOR,
    dated=date(2021, 10, 4),
    reviews=(Review("Tower Hamlets Together Board", date(2021, 10, 7), "Discussed"),),
    conflicts="Members of the Board are also members of Tower Hamlets Together.",
    conflict_outcome="discuss_and_decide",
    annexes=(Annex("A", "Ten functions in four groups", "nel/annex-ten-functions.md"),),
    sign_off=SIGNED,
    policy_drivers=("ICS Design Framework, June 2021", "Thriving Places, September 2021"),
    serves=("R87", "R88", "R95", "R97", "R99", "R103", "R107", "R108"),
)

MINUTES = Paper(
    key="th-hwb-2021-11-02-minutes",
    title="Minutes of 14 September 2021",
    body="nel/minutes-2021-09-14.md",
    purposes=("approval",),
    executive_summary="Unconfirmed minutes of the last meeting.",
    recommendations=(Recommendation("1", "approve", "Approve the minutes as a correct record."),),
    authors=(Author("jonty-akinola", "Committee Secretary, Tower Hamlets"),),
    presenter=CHAIR,
    executive_lead=DIRECTOR,
    dated=date(2021, 10, 1),
    conflicts="None.",
    conflict_outcome="none",
    sign_off=SIGNED,
)

FUND = Paper(
    key="th-hwb-2021-11-02-better-care-fund",
    title="Better Care Fund plan 2021/22",
    body="nel/better-care-fund.md",
    purposes=("decision",),
    executive_summary=(
        "The plan for the borough's Better Care Fund of £57.9 million, due to NHS England in November."
    ),
    recommendations=(
        Recommendation("1", "approve", "Approve the Better Care Fund plan for submission."),
        Recommendation("2", "note", "Note the services funded jointly by the council and the NHS."),
    ),
    authors=(Author("joyce-amankwah", "Head of Integrated Commissioning"),),
    presenter="joyce-amankwah",
    executive_lead=DIRECTOR,
    dated=date(2021, 10, 5),
    reviews=(Review("Tower Hamlets Together Board", date(2021, 10, 7), "Supported"),),
    conflicts="The voluntary sector and Barts Health receive money from the fund.",
    conflict_outcome="discuss_only",
    conflict_class="Members whose organisations are paid from the fund",
    sign_off=SIGNED,
    serves=("R106",),
)

CONTRACT = Paper(
    key="th-hwb-2021-11-02-homecare",
    title="Home care: procurement options",
    body="nel/homecare-procurement.md",
    purposes=("discussion",),
    executive_summary="Options for buying home care and reablement together, before the market is approached.",
    recommendations=(Recommendation("1", "comment", "Comment on the options in section 2."),),
    authors=(Author("joyce-amankwah", "Head of Integrated Commissioning"),),
    presenter="malachi-renshaw",
    executive_lead=DIRECTOR,
    dated=date(2021, 10, 21),
    conflicts="Organisations that may bid do not receive this paper.",
    conflict_outcome="excluded",
    conflict_class="Members whose organisations may bid",
    withheld_from=("ingrid-masood",),
    is_confidential=True,
    confidential_reason="commercial",
    sign_off=SIGNED,
    serves=("R9", "R193"),
)


def item(
    number: int, title: str, kind: str, minutes: int, lead: str, *papers: Paper, **more: object
) -> AgendaItem:
    """An agenda item; its purposes follow its first paper."""
    purposes = papers[0].purposes if papers else ()
    return AgendaItem(
        f"th-hwb-2021-11-02-{number}", title, kind, minutes, purposes, lead, papers=papers, **more
    )


MEETINGS = (
    Meeting(
        key="th-hwb-2021-11-02",
        committees=("tower-hamlets-hwb",),
        title="Health and Wellbeing Board",
        kind="public",
        on=date(2021, 11, 2),
        starts=time(17),
        ends=time(19),
        venue="Council Chamber, Town Hall, Mulberry Place",
        mode="in_person",
        is_published=True,
        items=(
            item(1, "Welcome, apologies and declarations of interest", "standing", 5, CHAIR),
            item(2, "Minutes of 14 September 2021", "minutes", 5, CHAIR, MINUTES),
            item(
                3,
                "Integrated care system developments and borough-based partnerships",
                "business",
                40,
                DIRECTOR,
                PARTNERSHIP,
            ),
            item(4, "Better Care Fund plan 2021/22", "business", 25, "joyce-amankwah", FUND),
            item(5, "Any other business", "aob", 5, CHAIR),
            item(
                6,
                "Home care: procurement options",
                "business",
                25,
                "malachi-renshaw",
                CONTRACT,
                openness="private",
                private_reason="commercial",
                note="Exempt information about the financial or business affairs of the authority "
                "(Local Government Act 1972, Schedule 12A, paragraph 3).",
            ),
        ),
        serves=("R108",),
    ),
    Meeting(
        key="tht-workshop-2021-11",
        committees=("tower-hamlets-together-board",),
        title="Workshop on form and governance",
        kind="workshop",
        on=None,
        date_text="TBC November 2021",
        starts=time(14),
        ends=time(17),
    ),
    TOGETHER_BOARD,
)
