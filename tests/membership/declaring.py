"""People with accounts, a policy and declared interests, made as actions make them."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation.audit import save_recorded
from governance.foundation.models import GovernanceEvent
from membership.interests.actions.interests import declare_interest
from membership.interests.actions.policy import create_policy
from membership.interests.actions.review import confirm_interest
from membership.models import Interest, InterestPolicy, Person
from tests.fixtures.people import START

JAN, JUNE = date(2023, 1, 1), date(2023, 6, 30)
SAYS: dict[str, Any] = {
    "category": "financial",
    "party": "Fernbank Consulting Ltd",
    "position": "Director",
    "nature": "Holds a third of the shares",
    "effective_from": JAN,
}


def with_account(person: Person, user: Any) -> Person:
    person.user = user
    return save_recorded(person, by=None)


def enter_policy(icb: Any, by: Any, **values: Any) -> InterestPolicy:
    """28 days, six months, six years, from April 2020, unless `values` say otherwise."""
    usual = {"declare_within_days": 28, "public_months_after": 6, "private_years_after": 6}
    return create_policy(icb=icb, by=by, **({"effective_from": START} | usual | values))


def declared(person: Person, keeper: Any, **values: Any) -> Interest:
    """Entered by the keeper as declared on 1 January 2023."""
    given = {"declared_on": JAN, "source": "office"} | SAYS | values
    return declare_interest(person=person, by=keeper, **given)


def confirmed(person: Person, keeper: Any, guardian: Any, **values: Any) -> Interest:
    return confirm_interest(declared(person, keeper, **values), by=guardian)


def told_of(*nouns: str) -> str:
    """All that the ledger says of rows of these kinds."""
    events = GovernanceEvent.objects.filter(subject_type__in=[f"membership.{noun}" for noun in nouns])
    return "\n".join(f"{e.before}{e.after}{e.summary}{e.reason}{e.subject_label}" for e in events)
