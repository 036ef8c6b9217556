"""The minutes as they are read: the last version, earlier ones, and the draft as it would go out now."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.screens.register import Action
from meetings.lifecycles import MINUTES_LIFECYCLE
from meetings.planning.models import Meeting
from meetings.record import minutes_ways
from meetings.record import presenters_minutes as words
from meetings.record.models.minutes import Minutes, MinutesVersion
from meetings.record.rules import minutes as rules
from meetings.record.rules.minutes_content import with_corrections
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import key_of, working_content
from meetings.record.views.minutes_base import MinutesView


class MinutesPage(MinutesView):
    """Where they stand, what may be done, the comments, and the version that went out last."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.meeting(pk)
        minutes, keeps = self.minutes_or_none(meeting), self.keeps(meeting)
        if minutes is None and not keeps.ok:
            raise Http404
        versions = selectors.versions_of(minutes) if minutes is not None else []
        context: dict[str, Any] = {
            "meeting": meeting,
            "minutes": minutes,
            "tag": words.state_tag(minutes),
            "told": words.steps_words(minutes, selectors.approval_item_for(minutes) if minutes else None),
            "keeps": keeps.ok,
            "actions": self.actions(meeting, minutes, keeps),
            "ways": minutes_ways.ways(meeting, minutes, self.ask) if versions or keeps.ok else [],
            "versions": [(words.version_words(row), row) for row in versions],
            "may_comment": False,
            "way": self.crumbs(meeting),
        }
        if minutes is not None and versions:
            context |= self.document(meeting, versions[0].content)
            context |= self.commenting(minutes, versions[0])
        return self.show("minutes", context)

    def commenting(self, minutes: Minutes, version: MinutesVersion) -> dict[str, Any]:
        """Who may comment, on which entries, and the comments that this person reads."""
        may = selectors.may_comment(minutes, self.ask.user, on=self.ask.today)
        rows = selectors.comments_for(minutes, self.ask.user, on=self.ask.today)
        return {
            "may_comment": may.ok,
            "comment_on": selectors.entry_ids(minutes) if may.ok else {},
            "comments": [(row, words.comment_tag(row), words.anchor(key_of(row.entry))) for row in rows],
        }

    def actions(self, meeting: Meeting, minutes: Minutes | None, keeps: Outcome) -> list[Action]:
        """The ways on, each with the reason where it is not open yet; those of the chair for the chair."""
        link, found = self.address, []
        state = minutes.state if minutes is not None else MINUTES_LIFECYCLE.initial
        if keeps.ok and state != "approved":
            found.append(Action("Write", link(meeting, "write"), selectors.may_write(meeting, minutes)))
            found.append(Action("Preview", link(meeting, "preview"), selectors.may_start(meeting)))
            again = state == "circulated"
            found.append(
                Action(
                    "Circulate again" if again else "Circulate",
                    link(meeting, "circulate"),
                    first_not_met(selectors.may_start(meeting), rules.check_over(meeting.state)),
                )
            )
        if minutes is None or state == "writing":
            return found
        chair = selectors.is_chair(meeting, self.ask.user, on=self.ask.today)
        if keeps.ok and state == "circulated":
            found.append(Action("Choose where they are approved", link(meeting, "to-meeting")))
        if (keeps.ok or chair.ok) and state == "circulated":
            at = selectors.at_approval(selectors.approval_item_for(minutes))
            found.append(Action("Approve", link(meeting, "approve"), rules.check_ready(at)))
        if chair.ok and state == "approved":
            found.append(
                Action("Sign", link(meeting, "sign"), rules.check_sign(state, signed_by=minutes.signed_by))
            )
        return found


class MinutesVersionPage(MinutesView):
    """One version as it went out, with what it corrected."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str, number: int) -> HttpResponse:
        meeting = self.meeting(pk)
        version = self.version(self.minutes(meeting), number)
        context = {"meeting": meeting, "version": version, "title": words.version_words(version)}
        context |= {"way": self.way(meeting)} | self.document(meeting, version.content)
        return self.show("minutes_version", context)


class MinutesPreview(MinutesView):
    """The draft as it would go out now, with what differs from the version before; for who keeps the minutes."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.meeting(pk)
        self.demand(self.keeps(meeting))
        minutes = self.minutes_or_none(meeting)
        last = selectors.last_version(minutes) if minutes is not None else None
        now = working_content(minutes, meeting, on=self.ask.today)
        content = with_corrections(now, last.content if last is not None else None)
        context = {
            "meeting": meeting,
            "version": None,
            "title": "Preview",
            "before": words.version_words(last) if last is not None else "",
            "way": self.way(meeting),
        }
        return self.show("minutes_version", context | self.document(meeting, content))
