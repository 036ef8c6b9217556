"""The one-click door of the demonstration. Included only when DEBUG or DEMO is set: elsewhere it does not exist."""

from __future__ import annotations

from django.urls import path

from governance.views import demo

urlpatterns = [
    path("", demo.DoorView.as_view(), name="demo-door"),
    path("sign-in/", demo.SignInView.as_view(), name="demo-sign-in"),
]
