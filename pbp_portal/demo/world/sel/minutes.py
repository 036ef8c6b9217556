"""Minutes of the held meetings of Bexley's board: those of September approved, those of November out for comment."""

from pbp_portal.demo.world.meeting_shapes import HeldMinutes

MINUTES = (
    HeldMinutes(
        meeting="bsb-held-2024-09-26",
        opening="The Chair welcomed everybody and the members of the public who watched.",
        business=(
            "The Board looked at the winter plan for care at home. Members asked:\n\n"
            "- how people who live alone are found in time,\n"
            "- whether the **evening visits** are staffed until March.\n\n"
            "The voluntary sector offered to bring in its visiting scheme."
        ),
        private="The price that one provider asks was named, and is not to be told before contracts are signed.",
        close="The Chair thanked everybody.",
        approved_at="bsb-held-2024-10-24",
        words="Agreed by all present under the first item.",
        signed="Dr Winston Abara-Clarke, Chair",
    ),
    HeldMinutes(
        meeting="bsb-held-2024-11-28",
        opening="The Chair welcomed everybody.",
        business=(
            "Healthwatch Bexley told the Board what residents said about urgent care. "
            "Most wish for one number to ring, and for plain words."
        ),
        close="The Chair thanked Healthwatch Bexley.",
    ),
)
