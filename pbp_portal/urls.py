"""Addresses: the public site at the root, staff under /workspace/."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from pbp_portal.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]
for _app in ("governance", "membership", "delegation", "meetings", "reports"):
    if find_spec(f"{_app}.urls"):
        urlpatterns.append(path("workspace/", include(f"{_app}.urls")))
urlpatterns.append(path("your-action/", include("meetings.urls_action_links")))
urlpatterns.append(path("send-a-paper/", include("meetings.urls_links")))
urlpatterns.append(path("", include("meetings.urls_asking")))
if find_spec("reports.public.urls") if find_spec("reports.public") else None:
    urlpatterns.append(path("", include("reports.public.urls")))
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("demo/", include("governance.demo_urls")))

handler404 = "pbp_portal.errors.not_found"
handler403 = "pbp_portal.errors.refused"
handler500 = "pbp_portal.errors.broken"
