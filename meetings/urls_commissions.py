"""Addresses of papers that are asked of authors, under /workspace/."""

from __future__ import annotations

from django.urls import path

from meetings.papers.views import commissions as views
from meetings.papers.views import folders, own_papers, submissions

COMMISSION = "commissions/<uuid:commission>"
SENT = f"{COMMISSION}/sent/<int:sent>"

commission_urls = [
    path("meetings/<slug:pk>/commissions/", views.MeetingCommissions.as_view(), name="meeting-commissions"),
    path(
        "meetings/<slug:pk>/agenda/<uuid:item>/commission/",
        views.CommissionAdd.as_view(),
        name="commission-add",
    ),
    path(f"{COMMISSION}/", views.CommissionPage.as_view(), name="commission-detail"),
    path(f"{COMMISSION}/edit/", views.CommissionEdit.as_view(), name="commission-edit"),
    path(f"{COMMISSION}/accept/", views.CommissionAccept.as_view(), name="commission-accept"),
    path(f"{COMMISSION}/receive/", views.CommissionReceive.as_view(), name="commission-receive"),
    path(f"{COMMISSION}/withdraw/", views.CommissionWithdraw.as_view(), name="commission-withdraw"),
    path(f"{COMMISSION}/link/", views.LinkGive.as_view(), name="link-give"),
    path(f"{COMMISSION}/link/end/", views.LinkRevoke.as_view(), name="link-revoke"),
    path(f"{SENT}/take-in/", submissions.SentTakeIn.as_view(), name="sent-take-in"),
    path(f"{SENT}/set-aside/", submissions.SentSetAside.as_view(), name="sent-set-aside"),
    path(f"{SENT}/file/", submissions.SentFilePage.as_view(), name="sent-file"),
    path("meetings/<slug:pk>/folders/", folders.MeetingFolders.as_view(), name="meeting-folders"),
    path("folders/<uuid:folder>/", folders.FolderPage.as_view(), name="folder-detail"),
    path("folders/<uuid:folder>/undo/", folders.FolderUndo.as_view(), name="folder-undo"),
    path("folders/<uuid:folder>/give-up/", folders.FolderAbandon.as_view(), name="folder-abandon"),
    path("my-papers/", own_papers.MyPapers.as_view(), name="my-papers"),
    path("my-papers/<uuid:commission>/", own_papers.OwnCommission.as_view(), name="my-paper"),
]
