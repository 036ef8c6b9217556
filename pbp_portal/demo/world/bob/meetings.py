"""BOB: the Board meeting of 27 September 2022 with item 11 on place-based partnerships (R1-R12)."""

from datetime import date, time

from pbp_portal.demo.world.bob.private import FIRST_IN_PUBLIC, IN_PRIVATE
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

ON = date(2022, 9, 27)
LEAD = "meera-chandrasekar"
GOVERNANCE = "tobias-fenwick-rao"

PLACE_PAPER = Paper(
    key="bob-2022-09-27-place-based-partnerships",
    title="Place-based Partnerships",
    body="bob/place-based-partnerships.md",
    purposes=("discussion", "information"),
    executive_summary=(
        "This paper sets out our present thinking on place-based partnerships: what they would "
        "be responsible for, "
        "how the system would support them, how the ICB's own teams would be arranged, and how they would be "
        "governed. It rests on conversations with leaders in each place. The existing place "
        "boards have not yet been "
        "consulted formally. The Board's views are sought so that each place can be engaged on "
        "the proposals before a "
        "recommendation returns to the Board later in the year.\n\n"
        "**Implications.** No money moves and no authority is delegated by this paper. "
        "Delegation would be agreed "
        "place by place, with outcomes and metrics."
    ),
    recommendations=(
        Recommendation("1", "note", "Note the emerging operating model to support place-based partnerships."),
        Recommendation("2", "comment", "Comment on the proposals in this paper and its annexes."),
    ),
    authors=(
        Author(LEAD, "Interim Chief Delivery Officer"),
        Author(GOVERNANCE, "Director of Governance"),
    ),
    presenter=LEAD,
    executive_lead=LEAD,
    dated=date(2022, 9, 4),
    reviews=(Review("ICB Executive", date(2022, 9, 12)),),
    conflicts="Partner members of the Board are likely to be members of place-based partnerships.",
    conflict_outcome="discuss_only",
    conflict_class="Partner members of the Board",
    annexes=(
        Annex("1", "Key service areas and proposed operating model", "bob/annex-1-service-areas.md"),
        Annex("2", "System areas and their interface with place", "bob/annex-2-system-areas.md"),
        Annex("3", "Team structure and reporting", "bob/annex-3-teams.md"),
    ),
    sign_off=SignOff(LEAD, date(2022, 9, 14), "Interim Chief Delivery Officer"),
    policy_drivers=("White Paper: Joining up care for people, places and populations, February 2022",),
    serves=("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R10", "R11", "R12", "R16", "R55", "R56"),
)

MINUTES = Paper(
    key="bob-2022-09-27-minutes",
    title="Minutes of the Board meeting of 1 July 2022",
    body="bob/minutes-2022-07-01.md",
    purposes=("decision",),
    executive_summary="Unconfirmed minutes of the first meeting of the Board, with the action log.",
    recommendations=(
        Recommendation("1", "approve", "Approve the minutes of 1 July 2022 as a correct record."),
    ),
    authors=(Author("kofi-brandwood", "Board Secretary"),),
    presenter="rosalind-okafor-hughes",
    executive_lead=GOVERNANCE,
    dated=date(2022, 9, 1),
    reviews=(Review("ICB Executive", date(2022, 9, 12)),),
    conflicts="None.",
    conflict_outcome="none",
    sign_off=SignOff(GOVERNANCE, date(2022, 9, 14), "Director of Governance"),
    serves=("R1", "R11"),
)

PERFORMANCE = Paper(
    key="bob-2022-09-27-performance",
    title="Quality and performance report",
    body="bob/quality-performance.md",
    purposes=("discussion", "information"),
    executive_summary=(
        "Waits of over 78 weeks fell for the third month. Ambulance handovers and the two-week "
        "cancer standard remain "
        "off track, and recovery is led by the Urgent and Emergency Care Board and the Cancer Alliance."
    ),
    recommendations=(
        Recommendation("1", "assurance", "Receive assurance on the recovery actions in section 3."),
        Recommendation("2", "note", "Note the position on urgent care and cancer."),
    ),
    authors=(Author("anjali-hotchkiss", "Head of Performance"),),
    presenter="hannah-brockbank",
    executive_lead=LEAD,
    dated=date(2022, 9, 8),
    reviews=(Review("ICB Executive", date(2022, 9, 12)),),
    conflicts="Partner members from trusts deliver the services reported here; no decision is asked for.",
    conflict_outcome="discuss_and_decide",
    sign_off=SignOff(LEAD, date(2022, 9, 14), "Interim Chief Delivery Officer"),
    serves=("R1", "R6", "R25", "R52"),
)

SUPPORT = Paper(
    key="bob-2022-09-27-provider-support",
    title="Financial support to a provider",
    body="bob/provider-support.md",
    purposes=("decision",),
    executive_summary=(
        "Terms on which short-term cash support would be given to one NHS provider before year end."
    ),
    recommendations=(Recommendation("1", "approve", "Approve the terms in paragraph 4."),),
    authors=(Author("julian-castellane", "Chief Finance Officer"),),
    presenter="julian-castellane",
    executive_lead=LEAD,
    dated=date(2022, 9, 9),
    reviews=(Review("ICB Executive", date(2022, 9, 12)),),
    conflicts="The partner member from the provider concerned has an interest.",
    conflict_outcome="paper_withheld",
    conflict_class="Partner member: NHS trusts",
    withheld_from=("aileen-garrick-moss",),
    is_confidential=True,
    confidential_reason="commercial",
    sign_off=SignOff(LEAD, date(2022, 9, 14), "Interim Chief Delivery Officer"),
    serves=("R8", "R9", "R193"),
)


def item(
    number: int, title: str, kind: str, minutes: int, lead: str, *papers: Paper, **more: object
) -> AgendaItem:
    """An agenda item of this meeting; purposes follow its first paper."""
    purposes = papers[0].purposes if papers else ()
    return AgendaItem(f"bob-2022-09-27-{number}", title, kind, minutes, purposes, lead, papers=papers, **more)


CHAIR = "rosalind-okafor-hughes"
BOARD_MEETING = Meeting(
    key="bob-board-2022-09-27",
    committees=("bob-icb-board",),
    title="Board meeting",
    kind="public",
    on=ON,
    starts=time(10),
    ends=time(13),
    venue="Conference room, Sandford Gate, Oxford",
    mode="hybrid",
    is_published=True,
    items=(
        item(1, "Welcome, introductions and apologies", "standing", 5, CHAIR),
        item(2, "Declarations of interest", "standing", 5, CHAIR),
        item(3, "Questions from the public", "public_forum", 15, CHAIR),
        item(4, "Minutes of the meeting of 1 July 2022", "minutes", 5, CHAIR, MINUTES),
        item(5, "Matters arising and action log", "matters_arising", 5, CHAIR),
        item(6, "Chair's report (verbal)", "business", 5, CHAIR),
        item(7, "Chief Executive's report (verbal)", "business", 10, "gareth-llewellyn-price"),
        item(8, "Quality and performance report", "business", 30, "hannah-brockbank", PERFORMANCE),
        item(9, "Finance report (verbal)", "business", 15, "julian-castellane"),
        item(10, "Reports from committees (verbal)", "business", 10, "prudence-wetherby"),
        item(11, "Place-based Partnerships", "business", 40, LEAD, PLACE_PAPER),
        item(12, "Any other business", "aob", 5, CHAIR),
        item(
            13,
            "Financial support to a provider",
            "business",
            20,
            "julian-castellane",
            SUPPORT,
            openness="private",
            private_reason="commercial",
            note="Publicity would prejudice the commercial interests of the provider and the ICB.",
        ),
    ),
    serves=("R1", "R11", "R193"),
)

NEXT_BOARD = Meeting(
    key="bob-board-2022-11-29",
    committees=("bob-icb-board",),
    title="Board meeting",
    kind="public",
    on=date(2022, 11, 29),
    starts=time(10),
    ends=time(13),
    mode="hybrid",
)

MEETINGS = (BOARD_MEETING, NEXT_BOARD, FIRST_IN_PUBLIC, IN_PRIVATE)
