"""Addresses of the ground floor, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance import dashboard
from governance.enums import Permission
from governance.foundation.permissions import DEPLOYMENT, can
from governance.foundation.screens import Ask, Section, navigation
from governance.foundation.screens.dashboard import contribute
from governance.foundation.screens.register import also_show
from governance.views import home
from governance.views.access import Ledger, Roles, Users, UserStateView
from governance.views.committees import CommitteeParts, Committees
from governance.views.forms import FormAppraisals, FormSteps, form_panels
from governance.views.maturity import StepRequests, request_panels
from governance.views.organisations import Organisations, Successions
from governance.views.places import PlaceAuthorities, Places, PlaceTreeView
from governance.views.procedure import CoverSheetTemplates, StandingOrdersScreens, TermsOfReferenceScreens
from governance.views.seats import Posts, Seats
from governance.views.settings import FirstLeadView, Icbs

app_name = "governance"

icbs, places, users = Icbs(), Places(), Users()
registers = (
    icbs,
    places,
    users,
    Organisations(),
    Successions(),
    PlaceAuthorities(),
    Committees(),
    CommitteeParts(),
    Posts(),
    Seats(),
    TermsOfReferenceScreens(),
    FormSteps(),
    FormAppraisals(),
    StepRequests(),
    StandingOrdersScreens(),
    CoverSheetTemplates(),
    Roles(),
    Ledger(),
)

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("account/", home.AccountView.as_view(), name="account"),
    path("switch-icb/", home.SwitchIcbView.as_view(), name="switch-icb"),
    path("places/tree/", PlaceTreeView.as_view(register=places), name="place-tree"),
    path("icbs/<int:pk>/lead/", FirstLeadView.as_view(register=icbs), name="icb-lead"),
    path("accounts/<int:pk>/state/", UserStateView.as_view(register=users), name="user-state"),
    *(route for register in registers for route in register.urls()),
]


def sets_up(ask: Ask) -> bool:
    """For people of an ICB, and for the administrator who works in none."""
    return ask.icb is not None or can(ask.user, Permission.MANAGE_USERS, DEPLOYMENT, on=ask.today).ok


def reads_ledger(ask: Ask) -> bool:
    return sets_up(ask) if ask.icb is None else navigation.shown_with(Permission.VIEW_LEDGER)(ask)


for section in (
    Section(
        "committees",
        "Committees",
        "governance:committee-list",
        20,
        "governance",
        ("committee", "seat", "post", "terms-of-reference", "form", "step"),
    ),
    Section("places", "Places", "governance:place-list", 30, "governance", ("place",)),
    Section(
        "organisations",
        "Organisations",
        "governance:organisation-list",
        50,
        "governance",
        ("organisation", "succession"),
        shown=sets_up,
    ),
    Section("ledger", "Ledger", "governance:event-list", 80, "governance", ("event",), shown=reads_ledger),
    Section(
        "settings",
        "Settings",
        "governance:icb-list",
        90,
        "governance",
        ("icb", "standing-orders", "cover-sheet-template", "role", "user"),
        shown=sets_up,
    ),
):
    navigation.contribute(section)
contribute(dashboard.rules_to_settle)
contribute(dashboard.steps_to_decide)
# Their screens name the lists of committees, so they are put on its page here.
also_show("governance:committee", form_panels)
also_show("governance:committee", request_panels)
