"""Policies on interests, and what some people of two systems have declared."""

from __future__ import annotations

from governance.models import User
from membership.enums import InterestSource
from membership.interests.actions.gifts import decide_offer, declare_offer
from membership.interests.actions.interests import declare_interest
from membership.interests.actions.policy import create_policy
from membership.interests.actions.review import confirm_interest
from membership.models import GiftOrHospitality, Interest, InterestPolicy, Person
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world import interests
from pbp_portal.demo.world.interests import Declared, Offered


def load_interests(desk: Desk) -> None:
    """What a guardian has to say is said by the account of the ICB's guardian."""
    key = desk.system.icb.key
    values = interests.POLICIES[key]
    desk.enter(
        InterestPolicy, f"{key}-interest-policy", create_policy, icb=desk.icb, title=interests.TITLE, **values
    )
    for row in interests.INTERESTS.get(key, ()):
        _declare(desk, row, User.objects.get(email=interests.GUARDIANS[key]))
    for offer in interests.OFFERS.get(key, ()):
        _offer(desk, offer, User.objects.get(email=interests.GUARDIANS[key]))


def _declare(desk: Desk, row: Declared, guardian: User) -> None:
    """Entered by the lead, and confirmed by the guardian the first time only."""
    interest = desk.enter(
        Interest,
        row.key,
        declare_interest,
        person=desk.book.row(Person, row.person),
        source=InterestSource.OFFICE,
        declared_on=row.declared_on,
        category=row.category,
        kind=row.kind,
        relation=row.relation,
        party=row.party,
        position=row.position,
        nature=row.nature,
        mitigation=row.mitigation,
        effective_from=row.start,
        effective_to=row.end,
    )
    if row.reviewed and interest.version == 1:
        desk.book.put(row.key, confirm_interest(interest, by=guardian))


def _offer(desk: Desk, row: Offered, guardian: User) -> None:
    """Entered by the lead; what waits is decided by the guardian the first time only."""
    offer = desk.enter(
        GiftOrHospitality,
        row.key,
        declare_offer,
        person=desk.book.row(Person, row.person),
        kind=row.kind,
        sponsored=row.sponsored,
        offered_on=row.offered_on,
        declared_on=row.declared_on,
        offered_by_name=row.by,
        is_supplier="yes",
        description=row.description,
        value=row.value,
        response=row.response,
    )
    if row.decided and offer.version == 1:
        decision = {
            "response": row.decided,
            "approved_by": "Conflicts of interest guardian",
            "reason": row.why,
        }
        desk.book.put(row.key, decide_offer(offer, by=guardian, **decision))
