"""Addresses of packs, long work and publication, under /workspace/."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from governance.enums import Permission
from governance.foundation.screens import Section, navigation
from governance.foundation.screens.register import also_show
from reports import interest_panel, panels
from reports.checking import panel as checks_panel
from reports.documents import panels as documents
from reports.urls_checks import urlpatterns as checks
from reports.urls_minutes import minutes_urls
from reports.views.asking import AuthorityCertificate, CommitteeHoldingsPdf, PostHoldingsPdf
from reports.views.effectiveness import EffectivenessFile
from reports.views.jobs import JobCancel, JobDetail
from reports.views.maps import DecisionMapPdf
from reports.views.packs import OwnCopy, PackDetail, PackFile, PackList
from reports.views.people_book import PeopleBook
from reports.views.publications import PublicationDetail, Publications, PublicationWithdraw
from reports.views.publish import MeetingPublish, ProfilePublish
from reports.views.publish_calendar import CalendarPublish
from reports.views.publish_decisions import DecisionPublish, DecisionsPublish
from reports.views.publish_minutes import MinutesPublish
from reports.views.publish_plan import PlanPublish
from reports.views.publish_register import RegisterPublish
from reports.views.publish_scheme import SchemePublish
from reports.views.registers import InterestRegisterFile
from reports.views.schemes import (
    CommitteeHoldingsWord,
    ComparisonFile,
    PostHoldingsWord,
    SchemeFile,
    VersionFile,
)
from reports.views.seeing_as import SeeAs, SeeAsPerson, SeeAsPublic, SeeAsPublicItem


class ProfileKind(SlugConverter):
    regex = "icb|place|committee"


register_converter(ProfileKind, "profile_kind")

__all__ = [
    "app_name",
    "checks_panel",
    "interest_panel",
    "urlpatterns",
]  # importing a panel adds it to the page

app_name = "reports"

urlpatterns = [
    path("meetings/<slug:pk>/packs/", PackList.as_view(), name="pack-list"),
    *checks,
    path("meetings/<slug:pk>/packs/own/", OwnCopy.as_view(), name="pack-own"),
    path("meetings/<slug:pk>/publish/", MeetingPublish.as_view(), name="meeting-publish"),
    path("meetings/<slug:pk>/see-as/", SeeAs.as_view(), name="see-as"),
    path("meetings/<slug:pk>/see-as/public/", SeeAsPublic.as_view(), name="see-as-public"),
    path(
        "meetings/<slug:pk>/see-as/public/items/<uuid:item>/",
        SeeAsPublicItem.as_view(),
        name="see-as-public-item",
    ),
    path("meetings/<slug:pk>/see-as/person/<slug:person>/", SeeAsPerson.as_view(), name="see-as-person"),
    *minutes_urls,
    path("packs/<uuid:public_id>/", PackDetail.as_view(), name="pack-detail"),
    path("packs/<uuid:public_id>/<str:filename>", PackFile.as_view(), name="pack-file"),
    path("jobs/<uuid:job_id>/", JobDetail.as_view(), name="job-detail"),
    path("jobs/<uuid:job_id>/cancel/", JobCancel.as_view(), name="job-cancel"),
    path("decision-map/pdf/", DecisionMapPdf.as_view(), name="decision-map-pdf"),
    path("who-may-decide/certificate/", AuthorityCertificate.as_view(), name="authority-certificate"),
    path(
        "committees/<int:pk>/may-decide/pdf/",
        CommitteeHoldingsPdf.as_view(),
        name="committee-may-decide-pdf",
    ),
    path("posts/<int:pk>/may-decide/pdf/", PostHoldingsPdf.as_view(), name="post-may-decide-pdf"),
    path("scheme-versions/<int:pk>/files/<slug:form>/", VersionFile.as_view(), name="version-file"),
    path("schemes/<int:pk>/files/<slug:form>/", SchemeFile.as_view(), name="scheme-file"),
    path("compare-versions/files/<slug:form>/", ComparisonFile.as_view(), name="comparison-file"),
    path(
        "committees/<int:pk>/may-decide/word/",
        CommitteeHoldingsWord.as_view(),
        name="committee-may-decide-word",
    ),
    path("posts/<int:pk>/may-decide/word/", PostHoldingsWord.as_view(), name="post-may-decide-word"),
    path(
        "committees/<slug:slug>/effectiveness/files/<slug:form>/",
        EffectivenessFile.as_view(),
        name="effectiveness-file",
    ),
    path("interests/files/<slug:form>/", InterestRegisterFile.as_view(), name="interest-register-file"),
    path("publish/<profile_kind:kind>/<slug:slug>/", ProfilePublish.as_view(), name="profile-publish"),
    path("publish/calendar/<slug:slug>/", CalendarPublish.as_view(), name="calendar-publish"),
    path("people/workbook/", PeopleBook.as_view(), name="people-workbook"),
    path("publish/forward-plan/<slug:slug>/", PlanPublish.as_view(), name="plan-publish"),
    path("publish/register/<slug:kind>/<slug:slug>/", RegisterPublish.as_view(), name="register-publish"),
    path("scheme-versions/<int:pk>/publish/", SchemePublish.as_view(), name="scheme-publish"),
    path("meetings/<slug:pk>/publish-minutes/", MinutesPublish.as_view(), name="minutes-publish"),
    path("meetings/<slug:pk>/publish-decisions/", DecisionsPublish.as_view(), name="decisions-publish"),
    path("decisions/<uuid:public_id>/publish/", DecisionPublish.as_view(), name="decision-publish"),
    *Publications().urls(),
    path("publications/<uuid:public_id>/", PublicationDetail.as_view(), name="publication-detail"),
    path(
        "publications/<uuid:public_id>/withdraw/", PublicationWithdraw.as_view(), name="publication-withdraw"
    ),
]

navigation.contribute(
    Section(
        "publications",
        "Publications",
        "reports:publication-list",
        60,
        "reports",
        nouns=("publication", "profile"),
        shown=navigation.shown_with(Permission.PUBLISH),
    )
)
for _name in ("icb", "place", "committee"):
    also_show(f"governance:{_name}", panels.of_profile)
also_show("governance:icb", panels.of_registers)
also_show("governance:committee", panels.of_calendar)
also_show("governance:committee", panels.of_plan)
also_show("delegation:scheme-version", panels.of_scheme_version)
also_show("meetings:decision", panels.of_decision)
also_show("delegation:scheme-version", documents.of_version)
also_show("delegation:scheme", documents.of_scheme)
