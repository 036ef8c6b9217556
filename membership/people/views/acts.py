"""One row, one form, one act: the base of the pages beside create, change and end."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.forms import PortalForm
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views as screen_views


class ActView(screen_views.ScreenView):
    """Subclass it with the words, the form and the action; a refusal appears beside its field."""

    title: ClassVar[str]
    button: ClassVar[str] = "Save"
    template: ClassVar[str] = "membership/act.jinja"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        return self.answer(row, self.form(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        form = self.form(row, request.POST)
        if form.is_valid():
            try:
                said, href = self.act(row, form.cleaned_data)
            except screen_views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, said)
                return redirect(href)
        return self.answer(row, form)

    def opened(self, pk: int) -> Any:
        row = self.row(pk)
        self.demand(self.allowed(row))
        return row

    def allowed(self, row: Any) -> Outcome:
        return self.register.may_change(row, self.ask)

    def form(self, row: Any, *data: Any) -> PortalForm:
        raise NotImplementedError

    def act(self, row: Any, given: dict[str, Any]) -> tuple[str, str]:
        """Do it; what to say of it, and where to go on."""
        raise NotImplementedError

    def page_of(self, row: Any) -> str:
        return self.ask.link(self.register.name("detail"), row.pk)

    def context(self, row: Any, form: PortalForm) -> dict[str, Any]:
        return {}

    def answer(self, row: Any, form: PortalForm) -> HttpResponse:
        context = {
            "row": row,
            "form": form,
            "title": self.title,
            "button_text": self.button,
            "back": self.page_of(row),
            **self.context(row, form),
        }
        return self.page(self.template, context)
