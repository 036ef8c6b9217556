"""Files on the page of minutes: PDF for readers, Word out and back for who keeps them."""

from __future__ import annotations

from governance.foundation.screens import Ask
from governance.foundation.screens.register import Action
from meetings.planning.models import Meeting
from meetings.record.minutes_ways import contribute
from meetings.record.models.minutes import Minutes
from meetings.record.selectors import minutes as selectors


@contribute
def files(meeting: Meeting, minutes: Minutes | None, ask: Ask) -> list[Action]:
    """PDF and tracked changes once a version went out; Word while the text is open."""
    found = []
    last = selectors.last_version(minutes) if minutes is not None else None
    if last is not None:
        found.append(Action("PDF", ask.link("reports:minutes-pdf", meeting.slug)))
        if selectors.private_keys(meeting, ask.user, on=ask.today):
            public = ask.link("reports:minutes-pdf", meeting.slug)
            found.append(
                Action("PDF, public edition", f"{public}{'&' if '?' in public else '?'}edition=public")
            )
        if last.number > 1:
            link = ask.link("reports:minutes-changes", meeting.slug)
            found.append(Action("Word with tracked changes", link))
    keeps = selectors.may_keep(meeting, ask.user, on=ask.today)
    if keeps.ok and selectors.may_write(meeting, minutes).ok:
        found.append(Action("Word to correct", ask.link("reports:minutes-word", meeting.slug)))
        found.append(Action("Bring the Word file back", ask.link("reports:minutes-word-back", meeting.slug)))
    return found
