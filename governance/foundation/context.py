"""What every template may read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from governance.foundation import clock
from governance.foundation.screens.chrome import chrome


def portal(request: HttpRequest) -> dict[str, Any]:
    return {
        "portal_name": settings.PORTAL_NAME,
        "is_demo": settings.DEMO,
        "today": clock.today(),
        "workspace": SimpleLazyObject(lambda: chrome(request)),  # read only by pages of the workspace
    }
