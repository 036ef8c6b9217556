"""A member's own meetings, on "My membership"."""

from __future__ import annotations

from governance.foundation.screens import Ask, Column, Panel
from meetings.planning import presenters
from meetings.planning.selectors.meetings import meetings_for, still_ahead
from membership.interests.selectors.mine import i_stand_in_for
from membership.models import Person
from membership.people.selectors import committees_of

SHOWN = 10


def my_meetings(person: Person, ask: Ask) -> list[Panel]:
    """The next meetings of the committees in which the person sits or may stand in, as far as they may see them."""
    committees = {committee.pk for committee in committees_of(person, on=ask.on)}
    committees |= {row.seat.committee_id for row in i_stand_in_for(person, on=ask.on)}
    mine = meetings_for(ask.user, on=ask.today).filter(committee_links__committee__in=committees).distinct()
    columns = (
        Column("Meeting", lambda row: presenters.page_link(row)),
        Column("When", lambda row: presenters.when_and_who(row)),
        Column("State", lambda row: presenters.state_tag(row)),
    )
    return [
        Panel(
            "My meetings",
            columns,
            still_ahead(mine, on=ask.on)[:SHOWN],
            empty="No meeting of yours lies ahead whose papers were issued to you.",
        )
    ]
