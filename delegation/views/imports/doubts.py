"""Doubts of one kind, every row listed: accepted as read in one act, or taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation import import_presenters as presenters
from delegation.actions.imports import accept_doubts, take_back_doubts
from delegation.models import ImportRow, SchemeImport
from delegation.selectors.imports import Doubt, doubts_of, lookup_of
from delegation.views.imports.acts import refusal_words
from delegation.views.imports.base import ImportView
from governance.foundation.screens.views import REFUSALS


class ImportDoubts(ImportView):
    """The kinds of doubt; with `kind`, all rows of one kind on one page, so that nothing is accepted unseen."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        if made.state != "ready":
            return redirect(self.ask.link("delegation:scheme-import-detail", pk))
        doubts = doubts_of(made)
        if key := request.GET.get("kind", ""):
            doubt = next((each for each in doubts if each.key == key), None)
            if doubt is None:
                raise Http404
            return self.one(made, doubt)
        context = {
            "made": made,
            "doubts": [each for each in doubts if not each.must_be_answered],
            "questions": [each for each in doubts if each.must_be_answered],
            "crumbs": self.crumbs(made),
        }
        return self.show("doubts", context)

    def one(self, made: SchemeImport, doubt: Doubt) -> HttpResponse:
        lookup = lookup_of(made.icb, on=self.ask.today)

        def told(rows: list[ImportRow]) -> list[Any]:
            return [(row, presenters.row_words(presenters.stored_row(row), lookup)) for row in rows]

        way = self.crumbs(made)
        way.append({"text": "Doubts", "href": self.ask.link("delegation:scheme-import-doubts", made.pk)})
        context = {
            "made": made,
            "doubt": doubt,
            "waiting": told(doubt.waiting),
            "accepted": told(doubt.accepted),
            "seen": " ".join(str(row.pk) for row in doubt.waiting),
            "crumbs": way,
        }
        return self.show("doubt", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        made, key = self.opened(pk), request.POST.get("kind", "")
        try:
            if request.POST.get("do") == "take_back":
                count = take_back_doubts(made, key, by=request.user)
                said = f"{presenters.rows_counted(count)} again for an answer."
            else:
                seen = [int(text) for text in request.POST.get("seen", "").split() if text.isdecimal()]
                count = accept_doubts(made, key, seen, by=request.user)
                said = f"Accepted as read in {count:,} {'row' if count == 1 else 'rows'}. Nothing is written yet."
        except REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, said)
        return redirect(self.ask.link("delegation:scheme-import-doubts", pk))
