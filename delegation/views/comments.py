"""What is said about a row while its version is prepared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation.actions import comment_on_entry, resolve_comment
from delegation.actions.comments import may_comment
from delegation.editor_presenter import editor_url
from delegation.forms.editor import CommentForm
from delegation.models import SchemeEntry
from delegation.rules.versions import check_discussed
from delegation.selectors.editor import comment_visible, comments_of
from delegation.selectors.scheme import is_prepared_by
from governance.foundation.outcome import first_not_met
from governance.foundation.screens.views import REFUSALS, ScreenView


class CommentsView(ScreenView):
    """The comments on a row, and a form for another. For whoever sees the version in preparation; others get 404."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), CommentForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), CommentForm(request.POST)
        self.demand(may_comment(self.ask.user, row.scheme_version))
        if form.is_valid():
            try:
                comment_on_entry(row, text=form.cleaned_data["text"], by=self.ask.user)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Your comment was added.")
                return redirect(self.ask.link("delegation:entry-comments", row.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> SchemeEntry:
        row: SchemeEntry = self.row(pk)
        if not is_prepared_by(self.ask.user, row.scheme_version, on=self.ask.today).ok:
            raise Http404
        return row

    def answer(self, row: SchemeEntry, form: CommentForm) -> HttpResponse:
        version = row.scheme_version
        context = {
            "row": row,
            "version": version,
            "form": form,
            "comments": comments_of(row, self.ask.user, on=self.ask.today),
            "open": first_not_met(check_discussed(version.state), may_comment(self.ask.user, version)),
            "back": editor_url(version, (), f"row-{row.pk}", row=row.pk),
        }
        return self.page("delegation/editor/comments.jinja", context)


class ResolveView(ScreenView):
    """A button: this is settled."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment: Any = comment_visible(pk, self.ask.user, on=self.ask.today)
        if comment is None:
            raise Http404
        try:
            resolve_comment(comment, by=self.ask.user)
        except REFUSALS as error:
            messages.warning(request, error.outcome.reason if hasattr(error, "outcome") else str(error))
        else:
            messages.success(request, "The comment is settled.")
        return redirect(self.ask.link("delegation:entry-comments", comment.entry_id))
