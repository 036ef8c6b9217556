"""Suggestions of interests: one to look at, and one that was looked at with a note that few may read."""

from __future__ import annotations

from governance.foundation import clock
from governance.models import Organisation
from meetings.models import AgendaItem
from meetings.papers.actions.agenda import change_item
from meetings.papers.actions.matching import set_aside
from meetings.papers.rules.matching_facts import Suggestion
from meetings.papers.selectors.matching import matches
from tests.security.samples import Samples


def add(s: Samples) -> None:
    """Wren Ashby works for the organisation of two items; at the second this was looked at."""
    waiting = AgendaItem.objects.get(pk=s["submitted"].item_id)
    s.addresses["meetings:interest-look", "mark"] = _tagged(s, s["item"], s["organisation"]).mark
    mark = _tagged(s, waiting, s["organisation"]).mark
    set_aside(item=waiting, mark=mark, note=s.canary("interest", "looknote"), by=s.lead)
    s.addresses["meetings:meeting-interests@issued", "pk"] = s["issued"].slug


def _tagged(s: Samples, item: AgendaItem, organisation: Organisation) -> Suggestion:
    change_item(item, {}, many={"organisations": [organisation]}, by=s.lead)
    today = clock.today()
    found = matches(item.meeting, s.lead, on=today, rights_on=today, item=item).items[0].open
    return next(one for one in found if one.person == s["person"].pk)
