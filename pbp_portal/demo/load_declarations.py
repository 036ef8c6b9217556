"""One open campaign of declarations with its first answers, in one ICB."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from governance.foundation import clock
from governance.models import Committee
from membership.interests.actions.campaigns import open_campaign, prepare_campaign
from membership.interests.actions.declarations import Answer, return_declaration
from membership.interests.selectors.campaigns import asking_job
from membership.interests.selectors.declarations import standing_interests
from membership.models import Declaration, DeclarationCampaign, Person
from pbp_portal.demo.book import Desk
from pbp_portal.demo.load_publications import do_job
from pbp_portal.demo.world.shared import SERVICE_START

CAMPAIGN = "sel-declarations"
BOARD = "bexley-strategic-board"
DAYS_TO_ANSWER = 28
FIRST = "winston-abara-clarke"
LISTED = "eleanor-adebayo-finch"
TRUSTEE: dict[str, Any] = {
    "category": "personal",
    "party": "Danson Park Bowls Club",
    "position": "Trustee",
    "nature": "Unpaid trustee of a local charity that has applied for a grant from the place.",
    "effective_from": SERVICE_START,
}


def load_declarations(desk: Desk) -> None:
    """Everybody at one board is asked; two have answered, the others are still to."""
    if desk.system.icb.key != "sel":
        return
    today = clock.today()
    campaign = desk.enter(
        DeclarationCampaign,
        CAMPAIGN,
        prepare_campaign,
        icb=desk.icb,
        title="Yearly review of interests, Bexley",
        opens_on=today,
        due_on=today + timedelta(days=DAYS_TO_ANSWER),
        committees=[desk.book.row(Committee, BOARD)],
        message="Ask the governance team if you are not sure whether something is to be declared.",
        remind_days=[-7, 0, 7],
        escalate_after_days=14,
    )
    if campaign.state == "draft":
        campaign = open_campaign(campaign, by=desk.lead)
    if (job := asking_job(campaign)) is not None and job.state in ("queued", "running"):
        do_job(job)
    _answer(desk, campaign, FIRST)
    _answer(desk, campaign, LISTED, TRUSTEE)


def _answer(desk: Desk, campaign: DeclarationCampaign, key: str, *added: dict[str, Any]) -> None:
    """The person answers, if they were asked and have not."""
    person = desk.book.row(Person, key)
    asked = Declaration.objects.filter(campaign=campaign, person=person, state="asked").first()
    if asked is not None:
        standing = standing_interests(person, on=clock.today())
        answers = [Answer(interest, interest.version) for interest in standing]
        return_declaration(asked, answers=answers, added=added, is_nil=not (answers or added), by=person.user)
