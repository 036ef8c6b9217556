"""What every response carries, and how refusals become pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from governance.foundation.errors import NotPermitted

WORKSPACE = "/workspace/"


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks who it is only where it matters: a public page never reads the session, so caches may keep it for all."""

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> Any:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class PortalMiddleware:
    """Private responses are never stored; a refusal is a 403 page with its reason; staff roles need a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:  # no page has such an address, and a database refuses to look for one
            raise Http404
        response = self._second_factor(request) or self.get_response(request)
        if not getattr(request, "is_public_page", False) and not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotPermitted):
            return render(request, "errors/403.jinja", {"reason": exception.outcome.reason}, status=403)
        return None

    def _second_factor(self, request: HttpRequest) -> HttpResponse | None:
        if not settings.REQUIRE_MFA_FOR_STAFF_ROLES or not request.path.startswith(WORKSPACE):
            return None
        user = request.user
        if not user.is_authenticated or not user.holds_staff_role:
            return None
        from allauth.mfa.utils import (
            is_mfa_enabled,  # allauth's models are not ready when middleware is imported
        )

        return None if is_mfa_enabled(user) else redirect(reverse("mfa_index"))
