"""One person on the list of attendance: their reply, their deputy, their hat, when they came and went."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from meetings.conduct import presenters_live as words
from meetings.conduct.actions import attendance as actions
from meetings.conduct.enums import Heard, Reply
from meetings.conduct.forms.live import (
    OUT,
    REMOTE,
    ROOM,
    AddForm,
    DeputyForm,
    HatForm,
    MoveForm,
    ReplyForm,
    VersionedForm,
    at_time,
)
from meetings.conduct.models import Attendance
from meetings.conduct.selectors import live as selectors
from meetings.conduct.selectors.attendance import deputies_to_send, hats_for
from meetings.conduct.selectors.live import AtWork
from meetings.conduct.selectors.tables import is_in
from meetings.conduct.views.live import FormView, LiveView, day_of_sitting
from meetings.planning.models import Meeting


class LiveAdd(FormView):
    """Somebody without a seat, in attendance or as an observer."""

    template, done = "live_add", "They are on the list of attendance."

    def form(self, meeting: Meeting, *data: Any) -> AddForm:
        return AddForm(*data, committees=meeting.holding)

    def save(self, meeting: Meeting, form: Any) -> None:
        actions.add_attendee(meeting, by=self.ask.user, **form.given())

    def may(self, meeting: Meeting) -> Outcome:
        return selectors.may_list(meeting, selectors.at_work(meeting))


class OnePerson(LiveView):
    """Base: a row of the list of attendance, for who runs the meeting."""

    def opened(self, pk: str, person: UUID) -> tuple[Meeting, Attendance]:
        meeting = self.run(pk)
        row = selectors.attendance_or_none(meeting, person)
        if row is None:
            raise Http404
        return meeting, row


class LiveMove(OnePerson):
    """Came in, came in remotely, went out: now, by one press."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str, person: UUID) -> HttpResponse:
        meeting, row = self.opened(pk, person)
        way = request.POST.get("way", "")
        if way not in (ROOM, REMOTE, OUT):
            return self.page_of(meeting, words.anchor_of(row))
        return self.act(meeting, lambda: moves(row, way, by=request.user), anchor=words.anchor_of(row))


def moves(row: Attendance, way: str, *, by: Any, **how: Any) -> None:
    """In the room, remotely (all can hear each other unless said otherwise), or out."""
    if way == OUT:
        actions.go_out(row, by=by, **how)
    elif way == REMOTE:
        actions.come_in(row, by=by, is_remote=True, **{"hears": Heard.YES} | how)
    else:
        actions.come_in(row, by=by, **{name: value for name, value in how.items() if name != "hears"})


class LivePerson(OnePerson):
    """Everything about one person's attendance, in a form for each thing; `what` says which one is sent."""

    def get(self, request: HttpRequest, pk: str, person: UUID) -> HttpResponse:
        meeting, row = self.opened(pk, person)
        return self.answer(meeting, row, self.forms(meeting, row))

    def post(self, request: HttpRequest, pk: str, person: UUID) -> HttpResponse:
        meeting, row = self.opened(pk, person)
        what = request.POST.get("what", "")
        forms = self.forms(meeting, row, sent=what)
        form = forms.get(what)
        if form is None or not form.is_valid():
            return self.answer(meeting, row, forms)
        try:
            self.save(row, what, form)
        except StaleEdit as stale:
            form.choose_again(stale.current.version, two_texts(form, stale.current))
            return self.answer(meeting, row, forms, status=409)
        except views.REFUSALS as error:
            form.add_refusal(error)
            return self.answer(meeting, row, forms)
        messages.success(request, f"{row}: it is written down.")
        return self.page_of(meeting, words.anchor_of(row))

    def save(self, row: Attendance, what: str, form: Any) -> None:
        given, by = form.cleaned_data, self.request.user
        if what == "reply":
            actions.note_reply(row, reply=given["reply"], by=by, expected_version=given["version"])
        elif what == "hat":
            body = selectors.organisation_of(int(given["organisation"]))
            actions.choose_hat(row, organisation=body, by=by, expected_version=given["version"])
        elif what == "deputy":
            actions.send_deputy(row, deputy=form.people[given["deputy"]], by=by)
        else:
            at = at_time(day_of_sitting(row.meeting), given["time"])
            how = {"at": at} | {name: given[name] for name in ("hears", "why") if name in given}
            moves(row, given["way"], by=by, **how)

    def forms(self, meeting: Meeting, row: Attendance, *, sent: str = "") -> dict[str, Any]:
        """The forms that there is something to say in."""
        now, on = selectors.at_work(meeting), self.ask.today
        if not selectors.may_list(meeting, now).ok:
            return {}

        def data(what: str) -> Any:
            return self.request.POST if what == sent else None

        start = {"version": row.version}
        found: dict[str, Any] = {
            "reply": ReplyForm(data("reply"), prefix="reply", initial=start | {"reply": row.reply})
        }
        if len(bodies := hats_for(row, on=on)) > 1:
            given = start | {"organisation": row.organisation_id}
            found["hat"] = HatForm(data("hat"), prefix="hat", bodies=bodies, initial=given)
        if row.seat is not None and row.deputy_for is None and (named := deputies_to_send(row, on=on)):
            found["deputy"] = DeputyForm(data("deputy"), prefix="deputy", named=named)
        if now.is_open:
            found["move"] = MoveForm(data("move"), prefix="move", is_in=is_in(row, None))
        return found

    def answer(self, meeting: Meeting, row: Attendance, forms: Any, status: int = 200) -> HttpResponse:
        now: AtWork = selectors.at_work(meeting)
        context = {
            "meeting": meeting,
            "row": row,
            "about": words.about(row),
            "times": words.times_of(row),
            "forms": [(what, TITLES[what], form) for what, form in forms.items()],
            "may": selectors.may_list(meeting, now),
            "way": self.way(meeting),
            "here": f"{self.ask.link('meetings:live', meeting.slug)}#{words.anchor_of(row)}",
        }
        return self.show("live_person", context, status=status)


TITLES = {
    "reply": ("Reply to the invitation", "Save the reply"),
    "hat": ("For whom they speak", "Save for whom they speak"),
    "deputy": ("Send a deputy", "Send the deputy"),
    "move": ("In and out at another time", "Save the time"),
}


def two_texts(form: VersionedForm, current: Attendance) -> str:
    """Both editors' words, for the second of them."""
    mine = dict(form.fields[form.of].choices).get(form.cleaned_data[form.of], "")  # type: ignore[attr-defined]
    now = Reply(current.reply).label if form.of == "reply" else str(current.organisation or "nobody yet")
    return words.changed_words(mine, now)
