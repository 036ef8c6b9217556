"""Addresses outside the workspace: the public asks, and follows what it asked."""

from django.urls import path

from meetings.questions.views import asking

app_name = "questions"
urlpatterns = [
    path("meetings/<slug:slug>/ask/", asking.Ask.as_view(), name="ask"),
    path("meetings/<slug:slug>/petition/", asking.Petition.as_view(), name="petition"),
    path("meetings/<slug:slug>/ask/sent/<str:reference>/", asking.Sent.as_view(), name="sent"),
    path("your-question/<str:token>/", asking.Own.as_view(), name="own"),
]
