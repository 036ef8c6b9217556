"""What is done to an import as a whole: rows left out, applied, undone, given up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation.actions.imports import (
    abandon_import,
    apply_import,
    leave_out,
    leave_out_open,
    may_apply,
    reopen_import,
    undo_import,
)
from delegation.selectors.imports import counts_of
from delegation.views.imports.base import ImportView
from governance.foundation.errors import Refused
from governance.foundation.screens.views import REFUSALS


class ActView(ImportView):
    """POST only; it leads back to the import's page with what was done, or why it was not."""

    done = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.opened(pk)
        return redirect(self.ask.link("delegation:scheme-import-detail", pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        try:
            self.act(made)
        except REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            if self.done:
                messages.success(request, self.done)
        return redirect(self.way_back(pk))

    def way_back(self, pk: int) -> str:
        return self.ask.link("delegation:scheme-import-detail", pk)

    def act(self, made: Any) -> None:
        raise NotImplementedError


class ImportChoose(ActView):
    """The boxes of one page of the preview; or every row that is still open, at once."""

    done = "Your choices were kept."

    def act(self, made: Any) -> None:
        if self.request.POST.get("do") == "leave_out_open":
            leave_out_open(made, by=self.request.user)
            return
        numbers = {name: _numbers(self.request.POST.getlist(name)) for name in ("shown", "left_out")}
        leave_out(made, numbers["shown"], numbers["left_out"], by=self.request.user)

    def way_back(self, pk: int) -> str:
        query = {name: self.request.POST[name] for name in ("kind", "page") if self.request.POST.get(name)}
        return self.ask.link("delegation:scheme-import-detail", pk, **query)


class ImportApply(ActView):
    """Says before the click what will be written."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        if made.state != "ready":
            return super().get(request, pk)
        context = {
            "made": made,
            "counts": counts_of(made),
            "may_apply": may_apply(made),
            "crumbs": self.crumbs(made),
        }
        return self.show("apply", context)

    def act(self, made: Any) -> None:
        apply_import(made, by=self.request.user)


class ImportUndo(ActView):
    def act(self, made: Any) -> None:
        undo_import(made, by=self.request.user)


class ImportAbandon(ActView):
    done = "The import was given up. Nothing of it was written."

    def act(self, made: Any) -> None:
        abandon_import(made, by=self.request.user)


class ImportReopen(ActView):
    done = "Nothing was written. Look through the rows and apply again."

    def act(self, made: Any) -> None:
        reopen_import(made, by=self.request.user)


def refusal_words(error: Exception) -> str:
    if isinstance(error, Refused):
        return error.outcome.reason
    return " ".join(getattr(error, "messages", [str(error)]))


def _numbers(texts: list[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal() and len(text) < 16]
