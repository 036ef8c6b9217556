"""Addresses outside the workspace: an author without an account sends one paper."""

from django.urls import path

from meetings.papers.views.sending import SendPaper

app_name = "paper-links"
urlpatterns = [path("<str:token>/", SendPaper.as_view(), name="send")]
