"""Declarations of interests: one that was returned, and one that its person still owes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from governance.foundation import clock
from membership.interests.actions.campaigns import prepare_campaign
from membership.interests.actions.declarations import ask_people, return_declaration

if TYPE_CHECKING:
    from tests.security.samples import Samples


def add(s: Samples) -> None:
    due = clock.today() + timedelta(days=28)
    made = ask_people([s["person"], s["recused"]], occasion="yearly", due_on=due, by=s.lead)
    asked = {row.person_id: row for row in made}
    s.rows["declaration"] = return_declaration(
        asked[s["person"].pk], is_nil=True, statement=s.canary("interest", "statement"), by=s.lead
    )
    own = asked[s["recused"].pk]
    s.rows["own-declaration"] = own
    for act in ("detail", "answer"):
        s.addresses[f"membership:declaration-{act}@own", "pk"] = own.pk
    s.rows["campaign"] = prepare_campaign(
        icb=s.world.north, title="Yearly review", opens_on=clock.today(), due_on=due, by=s.lead
    )
