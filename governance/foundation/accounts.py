"""Sign-in: accounts are made by an administrator, so the public cannot sign up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class PortalAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class PortalSocialAccountAdapter(DefaultSocialAccountAdapter):
    """An outside identity (issuer and subject) signs in only when it was connected to an account before."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
