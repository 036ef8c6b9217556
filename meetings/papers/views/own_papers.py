"""An author's own pages: what the person is asked for, accepting it and sending the file."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.screens import views
from meetings.papers.actions import commissions as actions
from meetings.papers.actions import submissions
from meetings.papers.forms.commissions import SendForm
from meetings.papers.models import Commission
from meetings.papers.presenters import commissions as presenters
from meetings.papers.selectors import commissions as selectors
from meetings.papers.views.agenda import AgendaView
from meetings.planning.views.base import refusal_words


class MyPapers(AgendaView):
    """What the person is asked for, the nearest day first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(selectors.asked_of(request.user))
        return self.show("my_papers", {"rows": rows, "words": presenters})


class OwnCommission(AgendaView):
    """One paper as its author is asked for it: accept, send a file."""

    def get(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        return self.answer(self.own(commission), SendForm())

    def post(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        found, form = self.own(commission), SendForm(request.POST, request.FILES)
        if "accept" in request.POST:
            return self.accept(found)
        if form.is_valid():
            try:
                submissions.send_own(found, by=request.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Your paper was sent. Whoever asked for it looks at it next.")
                return redirect(self.ask.link("meetings:my-papers"))
        return self.answer(found, form)

    def accept(self, found: Commission) -> HttpResponse:
        try:
            actions.accept_commission(found, by=self.request.user)
        except views.REFUSALS as error:
            messages.error(self.request, refusal_words(error))
        else:
            messages.success(self.request, "Thank you. Whoever asked you sees that you will write it.")
        return redirect(self.ask.link("meetings:my-paper", found.public_id))

    def own(self, public_id: UUID) -> Commission:
        found = selectors.own_commission_or_none(self.ask.user, public_id)
        if found is None:
            raise Http404
        self.turn_to_icb(found.paper.item.meeting.icb_id)
        return found

    def answer(self, found: Commission, form: SendForm) -> HttpResponse:
        context = {
            "commission": found,
            "form": form,
            "words": presenters,
            "writes": selectors.may_write_it(found, self.ask.user, on=self.ask.today),
            "sent": presenters.sent_rows(list(selectors.submissions_of(found))),
        }
        return self.show("my_paper", context)
