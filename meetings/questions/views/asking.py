"""The public form of one meeting, and the page behind the mailed link. No account, and no cookie but the form's own."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View

from governance.foundation import clock
from governance.foundation.actions import obey
from governance.foundation.screens.views import REFUSALS
from meetings.enums import QuestionKind
from meetings.lifecycles import QUESTION_LIFECYCLE
from meetings.questions import defence, presenters
from meetings.questions.actions import sending
from meetings.questions.connection import connection_of
from meetings.questions.forms.asking import AskForm, PetitionForm, SentForm
from meetings.questions.links import id_in, token_of
from meetings.questions.public_face import PublicFace, face_of
from meetings.questions.rules.defence import check_pace, check_trap
from meetings.questions.selectors import asking as selectors
from meetings.questions.selectors.asking import Desk
from meetings.questions.selectors.moving import last_move

REFERENCE = re.compile(r"[QP]\d{1,12}-\d{2,6}")
NOT_KNOWN = "This address is not complete, or was never given. Copy it whole from the mail that you got."
LATER = {
    "written": "Send it for a written answer: it is not asked at the meeting",
    "next_meeting": "Send it for the next meeting",
}


@method_decorator(login_not_required, name="dispatch")
class PublicForm(View):
    """Base: pages for whoever comes. They are kept by no cache and no search engine."""

    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **options)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(self.request, f"meetings/questions/public/{template}.jinja", context, status=status)


class Ask(PublicForm):
    """A question to one meeting; why there is no form, where there is none."""

    kind = QuestionKind.QUESTION
    form_class: type[SentForm] = AskForm

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        face, desk = self.desk(slug)
        return self.closed(face, desk) or self.answer(face, desk, self.form(face, desk))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        face, desk = self.desk(slug)
        if not desk.outcome.ok:
            return self.answer_closed(face, desk)
        form = self.form(face, desk, request.POST, request.FILES)
        if form.is_valid():
            try:
                sent = self.send(form, desk)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect(reverse("questions:sent", args=[slug, sent.reference]))
        form.renew_stamp()
        return self.answer(face, desk, form)

    def desk(self, slug: str) -> tuple[PublicFace, Desk]:
        """What is public of the meeting, and what holds for sending to it now."""
        face = face_of(slug)
        desk = selectors.desk_of(face.meeting, self.kind, on=clock.today(), at=clock.now()) if face else None
        if face is None or desk is None:
            raise Http404
        return face, desk

    def form(self, face: PublicFace, desk: Desk, *data: Any) -> SentForm:
        late = "" if desk.course == "meeting" else LATER.get(desk.course, "")
        return self.form_class(*data, settings=desk.settings, face=face, late=late)

    def send(self, form: SentForm, desk: Desk) -> Any:
        given = form.particulars()
        asked = (
            check_trap(form.cleaned_data["website"]),
            check_pace(defence.opened_at(form.cleaned_data["stamp"]), clock.now()),
        )
        obey(*asked)
        defence.count_try("connection", connection_of(self.request))
        item = given.pop("item", "")
        row = selectors.item_of(desk.meeting, item) if item else None
        return sending.send_question(meeting=desk.meeting, kind=self.kind, item=row, **given)

    def closed(self, face: PublicFace, desk: Desk) -> HttpResponse | None:
        """The page that says why there is no form, or None."""
        return None if desk.outcome.ok else self.answer_closed(face, desk)

    def answer_closed(self, face: PublicFace, desk: Desk) -> HttpResponse:
        context = {"face": face, "kind": str(self.kind), "reason": desk.outcome.reason, "desk": desk}
        return self.show("closed", context)

    def answer(self, face: PublicFace, desk: Desk, form: SentForm) -> HttpResponse:
        context = {
            "face": face,
            "form": form,
            "kind": str(self.kind),
            "desk": desk,
            "late": desk.in_time.reason if desk.course != "meeting" else "",
            "closing": presenters.closing_words(desk.closing),
            "rules": presenters.rules_of_asking(self.kind, desk.settings, desk.asked),
            "use": presenters.use_of_details(desk.settings),
            "other": desk.other_kind,
            "slug": self.kwargs["slug"],
        }
        return self.show("ask", context)


class Petition(Ask):
    kind = QuestionKind.PETITION
    form_class = PetitionForm


class Sent(PublicForm):
    """After sending: the number, and what comes next. It asks nothing of the database about the number."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, slug: str, reference: str) -> HttpResponse:
        face = face_of(slug)
        if face is None or not REFERENCE.fullmatch(reference):
            raise Http404
        return self.show("sent", {"face": face, "reference": reference})


class Own(PublicForm):
    """What somebody sent, by the mailed link: confirm it, see where it stands, withdraw it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        found = self.found(token)
        return self.not_known() if found is None else self.answer(found)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        found = self.found(token)
        if found is None:
            return self.not_known()
        acts = {"confirm": sending.confirm_question, "withdraw": sending.withdraw_own}
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            return self.answer(found)
        try:
            act(found)
        except REFUSALS as error:
            return self.answer(found, refusal=getattr(getattr(error, "outcome", None), "reason", str(error)))
        return redirect(reverse("questions:own", args=[token_of(found)]))

    def found(self, token: str) -> Any:
        """The question of this address; the address is judged before the database is asked."""
        public_id = id_in(token)
        return selectors.own_or_none(public_id) if public_id is not None else None

    def not_known(self) -> HttpResponse:
        return self.show("not_known", {"reason": NOT_KNOWN}, status=404)

    def answer(self, found: Any, refusal: str = "") -> HttpResponse:
        context = {
            "question": found,
            "sent": presenters.sent_of(found),
            "state": presenters.own_state(found),
            "move": last_move(found),
            "may_confirm": QUESTION_LIFECYCLE.check(found.state, "confirm").ok,
            "may_withdraw": QUESTION_LIFECYCLE.check(found.state, "withdraw").ok,
            "refusal": refusal,
        }
        return self.show("own", context)
