"""Addresses: the public site at the root, staff under /workspace/."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]

handler404 = "pbp_portal.errors.not_found"
handler403 = "pbp_portal.errors.refused"
handler500 = "pbp_portal.errors.broken"
