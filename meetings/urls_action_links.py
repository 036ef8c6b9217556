"""Addresses outside the workspace: an owner without an account says how one action stands."""

from django.urls import path

from meetings.record.views.action_links import SayByLink

app_name = "action-links"
urlpatterns = [path("<str:token>/", SayByLink.as_view(), name="say")]
