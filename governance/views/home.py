"""The first page of the workspace, the choice of ICB, and a person's own account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from governance.foundation import clock
from governance.foundation.screens import dashboard
from governance.foundation.screens.ask import ICB_IN_SESSION, workspace_icbs
from governance.foundation.screens.views import AskView
from governance.presenters import role_lines
from governance.selectors.access import grants_of


class HomeView(AskView):
    def get(self, request: HttpRequest) -> HttpResponse:
        context: dict[str, Any] = {"ask": self.ask, "blocks": dashboard.blocks(self.ask)}
        return render(request, "governance/home.jinja", context)


class AccountView(View):
    """Who I am here: my roles and until when, and the ways to change how I sign in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        roles = role_lines(grants_of(request.user, on=clock.today()))
        return render(request, "governance/account.jinja", {"roles": roles})


class SwitchIcbView(View):
    """Choose the ICB to work in; only one of the person's own can be chosen."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("icb", "")
        mine = {str(icb.pk): icb.pk for icb in workspace_icbs(request.user, clock.today())}
        if wanted in mine:
            request.session[ICB_IN_SESSION] = mine[wanted]
        return redirect("governance:home")
