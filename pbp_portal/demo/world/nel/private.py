"""Tower Hamlets: the private meeting of the Together Board on 2 December 2021."""

from datetime import date, time

from pbp_portal.demo.world.meeting_shapes import (
    AgendaItem,
    Author,
    Meeting,
    Paper,
    Recommendation,
    SignOff,
)

DIRECTOR = "shireen-calloway"

REVIEW = Paper(
    key="tht-2021-12-02-section-75",
    title="Section 75 agreements: a review before April 2022",
    body="nel/section-75-review.md",
    purposes=("discussion", "decision"),
    executive_summary="Eleven schedules were read. Names are out of date, and two have no way to leave.",
    recommendations=(
        Recommendation("1", "agree", "Agree to change the names in nine schedules by January 2022."),
        Recommendation("2", "comment", "Comment on one agreement in place of eleven."),
    ),
    authors=(Author("joyce-amankwah", "Head of Integrated Commissioning"),),
    presenter="joyce-amankwah",
    executive_lead=DIRECTOR,
    dated=date(2021, 11, 18),
    conflicts="Providers paid under a schedule take no part when it is discussed.",
    conflict_outcome="remain_silent",
    conflict_class="Members paid under a schedule",
    sign_off=SignOff(DIRECTOR, date(2021, 11, 23), "Managing Director, Tower Hamlets"),
)

TOGETHER_BOARD = Meeting(
    key="tht-2021-12-02",
    committees=("tower-hamlets-together-board",),
    title="Tower Hamlets Together Board",
    kind="private",
    on=date(2021, 12, 2),
    starts=time(9),
    ends=time(11),
    mode="remote",
    items=(
        AgendaItem("tht-2021-12-02-1", "Welcome and declarations of interest", "standing", 5, lead=DIRECTOR),
        AgendaItem(
            "tht-2021-12-02-2",
            "Section 75 agreements",
            "business",
            45,
            ("discussion", "decision"),
            "joyce-amankwah",
            papers=(REVIEW,),
        ),
        AgendaItem("tht-2021-12-02-3", "Any other business", "aob", 5, lead=DIRECTOR),
    ),
)
