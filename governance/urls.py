"""Addresses of the ground floor, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.foundation.screens import Section, navigation
from governance.views import home
from governance.views.committees import Committees

app_name = "governance"

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("account/", home.AccountView.as_view(), name="account"),
    path("switch-icb/", home.SwitchIcbView.as_view(), name="switch-icb"),
    *Committees().urls(),
]

navigation.contribute(
    Section("committees", "Committees", "governance:committee-list", 20, "governance", ("committee",))
)
