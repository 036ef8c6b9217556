"""Who is handed a letter on paper, with what stands in the register for them to look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from governance.foundation.effective import not_ended_q
from membership.interests.models import Declaration, DeclarationCampaign, Interest
from membership.interests.selectors.declarations import may_be_mailed


@dataclass(frozen=True)
class Sheet:
    """One outstanding declaration, and the interests that its person is to look at."""

    declaration: Declaration
    interests: tuple[Interest, ...]


def on_paper(campaign: DeclarationCampaign, *, on: date) -> list[Sheet]:
    """The sheets of a campaign, by name: outstanding, and no mail leads to an answer in the portal."""
    rows = Declaration.objects.filter(campaign=campaign).outstanding()
    rows = rows.select_related("person__user", "person__icb", "campaign").order_by("person__name", "pk")
    found = [row for row in rows if not may_be_mailed(row.person).ok]
    interests: dict[int, list[Interest]] = defaultdict(list)
    standing = Interest.objects.filter(not_ended_q(on), person__in=[row.person_id for row in found])
    for each in standing.exclude(state="withdrawn").select_related("organisation").order_by("pk"):
        interests[each.person_id].append(each)
    return [Sheet(row, tuple(interests[row.person_id])) for row in found]
