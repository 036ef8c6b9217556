"""Addresses of functions and schemes, under /workspace/."""

from __future__ import annotations

from django.urls import path

from delegation import editor_urls
from delegation.dashboard import drafts, late_milestones, proposals, reviews
from delegation.permissions import READ_SCHEME
from delegation.views import panels
from delegation.views.agreements import Agreements, AvailabilityRules
from delegation.views.ask import AuthorityView, CommitteeHoldings, CoverageView, PostHoldings
from delegation.views.compare import CompareView
from delegation.views.engagement import Concerns, Groups, Stances, Themes
from delegation.views.entries import Entries
from delegation.views.functions import FunctionAliases, Functions
from delegation.views.imports import IMPORT_URLS
from delegation.views.interfaces import Interfaces
from delegation.views.maps import DecisionMapView, DecisionTableView
from delegation.views.milestones import Conditions, Milestones, Notes
from delegation.views.operating import OperatingModels
from delegation.views.roadmap import Indicators, Phases, Readings, RoadmapView
from delegation.views.schemes import Schemes, Versions
from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.register import also_show

app_name = "delegation"

urlpatterns = [
    *Schemes().urls(),
    *Versions().urls(),
    *Entries().urls(),
    *Functions().urls(),
    *FunctionAliases().urls(),
    *IMPORT_URLS,
    *Agreements().urls(),
    *AvailabilityRules().urls(),
    *OperatingModels().urls(),
    *Interfaces().urls(),
    *Phases().urls(),
    *Indicators().urls(),
    *Readings().urls(),
    *Milestones().urls(),
    *Notes().urls(),
    *Conditions().urls(),
    *Groups().urls(),
    *Themes().urls(),
    *Stances().urls(),
    *Concerns().urls(),
    path("roadmap/", RoadmapView.as_view(register=Phases()), name="roadmap"),
    *editor_urls.urlpatterns,
    path("decision-map/", DecisionMapView.as_view(register=Entries()), name="decision-map"),
    path("decision-map/table/", DecisionTableView.as_view(register=Entries()), name="decision-table"),
    path("compare-versions/", CompareView.as_view(register=Versions()), name="compare"),
    path("who-may-decide/", AuthorityView.as_view(register=Entries()), name="authority"),
    path("gaps-and-overlaps/", CoverageView.as_view(register=Entries()), name="coverage"),
    path(
        "committees/<int:pk>/may-decide/",
        CommitteeHoldings.as_view(register=Entries()),
        name="committee-may-decide",
    ),
    path("posts/<int:pk>/may-decide/", PostHoldings.as_view(register=Entries()), name="post-may-decide"),
]

navigation.contribute(
    Section(
        "scheme",
        "Who decides",
        "delegation:scheme-entry-list",
        18,
        "delegation",
        shown=navigation.shown_with(READ_SCHEME),
    )
)
also_show("governance:committee", panels.of_committee)
also_show("governance:post", panels.of_post)
also_show("governance:place", panels.of_place)
also_show("governance:place", panels.how_a_place_works)
also_show("delegation:function", panels.how_an_area_works)
dashboard.contribute(drafts)
dashboard.contribute(reviews)
dashboard.contribute(proposals)
dashboard.contribute(late_milestones)
