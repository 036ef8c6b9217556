"""The public part of a committee's forward plan: what comes before it in the twelve months ahead.

Only business taken in public goes out: its title, purpose, the office that it rests with, and its months. Notes,
reasons, names of people, and agendas that are still being prepared are never read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import Openness
from governance.foundation import clock
from governance.models import Committee
from meetings.planning.plan_presenter import purposes_words
from meetings.planning.rules.plan import month_of, month_words, months_between, next_month
from meetings.planning.selectors.plan import Due, plan_of
from reports.enums import PublicationKind
from reports.models import Publication
from reports.publication.actions import publish
from reports.publication.shapes import Draft

MONTHS = 12


@dataclass(frozen=True)
class PlanDraft:
    """What goes out, and how many items are kept back because they are taken in private."""

    draft: Draft
    kept_back: int


def plan_key(committee: Committee) -> str:
    """`plan:12`: the series of one committee's plan."""
    return f"{PublicationKind.PLAN}:{committee.pk}"


def plan_draft(committee: Committee, *, by: Any, on: date) -> PlanDraft:
    """The plan from the month of `on`, as `by` may see it, without what is private."""
    first = month_of(on)
    last = next_month(first, MONTHS - 1)
    found = plan_of(committee, by, first=first, last=last, on=on)
    public = [due for due in found if due.item.openness == Openness.PUBLIC]
    place, icb = committee.place, committee.icb
    name = f"Forward plan, {committee.name}"
    content: dict[str, Any] = {
        "name": name,
        "icb": {"name": icb.short_name, "slug": icb.slug},
        "place": {"name": place.name, "slug": place.slug} if place else None,
        "committees": [{"name": committee.name, "slug": committee.slug}],
        "from": month_words(first),
        "to": month_words(last),
        "months": [_month(month, public) for month in months_between(first, last)],
    }
    draft = Draft(
        kind=PublicationKind.PLAN,
        subject_key=plan_key(committee),
        slug=committee.slug,
        title=name[:250],
        icb_id=icb.pk,
        icb_slug=icb.slug,
        content=content,
        committee_slugs=(committee.slug,),
    )
    private = {due.item.pk for due in found if due.item.openness != Openness.PUBLIC}
    return PlanDraft(draft, len(private))


def _month(month: date, found: list[Due]) -> dict[str, Any]:
    here = [due for due in found if due.occurrence.stands_in == month]
    return {
        "month": month_words(month),
        "items": [
            {
                "title": due.item.title,
                "purposes": purposes_words(due.item.purposes),
                "owner": due.item.owner_post.title if due.item.owner_post else "",
            }
            for due in here
        ],
    }


def publish_plan(committee: Committee, *, by: Any, reason: str = "") -> Publication:
    """Publish the public part of a committee's plan as it stands today.

    Raises NotPermitted; RuleNotMet when it says what is published already.
    """
    found = plan_draft(committee, by=by, on=clock.today())
    return publish(found.draft, subject=committee, by=by, reason=reason)
