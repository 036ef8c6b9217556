"""Addresses of people and who sits where, under /workspace/."""

from __future__ import annotations

from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.register import also_show
from membership.composition.dashboard import seats_and_terms
from membership.composition.views import reconcile
from membership.composition.views.composition import CompositionRules, rules_of_committee, rules_of_seat
from membership.composition.views.vacancies import Requirements, Vacancies
from membership.interests.urls import INTEREST_URLS
from membership.interests.urls_declarations import urlpatterns as declarations
from membership.people.views import committees, panels
from membership.people.views.appointments import Appointments
from membership.people.views.deputies import Deputies
from membership.people.views.employment import Employments
from membership.people.views.people import People
from membership.permissions import READ_PEOPLE

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
