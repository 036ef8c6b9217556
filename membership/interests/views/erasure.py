"""The officer's page for an erasure request: what goes, what is kept and why; one act does it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS, ScreenView
from membership.interests.actions.erasure import erase_private_data
from membership.interests.forms.mine import EraseForm
from membership.interests.presenters_declarations import erasure_lines
from membership.interests.selectors.erasure import found_of
from membership.people.models import Person
from membership.permissions import KEEP_PEOPLE


class EraseView(ScreenView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), EraseForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person, form = self.opened(pk), EraseForm(request.POST)
        if form.is_valid():
            try:
                erase_private_data(person, by=self.ask.user, **form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"The private contact data of {person} were erased.")
                return redirect(self.ask.link("membership:person-detail", person.pk))
        return self.answer(person, form)

    def opened(self, pk: int) -> Person:
        person: Person = self.row(pk)
        self.demand(can(self.ask.user, KEEP_PEOPLE, person, on=self.ask.today))
        return person

    def answer(self, person: Person, form: Any) -> HttpResponse:
        goes, kept = erasure_lines(found_of(person, on=self.ask.today))
        context = {"row": person, "form": form, "goes": goes, "kept": kept}
        return self.page("membership/mine/erase.jinja", context)
