"""Addresses of routes of sign-off, of who signs while somebody is away, and of one's own signatures."""

from __future__ import annotations

from django.urls import path

from meetings.papers.views.routes import MySignatures, SignOffRoutes, StandIns

signing_urls = [
    *SignOffRoutes().urls(),
    *StandIns().urls(),
    path("my-signatures/", MySignatures.as_view(), name="my-signatures"),
]
