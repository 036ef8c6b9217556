"""Addresses of a meeting at work, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.foundation.screens.register import also_show
from meetings.conduct import panels as conduct_panels
from meetings.conduct.committee_panel import of_committee
from meetings.conduct.views import live, live_people, replies
from meetings.urls_item import item_urls

LIVE = "meetings/<slug:pk>/live"
PERSON = f"{LIVE}/people/<uuid:person>"

conduct_urls = [
    path("meetings/<slug:pk>/reply/", replies.OwnReply.as_view(), name="reply"),
    path(f"{LIVE}/", live.LivePage.as_view(), name="live"),
    path(f"{LIVE}/list/", live.LiveList.as_view(), name="live-list"),
    path(f"{LIVE}/open/", live.LiveOpen.as_view(), name="live-open"),
    path(f"{LIVE}/close/", live.LiveClose.as_view(), name="live-close"),
    path(f"{LIVE}/public-out/", live.LiveExclude.as_view(), name="live-exclude"),
    path(f"{LIVE}/public-back/", live.LiveReadmit.as_view(), name="live-readmit"),
    path(f"{LIVE}/turn/<uuid:item>/", live.LiveTurn.as_view(), name="live-turn"),
    path(f"{LIVE}/people/add/", live_people.LiveAdd.as_view(), name="live-add"),
    path(f"{PERSON}/", live_people.LivePerson.as_view(), name="live-person"),
    path(f"{PERSON}/move/", live_people.LiveMove.as_view(), name="live-move"),
    *item_urls,
]

also_show("governance:committee", of_committee)

__all__ = ["conduct_panels", "conduct_urls"]  # importing the panel adds it to the meeting's page
