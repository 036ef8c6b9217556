"""Addresses of interests, what is kept off their register, gifts and the policy, under /workspace/."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.register import also_show
from membership.interests.views import panels as interest_panels
from membership.interests.views.gifts import Gifts
from membership.interests.views.imports import InterestImports
from membership.interests.views.interests import Interests
from membership.interests.views.policy import InterestPolicies
from membership.interests.views.redactions import InterestRedactions
from membership.interests.views.removals import InterestRemovals

INTEREST_URLS = [
    *Interests().urls(),
    *InterestRedactions().urls(),
    *InterestRemovals().urls(),
    *InterestImports().urls(),
    *Gifts().urls(),
    *InterestPolicies().urls(),
]

navigation.contribute(
    Section(
        "interests",
        "Interests",
        "membership:interest-list",
        45,
        "membership",
        nouns=("interest", "gift", "declaration", "campaign"),
        shown=navigation.shown_with(Permission.VIEW_WORKSPACE),
    )
)
also_show("membership:person", interest_panels.of_person)
also_show("governance:committee", interest_panels.of_committee)
dashboard.contribute(interest_panels.to_look_at)
