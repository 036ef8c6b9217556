"""Sign in as a person of the demonstration with one click. Only demo addresses can be entered."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from governance.foundation import clock
from governance.foundation.screens.ask import key_in
from governance.presenters import door_groups
from governance.selectors.access import demo_users


@method_decorator(login_not_required, name="dispatch")
class DoorView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        groups = door_groups(demo_users(), on=clock.today())
        return render(request, "governance/demo_door.jinja", {"groups": groups})


@method_decorator(login_not_required, name="dispatch")
class SignInView(View):
    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = key_in(request.POST.get("user", ""))
        user = demo_users().filter(pk=wanted).first() if wanted is not None else None
        if user is None:
            raise Http404
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("governance:home")
