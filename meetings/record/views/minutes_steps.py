"""The steps of minutes: circulate, comment, answer, take to the next meeting, approve, sign."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from governance.foundation.actions import obey
from governance.foundation.outcome import Outcome
from meetings.record import presenters_minutes as words
from meetings.record.actions.minutes import change_pattern, circulate, circulate_again
from meetings.record.actions.minutes_approval import approve_minutes, put_on_agenda, sign_minutes, text_hash
from meetings.record.actions.minutes_comments import answer_comment, comment_on
from meetings.record.forms.minutes import (
    AnswerForm,
    ApproveForm,
    CirculateForm,
    CommentForm,
    SignForm,
    ToMeetingForm,
)
from meetings.record.rules import minutes as rules
from meetings.record.rules.minutes_content import with_corrections
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import key_of, working_content
from meetings.record.views.minutes_base import MinutesForm


class CorrectionsForm(MinutesForm):
    """Base: a form above which the corrections since the last version stand."""

    def corrections(self) -> list[words.Correction]:
        last = selectors.last_version(self.kept)
        now = working_content(self.kept, self.of, on=self.ask.today)
        content = with_corrections(now, last.content if last is not None else None)
        return words.corrections_of(self.read(self.of, content))


class MinutesCirculate(CorrectionsForm):
    """First, or again with corrections: until when members may comment, and what to look at before."""

    button = "Circulate"
    done = "The minutes went to those who were at the table. A mail tells them."

    @property
    def heading(self) -> str:  # type: ignore[override]
        return "Circulate the minutes" if self.is_first else "Circulate the corrected minutes"

    @property
    def is_first(self) -> bool:
        return bool(self.kept.state == "writing")

    def may(self) -> Outcome | None:
        found = selectors.drafted(self.of, self.kept)
        checked = rules.check_circulate(found, comments_due=date.max, today=self.ask.today)
        if checked.ok and not self.is_first:
            return rules.check_changed(differs=selectors.differs(self.kept, on=self.ask.today))
        return checked

    def form(self, data: Any = None) -> CirculateForm:
        initial = {"reference_pattern": self.kept.reference_pattern}
        return CirculateForm(data, is_first=self.is_first, initial=initial)

    def act(self, form: Any) -> Any:
        given, by = form.cleaned_data, self.ask.user
        if not self.is_first:
            return circulate_again(self.kept, comments_due=given["comments_due"], by=by)
        pattern = given["reference_pattern"].strip()
        if pattern != self.kept.reference_pattern:
            change_pattern(self.kept, pattern=pattern, by=by)
        return circulate(self.kept, comments_due=given["comments_due"], by=by)

    def context(self) -> dict[str, Any]:
        found = selectors.drafted(self.of, self.kept)
        return {
            "findings": rules.to_look_at(found),
            "corrections": [] if self.is_first else self.corrections(),
            "preview": self.address(self.of, "preview"),
        }


class MinutesComment(MinutesForm):
    """Somebody who was at the table comments on one entry."""

    heading, button = "Comment on the draft minutes", "Send the comment"
    done = "Your comment was sent. You will find the answer on this page."

    def right(self) -> Outcome:
        return selectors.may_comment(self.kept, self.ask.user, on=self.ask.today)

    def find(self, **keys: Any) -> None:
        found = selectors.entry_or_none(self.kept, keys["entry"])
        last = selectors.last_version(self.kept)
        rows = self.read(self.of, last.content) if last is not None else ()
        shown = next((row for row in rows if found is not None and row.key == key_of(found)), None)
        if found is None or shown is None or (shown.is_private and not shown.shows_private):
            raise Http404
        self.entry, self.shown = found, shown

    def form(self, data: Any = None) -> CommentForm:
        return CommentForm(data, asks_private=self.shown.shows_private and not self.shown.is_private)

    def act(self, form: Any) -> Any:
        given = form.cleaned_data
        on_private = given.get("on_private", False)
        return comment_on(self.entry, text=given["text"], by=self.ask.user, on_private=on_private)

    def context(self) -> dict[str, Any]:
        return {"about": words.entries([self.shown])[0]}


class MinutesAnswer(MinutesForm):
    """What becomes of a comment."""

    heading, button, done = "Answer a comment", "Save the answer", "The answer stands beside the comment."

    def find(self, **keys: Any) -> None:
        rows = selectors.comments_for(self.kept, self.ask.user, on=self.ask.today)
        found = next((row for row in rows if row.public_id == keys["comment"]), None)
        if found is None:
            raise Http404
        self.comment = found

    def form(self, data: Any = None) -> AnswerForm:
        return AnswerForm(data, initial={"version": self.comment.version})

    def act(self, form: Any) -> Any:
        given = form.cleaned_data
        return answer_comment(
            self.comment,
            taken=given["taken"] == "yes",
            answer=given["answer"],
            by=self.ask.user,
            expected_version=given["version"],
        )

    def context(self) -> dict[str, Any]:
        key = key_of(self.comment.entry)
        return {"comment": self.comment, "write": self.address(self.of, "write-one", key)}


class MinutesToMeeting(MinutesForm):
    """The later meeting at which they are approved."""

    heading, button = "Where are they approved?", "Put them on its agenda"
    done = "They stand on the agenda of that meeting."

    def may(self) -> Outcome | None:
        return rules.check_later(bool(selectors.meetings_to_approve(self.of)))

    def form(self, data: Any = None) -> ToMeetingForm:
        item = selectors.approval_item_for(self.kept)
        initial = {"meeting": item.meeting.slug} if item is not None else {}
        return ToMeetingForm(data, meetings=selectors.meetings_to_approve(self.of), initial=initial)

    def act(self, form: Any) -> Any:
        obey(rules.check_later(bool(form.known)))
        return put_on_agenda(self.kept, meeting=form.chosen, by=self.ask.user)


class MinutesApprove(CorrectionsForm):
    """As circulated or with the corrections; what is shown is what is approved."""

    heading, button, done = "Approve the minutes", "Approve", "The minutes are approved."

    def right(self) -> Outcome:
        keeps = self.keeps(self.of)
        return keeps if keeps.ok else selectors.is_chair(self.of, self.ask.user, on=self.ask.today)

    def may(self) -> Outcome | None:
        return rules.check_ready(selectors.at_approval(selectors.approval_item_for(self.kept)))

    def form(self, data: Any = None) -> ApproveForm:
        seen = text_hash(self.kept, on=self.ask.today)
        return ApproveForm(data, initial={"seen": seen, "version": self.kept.version})

    def act(self, form: Any) -> Any:
        given = form.cleaned_data
        return approve_minutes(
            self.kept,
            by=self.ask.user,
            seen=given["seen"],
            words=given["words"],
            expected_version=given["version"],
        )

    def context(self) -> dict[str, Any]:
        corrections = self.corrections()
        item = selectors.approval_item_for(self.kept)
        return {
            "corrections": corrections,
            "told": words.approve_words(differs=bool(corrections)),
            "decided": words.decided_words(item, selectors.decision_at(item) if item is not None else None),
            "findings": rules.to_look_at(selectors.drafted(self.of, self.kept)),
        }


class MinutesSign(MinutesForm):
    """The chair signs."""

    heading, button, done = "Sign the minutes", "Sign", "The minutes are signed."

    def right(self) -> Outcome:
        return selectors.is_chair(self.of, self.ask.user, on=self.ask.today)

    def may(self) -> Outcome | None:
        return rules.check_sign(self.kept.state, signed_by=self.kept.signed_by)

    def form(self, data: Any = None) -> SignForm:
        name = f"{self.ask.user}, Chair"
        return SignForm(data, initial={"name": name, "version": self.kept.version})

    def act(self, form: Any) -> Any:
        given = form.cleaned_data
        return sign_minutes(
            self.kept, name=given["name"], by=self.ask.user, expected_version=given["version"]
        )
