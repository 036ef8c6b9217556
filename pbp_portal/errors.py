"""Error pages: the same words for a missing thing and for one that may not be seen."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "errors/404.jinja", status=404)


@login_not_required
def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "errors/403.jinja", {"reason": str(exception or "")}, status=403)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/500.jinja", status=500)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = (
        "This page was open for too long, or was opened in another window. Go back, reload it and try again."
    )
    return render(request, "errors/403.jinja", {"reason": words}, status=403)
