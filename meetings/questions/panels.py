"""Questions from the public on a meeting's page, and on the first page of the workspace."""

from __future__ import annotations

from governance.enums import Permission
from governance.foundation.outcome import met
from governance.foundation.screens import Ask, dashboard
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from governance.foundation.screens.register import Action
from governance.foundation.words import day, moment
from meetings.enums import MeetingKind
from meetings.planning.deadline_presenters import moment_of
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel, contribute
from meetings.questions import presenters
from meetings.questions.selectors import questions as selectors
from meetings.questions.selectors import settings as reads

SHOWN = 8


@contribute(order=27)
def questions_panel(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """For those who see the questions, at meetings in public."""
    if meeting.kind != MeetingKind.PUBLIC or meeting.state == "cancelled":
        return None
    if not selectors.may_see_questions(meeting, ask.user, on=ask.today).ok:
        return None
    rows = selectors.questions_of(meeting, ask.user, on=ask.today)
    settings = reads.settings_of(meeting, on=ask.today)
    at = moment_of(ask)
    context = {
        "counts": presenters.count_words(rows, settings) if rows else "",
        "outcome": reads.offered("question", meeting, on=ask.today, at=at),
        "closing": presenters.closing_words(reads.closing_of(meeting, on=ask.today, at=at)),
    }
    open_all = Action(
        "Questions and petitions", ask.link("meetings:meeting-questions", meeting.slug), met("questions.open")
    )
    return MeetingPanel(
        "questions", "Questions from the public", "meetings/questions/panel.jinja", context, (open_all,)
    )


@dashboard.contribute
def questions_waiting(ask: Ask) -> list[Block]:
    """What waits to be looked at, for who keeps agendas; answers that are asked of this person. Nothing for nothing."""
    blocks = []
    if ask.icb is not None and holds_in(ask.user, Permission.CHANGE_AGENDA, ask.icb, on=ask.today).ok:
        rows = list(selectors.waiting(ask.user, ask.icb, on=ask.today)[:SHOWN])
        if rows:
            lines = tuple(
                Item(
                    Link(str(row), ask.link("meetings:question-detail", row.public_id)),
                    f"{row.meeting}, sent {moment(row.sent_at)}",
                )
                for row in rows
            )
            blocks.append(Block("Questions from the public to look at", lines, "", order=11))
    mine = selectors.answers_asked_of(ask.user, on=ask.today)[:SHOWN]
    if mine:
        lines = tuple(
            Item(
                Link(f"Answer to {row.reference}", ask.link("meetings:question-detail", row.public_id)),
                f"Due {day(selectors.due_of(row))}, {row.meeting}",
                presenters.answer_tag(row, today=ask.today),
            )
            for row in mine
        )
        more = Link("All answers due", ask.link("meetings:answer-list"))
        blocks.append(Block("Answers asked of you", lines, "", more, order=11))
    return blocks
