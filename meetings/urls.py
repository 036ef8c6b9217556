"""Addresses of meetings, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance import cover_catalogue
from governance.enums import Permission
from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.navigation import shown_with
from meetings import urls_deadlines
from meetings.papers.dashboard import papers_asked, papers_waiting
from meetings.papers.panels import agenda as papers_panels
from meetings.papers.panels import matching as panels_matching
from meetings.papers.sheet_catalogue import SheetCatalogue
from meetings.papers.views import (
    agenda,
    agreement,
    annexes,
    changes,
    matching,
    papers,
    readers,
    signing,
    writing,
)
from meetings.planning.dashboard import meetings_ahead
from meetings.planning.mine import my_meetings
from meetings.planning.views.meetings import Meetings
from meetings.urls_action_log import action_urls
from meetings.urls_calendar import urlpatterns as calendar
from meetings.urls_chasing import chasing_urls
from meetings.urls_commissions import commission_urls
from meetings.urls_compliance import compliance_urls
from meetings.urls_conduct import conduct_urls
from meetings.urls_exemptions import exemption_urls
from meetings.urls_late import late_urls
from meetings.urls_lineage import lineage_urls
from meetings.urls_minutes import minutes_urls
from meetings.urls_obligations import obligation_urls
from meetings.urls_plan import urlpatterns as plan_urls
from meetings.urls_questions import urlpatterns as question_urls
from meetings.urls_signing import signing_urls
from meetings.urls_together import together_urls
from membership.interests import mine

app_name = "meetings"
# importing the panels adds them to the meeting's page
__all__ = ["app_name", "panels_matching", "papers_panels", "urlpatterns"]

AGENDA = "meetings/<slug:pk>/agenda"
PAPER = "papers/<uuid:paper>"

urlpatterns = [
    *calendar,
    *plan_urls,
    *Meetings().urls(),
    *urls_deadlines.urlpatterns,
    *commission_urls,
    *chasing_urls,
    *signing_urls,
    *together_urls,
    *question_urls,
    *exemption_urls,
    *late_urls,
    *conduct_urls,
    *action_urls,
    *lineage_urls,
    *obligation_urls,
    *compliance_urls,
    *minutes_urls,
    path(f"{AGENDA}/", agenda.AgendaPage.as_view(), name="agenda-detail"),
    path(f"{AGENDA}/order/", agenda.AgendaOrder.as_view(), name="agenda-order"),
    path(f"{AGENDA}/private/", agenda.PrivateOrder.as_view(), name="agenda-private"),
    path(f"{AGENDA}/agree/", agreement.AgendaAgree.as_view(), name="agenda-agree"),
    path(f"{AGENDA}/add/", agenda.ItemAdd.as_view(), name="item-add"),
    path(f"{AGENDA}/<uuid:item>/edit/", agenda.ItemEdit.as_view(), name="item-edit"),
    path(f"{AGENDA}/<uuid:item>/move/", agenda.ItemMove.as_view(), name="item-move"),
    path(f"{AGENDA}/<uuid:item>/remove/", agenda.ItemRemove.as_view(), name="item-remove"),
    path(f"{AGENDA}/<uuid:item>/restore/", agenda.ItemRestore.as_view(), name="item-restore"),
    path(f"{AGENDA}/<uuid:item>/papers/add/", papers.PaperAdd.as_view(), name="paper-add"),
    path(f"{AGENDA}/<uuid:item>/interests/", matching.ItemInterests.as_view(), name="item-interests"),
    path(
        f"{AGENDA}/<uuid:item>/interests/<slug:mark>/", matching.InterestLook.as_view(), name="interest-look"
    ),
    path("meetings/<slug:pk>/interests/", matching.MeetingInterests.as_view(), name="meeting-interests"),
    path(
        "meetings/<slug:pk>/interests/csv/",
        matching.MeetingInterestsCsv.as_view(),
        name="meeting-interests-csv",
    ),
    path(f"{PAPER}/", papers.PaperPage.as_view(), name="paper-detail"),
    path(f"{PAPER}/versions/<int:number>/", papers.PaperPage.as_view(), name="paper-version"),
    path(f"{PAPER}/changes/", changes.PaperChanges.as_view(), name="paper-changes"),
    path(f"{PAPER}/edit/", papers.PaperEdit.as_view(), name="paper-edit"),
    path(f"{PAPER}/cover/", writing.CoverEdit.as_view(), name="paper-cover"),
    path(f"{PAPER}/text/", writing.TextEdit.as_view(), name="paper-text"),
    path(f"{PAPER}/file/", papers.PaperFile.as_view(), name="paper-file"),
    path(f"{PAPER}/confidential/", papers.PaperConfidential.as_view(), name="paper-confidential"),
    path(f"{PAPER}/remove/", papers.PaperRemove.as_view(), name="paper-remove"),
    path(f"{PAPER}/restore/", papers.PaperRestore.as_view(), name="paper-restore"),
    path(f"{PAPER}/annexes/add/", annexes.AnnexAdd.as_view(), name="annex-add"),
    path(f"{PAPER}/annexes/<int:annex>/edit/", annexes.AnnexEdit.as_view(), name="annex-edit"),
    path(f"{PAPER}/annexes/<int:annex>/move/", annexes.AnnexMove.as_view(), name="annex-move"),
    path(f"{PAPER}/annexes/<int:annex>/remove/", annexes.AnnexRemove.as_view(), name="annex-remove"),
    path(f"{PAPER}/annexes/<int:annex>/file/", papers.AnnexFile.as_view(), name="annex-file"),
    path(f"{PAPER}/submit/", signing.PaperSubmit.as_view(), name="paper-submit"),
    path(f"{PAPER}/recall/", signing.PaperRecall.as_view(), name="paper-recall"),
    path(f"{PAPER}/sign-off/", signing.PaperSignOff.as_view(), name="paper-sign-off"),
    path(f"{PAPER}/send-back/", signing.PaperSendBack.as_view(), name="paper-send-back"),
    path(f"{PAPER}/revise/", signing.PaperRevise.as_view(), name="paper-revise"),
    path(f"{PAPER}/share/", readers.PaperShare.as_view(), name="paper-share"),
    path(f"{PAPER}/share/<int:row>/end/", readers.PaperShareEnd.as_view(), name="paper-share-end"),
    path(f"{PAPER}/withhold/", readers.PaperWithhold.as_view(), name="paper-withhold"),
    path(f"{PAPER}/withhold/<int:row>/end/", readers.PaperWithholdEnd.as_view(), name="paper-withhold-end"),
]

cover_catalogue.offer(SheetCatalogue())
dashboard.contribute(meetings_ahead)
dashboard.contribute(papers_waiting)
dashboard.contribute(papers_asked)
mine.contribute(my_meetings)
navigation.contribute(
    Section(
        "meetings",
        "Meetings",
        "meetings:meeting-list",
        10,
        "meetings",
        shown=shown_with(Permission.VIEW_MEETING),
    )
)
navigation.contribute(
    Section(
        "forward-plan",
        "Forward plan",
        "meetings:plan-grid",
        15,
        "meetings",
        nouns=("plan", "planned", "standing"),
        shown=shown_with(Permission.VIEW_DRAFTS),
    )
)
navigation.contribute(
    Section(
        "decisions",
        "Decisions",
        "meetings:decision-list",
        12,
        "meetings",
        nouns=("decision",),
        shown=shown_with(Permission.VIEW_MEETING),
    )
)
