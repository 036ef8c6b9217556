"""Addresses of people and who sits where, under /workspace/."""

from __future__ import annotations

from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.register import also_show
from membership.dashboard import seats_and_terms
from membership.permissions import READ_PEOPLE
from membership.urls_declarations import urlpatterns as declarations
from membership.urls_interests import INTEREST_URLS
from membership.views import committees, panels, reconcile
from membership.views.appointments import Appointments
from membership.views.composition import CompositionRules, rules_of_committee, rules_of_seat
from membership.views.deputies import Deputies
from membership.views.employment import Employments
from membership.views.people import People
from membership.views.vacancies import Requirements, Vacancies

app_name = "membership"

urlpatterns = [
    *People().urls(),
    *Employments().urls(),
    *Appointments().urls(),
    *Deputies().urls(),
    *Vacancies().urls(),
    *Requirements().urls(),
    *committees.urls(),
    *reconcile.urls(),
    *CompositionRules().urls(),
    *declarations,
    *INTEREST_URLS,
]

navigation.contribute(
    Section(
        "people",
        "People",
        "membership:person-list",
        40,
        "membership",
        nouns=("person", "appointment", "deputy", "vacancy", "requirement"),
        shown=navigation.shown_with(READ_PEOPLE),
    )
)
also_show("governance:committee", panels.of_committee, first=True)
also_show("governance:committee", rules_of_committee, first=True)
also_show("governance:seat", rules_of_seat)
also_show("governance:seat", panels.of_seat, first=True)
also_show("governance:post", panels.of_post, first=True)
also_show("governance:organisation", panels.of_organisation, first=True)
dashboard.contribute(seats_and_terms)
