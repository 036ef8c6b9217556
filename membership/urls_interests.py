"""Addresses of interests, what is kept off their register, gifts and the policy, under /workspace/."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.register import also_show
from membership.views import interest_panels
from membership.views.gifts import Gifts
from membership.views.interest_imports import InterestImports
from membership.views.interest_redactions import InterestRedactions
from membership.views.interest_removals import InterestRemovals
from membership.views.interests import Interests
from membership.views.policy import InterestPolicies

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
