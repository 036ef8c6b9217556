"""Proposals: written row by row by those who do not keep the scheme, decided row by row by those who do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from delegation.actions import (
    accept_change,
    drop_change,
    propose_change,
    return_change,
    send_proposal,
    withdraw_proposal,
)
from delegation.actions.proposals import is_author, may_propose
from delegation.forms.editor import DecideForm, ProposedEntryForm, ProposedRemovalForm, SendForm
from delegation.models import Proposal, SchemeEntry, SchemeVersion
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.proposal_presenter import change_tag, field_differences, proposal_tag
from delegation.selectors.proposals import (
    change_visible,
    changes_of,
    drafts_for,
    targets,
)
from delegation.views.pages import PAGES
from governance.foundation.errors import RuleNotMet, StaleEdit
from governance.foundation.outcome import not_met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, FilterForm, Register, Tag
from governance.foundation.screens.ask import key_in
from governance.foundation.screens.present import cell
from governance.foundation.screens.views import REFUSALS, ScreenView

STALE = "The row was changed since you looked at it. Look at it again, then decide."


class Proposals(Register):
    app = "delegation"
    noun, plural = "proposal", "proposals"
    model = Proposal
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    filters = FilterForm
    search_fields = ("title", "grounds", "proposed_by__name")
    related = ("scheme_version__scheme__icb", "proposed_by")
    prefetch = ("changes",)
    pages = PAGES
    intro = (
        "Changes to the scheme that somebody proposed. You see your own; those who keep the scheme see all that "
        "were sent, and accept or return each change."
    )
    empty = "Nothing is proposed. Open a version of the scheme and choose “Propose a change” on a row."
    columns = (
        Column("Proposal", "title", link=True),
        Column("To", lambda row: str(row.scheme_version)),
        Column("By", "proposed_by.name"),
        Column("Sent", "sent_at", unset="Not sent"),
        Column("Changes", lambda row: len(row.changes.all())),
        Column("State", proposal_tag),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(scheme_version__scheme__icb=ask.icb)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [proposal_tag(row)]

    def urls(self) -> list[URLPattern]:
        standard = [url for url in super().urls() if url.name != f"{self.key}-detail"]
        own = (
            ("proposal-detail", "proposals/<int:pk>/", ProposalView),
            ("proposal-send", "proposals/<int:pk>/send/", SendView),
            ("proposal-withdraw", "proposals/<int:pk>/withdraw/", WithdrawProposalView),
            ("proposed-change-drop", "proposed-changes/<int:pk>/drop/", DropView),
            ("proposed-change-decide", "proposed-changes/<int:pk>/decide/", DecideView),
        )
        return [*standard, *(path(tail, view.as_view(register=self), name=name) for name, tail, view in own)]


class ProposalView(ScreenView):
    """Every change with its difference; for a keeper, in the draft in which it would land (`?draft=`)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.row(pk))

    def answer(self, proposal: Proposal) -> HttpResponse:
        keeps = can(self.ask.user, KEEP_SCHEME, proposal, on=self.ask.today)
        drafts = list(drafts_for(proposal)) if keeps.ok else []
        draft = _chosen(drafts, proposal, self.request.GET.get("draft", ""))
        rows = list(changes_of(proposal))
        landing = targets(rows, proposal.scheme_version, draft)
        context = {
            "row": proposal,
            "version": proposal.scheme_version,
            "tag": cell(proposal_tag(proposal)),
            "changes": [
                {
                    "change": change,
                    "tag": cell(change_tag(change)),
                    "target": landing.get(change.pk),
                    "fields": field_differences(change, landing.get(change.pk)),
                }
                for change in rows
            ],
            "drafts": drafts,
            "draft": draft,
            "decides": keeps.ok and proposal.state == "sent",
            "is_author": proposal.proposed_by_id == self.ask.user.pk,
        }
        return self.page("delegation/editor/proposal.jinja", context)


def _chosen(drafts: list[SchemeVersion], proposal: Proposal, wanted: str) -> SchemeVersion | None:
    """The draft named in the address, else the version itself when it is one, else the first."""
    key = key_in(wanted) or proposal.scheme_version_id
    return next((draft for draft in drafts if draft.pk == key), drafts[0] if drafts else None)


class ActOnProposal(ProposalView):
    """Base of what is done to a proposal or to one of its changes: leads back to it, with a notice."""

    def back(self, proposal: Proposal, **query: Any) -> HttpResponse:
        return redirect(self.ask.link("delegation:proposal-detail", proposal.pk, **query))

    def refused(self, error: Exception) -> None:
        outcome = getattr(error, "outcome", None)
        said = outcome.reason if outcome is not None else " ".join(getattr(error, "messages", [STALE]))
        messages.warning(self.request, said)

    def own(self, proposal: Proposal) -> None:
        """Somebody else's proposal is read, not changed."""
        self.demand(is_author(self.ask.user, proposal))


class SendView(ActOnProposal):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal = self.row(pk)
        self.own(proposal)
        given = {"title": proposal.title, "grounds": proposal.grounds}
        return self.ask_for(proposal, SendForm(initial=given))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal, form = self.row(pk), SendForm(request.POST)
        self.own(proposal)
        if form.is_valid():
            try:
                send_proposal(proposal, by=self.ask.user, **form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Your proposal was sent to those who keep the scheme.")
                return self.back(proposal)
        return self.ask_for(proposal, form)

    def ask_for(self, proposal: Proposal, form: SendForm) -> HttpResponse:
        context = {"row": proposal, "form": form, "title": f"Send: {proposal}", "button_text": "Send it"}
        return self.page("delegation/act.jinja", context)


class WithdrawProposalView(ActOnProposal):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal = self.row(pk)
        self.own(proposal)
        try:
            withdraw_proposal(proposal, by=self.ask.user)
        except REFUSALS as error:
            self.refused(error)
        else:
            messages.success(request, "The proposal was withdrawn.")
        return self.back(proposal)


class OnChange(ActOnProposal):
    http_method_names = ("post",)

    def change(self, pk: int) -> Any:
        found = change_visible(pk, self.ask.user, on=self.ask.today)
        if found is None:
            raise Http404
        self.turn_to(found.proposal)
        return found


class DropView(OnChange):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = self.change(pk)
        self.own(change.proposal)
        try:
            drop_change(change, by=self.ask.user)
        except REFUSALS as error:
            self.refused(error)
        return self.back(change.proposal)


class DecideView(OnChange):
    """`do` is accept or return."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        change = self.change(pk)
        self.demand(can(self.ask.user, KEEP_SCHEME, change.proposal, on=self.ask.today))
        form = DecideForm(request.POST, drafts=drafts_for(change.proposal))
        draft = form.cleaned_data["draft"] if form.is_valid() else None
        try:
            said = self.decide(change, form, draft)
        except (*REFUSALS, StaleEdit) as error:
            self.refused(error)
        else:
            messages.success(request, said)
        return self.back(change.proposal, **({"draft": draft.pk} if draft else {}))

    def decide(self, change: Any, form: DecideForm, draft: SchemeVersion | None) -> str:
        given = form.cleaned_data if form.is_valid() else {}
        answer = given.get("answer", "")
        if self.request.POST.get("do") != "accept":
            return_change(change, by=self.ask.user, answer=answer)
            return f"{change.about}: returned."
        if draft is None:
            raise RuleNotMet(not_met("proposed_change.no_draft", "Choose the draft in which it lands."))
        accept_change(change, draft=draft, by=self.ask.user, answer=answer, seen=given.get("seen"))
        return f"{change.about}: accepted into {draft}."


class ProposeView(ScreenView):
    """A change to a row, or a new row, of a version that the person sees. Its `register` is that of versions."""

    form_class: Any = ProposedEntryForm
    kind, title = "change", "Propose a change"

    def get(self, request: HttpRequest, pk: int, entry: int | None = None) -> HttpResponse:
        return self.answer(self.opened(pk, entry), self.form())

    def post(self, request: HttpRequest, pk: int, entry: int | None = None) -> HttpResponse:
        row = self.opened(pk, entry)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                made = self.propose(row, form)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "It is part of your proposal now. Send it when you are done.")
                return redirect(self.ask.link("delegation:proposal-detail", made.proposal_id))
        return self.answer(row, form)

    def opened(self, pk: int, entry: int | None) -> SchemeEntry | None:
        self.version: SchemeVersion = self.row(pk)
        self.demand(may_propose(self.ask.user, self.version))
        self.entry = self.version.entries.filter(pk=entry).first() if entry else None
        if entry and self.entry is None:
            raise Http404
        return self.entry

    def form(self, *data: Any) -> Any:
        if self.entry is not None:
            return self.form_class(*data, instance=self.entry, ask=self.ask)
        begins = {"effective_from": self.version.effective_from}
        return self.form_class(*data, draft=self.version, ask=self.ask, initial=begins)

    def propose(self, row: SchemeEntry | None, form: Any) -> Any:
        values, _ = form.particulars()
        kind, note = ("change" if row else "add"), form.cleaned_data["why"]
        return propose_change(
            version=self.version, by=self.ask.user, kind=kind, entry=row, values=values, note=note
        )

    def answer(self, row: SchemeEntry | None, form: Any) -> HttpResponse:
        title = f"{self.title}: {row}" if row else "Propose a new row"
        return self.page(
            "delegation/editor/propose.jinja", {"row": self.version, "form": form, "title": title}
        )


class ProposeRemovalView(ProposeView):
    title = "Propose to remove"

    def form(self, *data: Any) -> Any:
        return ProposedRemovalForm(*data)

    def propose(self, row: SchemeEntry | None, form: Any) -> Any:
        return propose_change(
            version=self.version, by=self.ask.user, kind="remove", entry=row, note=form.cleaned_data["why"]
        )
