"""Three meetings of Bexley's board in 2024 that were held, so that there is a record to read."""

from datetime import date, time

from pbp_portal.demo.world.meeting_shapes import HeldMeeting

BOARD = "bexley-strategic-board"
TWO, FOUR, FIVE = time(14), time(16), time(17)
CHAIR = "eleanor-adebayo-finch"

HELD = (
    HeldMeeting(
        key="bsb-held-2024-09-26",
        committee=BOARD,
        title="Bexley Strategic Board, September 2024",
        kind="public",
        on=date(2024, 9, 26),
        starts=TWO,
        ends=FIVE,
        venue="Council Chamber, Civic Offices, Bexleyheath",
        business="Winter plan for care at home",
        decision="The plan is recommended to the Integrated Care Board.",
        lead=CHAIR,
        apologies=("patrick-quillan", "fatou-jallow"),
        remote=("gregor-lachlan", "ursula-brandreth"),
        conflicted="joanna-pellew",
        nature="Her organisation would provide the service.",
        serves=("R163", "R173", "R175"),
    ),
    HeldMeeting(
        key="bsb-held-2024-10-24",
        committee=BOARD,
        title="Bexley Strategic Board, October 2024",
        kind="private",
        on=date(2024, 10, 24),
        starts=TWO,
        ends=FOUR,
        venue="Committee Room 2, Civic Offices, Bexleyheath",
        business="Premises for the neighbourhood teams",
        decision="Two sites are to be looked at further.",
        lead=CHAIR,
        apologies=("patrick-quillan", "anneliese-drummond"),
        remote=("fatou-jallow",),
        serves=("R163", "R175"),
    ),
    HeldMeeting(
        key="bsb-held-2024-11-28",
        committee=BOARD,
        title="Bexley Strategic Board, November 2024",
        kind="public",
        on=date(2024, 11, 28),
        starts=TWO,
        ends=FIVE,
        venue="Council Chamber, Civic Offices, Bexleyheath",
        business="What residents said about urgent care",
        decision="The themes are recommended for next year’s plan.",
        lead=CHAIR,
        apologies=("patrick-quillan", "megan-tollemache", "ravinder-sandhu-cole"),
        remote=("gregor-lachlan", "anneliese-drummond"),
        serves=("R163", "R175"),
    ),
)
