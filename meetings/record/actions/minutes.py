"""Minutes are started, written entry by entry, and circulated (R182, LP77, LP78)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.errors import StaleEdit
from meetings.conduct.actions.common import locked
from meetings.conduct.rules.record import hash_of
from meetings.lifecycles import MINUTES_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.papers.selectors.agenda import agenda
from meetings.planning.models import Meeting
from meetings.record.actions.minutes_mail import tell_circulated
from meetings.record.minutes_enums import EntryPlace, VersionKind
from meetings.record.models.minutes import MinuteEntry, Minutes, MinutesVersion
from meetings.record.rules import minutes as rules
from meetings.record.rules.minutes_content import CLOSE, OPENING, with_corrections
from meetings.record.rules.minutes_words import PATTERN, check_pattern, reference_of
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import entries_by_key, working_content
from meetings.record.selectors.minutes_numbers import numbered_so_far, pattern_before

RIGHT = Permission.RUN_MEETING


@transaction.atomic
def start_minutes(meeting: Meeting, *, by: Any) -> Minutes:
    """The minutes of this meeting; started with the committee's own pattern of references if there are none yet."""
    allow(selectors.may_keep(meeting, by, on=clock.today()))
    meeting = locked(meeting)
    found = selectors.minutes_of(meeting)
    if found is not None:
        return found
    return actions.create(
        Minutes(meeting=meeting, reference_pattern=pattern_before(meeting) or PATTERN),
        by=by,
        permission=RIGHT,
        event="minutes.started",
        summary=f"Began the minutes of {meeting}",
        rules=[selectors.may_start(meeting)],
    )


@transaction.atomic
def write_entry(
    meeting: Meeting,
    key: str,
    *,
    by: Any,
    expected_version: int,
    public_text: str | None = None,
    private_text: str | None = None,
) -> MinuteEntry:
    """Save one entry: `key` is the permanent id of an item, OPENING or CLOSE; None leaves a text as it is.

    `expected_version` is the entry's version that was opened, 0 for none. Raises StaleEdit with the entry as somebody
    else saved it, and RuleNotMet once the minutes are approved.
    """
    minutes = start_minutes(meeting, by=by)
    minutes = Minutes.objects.select_for_update().get(pk=minutes.pk)
    obey(rules.check_write(minutes.state))
    return save_entry(
        minutes,
        key,
        by=by,
        expected_version=expected_version,
        public_text=public_text,
        private_text=private_text,
    )


def save_entry(
    minutes: Minutes,
    key: str,
    *,
    by: Any,
    expected_version: int | None = None,
    reason: str = "",
    **texts: str | None,
) -> MinuteEntry:
    """The same inside an act that has asked for the right and looked at the state."""
    entry = entries_by_key(minutes).get(key) or MinuteEntry(
        minutes=minutes, **_place_of(minutes.meeting, key)
    )
    given = {name: text.replace("\r\n", "\n").strip() for name, text in texts.items() if text is not None}
    own = _changed_here(entry, given, expected_version)
    if not own:
        return entry
    values: dict[str, Any] = own | {"saved_by": by, "saved_at": clock.now()}
    if not entry.pk:
        for name, value in values.items():
            setattr(entry, name, value)
        return _create(entry, by=by)
    return actions.update(
        entry,
        values,
        by=by,
        permission=RIGHT,
        event="minute_entry.written",
        summary=f"Wrote in the minutes of {minutes.meeting}: {_named(entry)}",
        reason=reason,
    )


def _changed_here(entry: MinuteEntry, given: dict[str, str], expected: int | None) -> dict[str, str]:
    """What this person changed of the entry since they opened it. Raises StaleEdit where somebody else changed the
    same text meanwhile; a text that only one of them changed is nobody's loss."""
    now = {name: getattr(entry, name) for name in given}
    opened = {"public_text": "", "private_text": ""}
    if not entry.pk or expected is None or entry.version == expected:
        opened = now
    elif expected:
        row = entry.history.filter(version=expected).first()
        opened = now if row is None else {name: getattr(row, name) for name in given}
    own = {name: text for name, text in given.items() if text != opened[name] and text != now[name]}
    if any(now[name] != opened[name] for name in own):
        raise StaleEdit(entry)
    return own


def _create(entry: MinuteEntry, *, by: Any) -> MinuteEntry:
    return actions.create(
        entry,
        by=by,
        permission=RIGHT,
        event="minute_entry.written",
        summary=f"Wrote in the minutes of {entry.minutes.meeting}: {_named(entry)}",
    )


def _named(entry: MinuteEntry) -> str:
    """The ledger names a private item by its number only."""
    return f"item {entry.item.number}" if entry.item is not None else entry.get_place_display().lower()


def _place_of(meeting: Meeting, key: str) -> dict[str, Any]:
    if key in (OPENING, CLOSE):
        return {"place": key}
    return {
        "place": EntryPlace.ITEM,
        "item": AgendaItem.objects.get(meeting=meeting, public_id=key, is_removed=False),
    }


@transaction.atomic
def change_pattern(
    minutes: Minutes, *, pattern: str, by: Any, expected_version: int | None = None
) -> Minutes:
    """How the items of these minutes, and of the committee's later ones, are numbered; before they go out."""
    allow(selectors.may_keep(minutes.meeting, by, on=clock.today()))
    return actions.update(
        minutes,
        {"reference_pattern": pattern.strip()},
        by=by,
        permission=RIGHT,
        event="minutes.pattern",
        summary=f"References of the minutes of {minutes.meeting}: {pattern.strip()}",
        expected_version=expected_version,
        rules=[check_pattern(pattern), MINUTES_LIFECYCLE.check(minutes.state, "circulate")],
    )


@transaction.atomic
def circulate(minutes: Minutes, *, comments_due: date | None, by: Any) -> MinutesVersion:
    """Send the draft to those at the table: a version is frozen, items get their references, mail goes out."""
    allow(selectors.may_keep(minutes.meeting, by, on=clock.today()))
    minutes = Minutes.objects.select_for_update().get(pk=minutes.pk)
    obey(
        MINUTES_LIFECYCLE.check(minutes.state, "circulate"),
        rules.check_circulate(
            selectors.drafted(minutes.meeting, minutes), comments_due=comments_due, today=clock.today()
        ),
    )
    _give_references(minutes, by=by)
    return _send(minutes, VersionKind.CIRCULATED, comments_due=comments_due, by=by)


@transaction.atomic
def circulate_again(minutes: Minutes, *, comments_due: date | None, by: Any) -> MinutesVersion:
    """Send the corrected draft; what was corrected is itemised (LP78)."""
    allow(selectors.may_keep(minutes.meeting, by, on=clock.today()))
    minutes = Minutes.objects.select_for_update().get(pk=minutes.pk)
    obey(
        MINUTES_LIFECYCLE.check(minutes.state, "correct"),
        rules.check_due(comments_due, today=clock.today()),
        rules.check_changed(differs=selectors.differs(minutes, on=clock.today())),
    )
    _give_references(minutes, by=by)
    return _send(minutes, VersionKind.CORRECTED, comments_due=comments_due, by=by)


def _send(minutes: Minutes, kind: str, *, comments_due: date | None, by: Any) -> MinutesVersion:
    name = "circulate" if kind == VersionKind.CIRCULATED else "correct"
    sent = actions.update(
        minutes,
        {
            "state": MINUTES_LIFECYCLE.transition(name).target,
            "comments_due": comments_due,
            "circulated_at": minutes.circulated_at or clock.now(),
            "approval_item": selectors.approval_item_for(minutes),
        },
        by=by,
        permission=RIGHT,
        event="minutes.circulated" if kind == VersionKind.CIRCULATED else "minutes.corrected",
        summary=f"Circulated the {'' if kind == VersionKind.CIRCULATED else 'corrected '}draft minutes of "
        f"{minutes.meeting}",
    )
    version = freeze(sent, kind, by=by)
    tell_circulated(sent, version, by=by)
    return version


def freeze(
    minutes: Minutes,
    kind: str,
    *,
    by: Any,
    permission: str = RIGHT,
    confirmed: bool = False,
    reason: str = "",
    **head: Any,
) -> MinutesVersion:
    """The text and the record as they are now, for good; with what differs from the version before."""
    last = selectors.last_version(minutes)
    number = last.number + 1 if last is not None else 1
    now = working_content(
        minutes,
        minutes.meeting,
        on=clock.today(),
        confirmed=confirmed,
        number=number,
        kind=str(kind),
        reason=reason,
        **head,
    )
    content = with_corrections(now, last.content if last is not None else None)
    return actions.create(
        MinutesVersion(
            minutes=minutes,
            number=number,
            kind=kind,
            content=content,
            content_hash=hash_of(content),
            reason=reason,
            made_at=clock.now(),
        ),
        by=by,
        permission=permission,
        event="minutes_version.made",
        summary=f"Version {number} of the minutes of {minutes.meeting}; proof {hash_of(content)}",
    )


def _give_references(minutes: Minutes, *, by: Any) -> None:
    """Every item of the agenda has an entry and a reference; one that has it keeps it."""
    meeting = minutes.meeting
    assert meeting.date is not None, "a meeting that was held has its day"
    entries = entries_by_key(minutes)
    number = numbered_so_far(meeting)
    prefix = meeting.lead_committee.reference_prefix or meeting.lead_committee.slug.upper()
    for place in (OPENING, CLOSE):
        if place not in entries:
            _create(MinuteEntry(minutes=minutes, place=place), by=by)
    for item in agenda(meeting):
        entry = entries.get(str(item.public_id)) or _create(
            MinuteEntry(minutes=minutes, place=EntryPlace.ITEM, item=item), by=by
        )
        if entry.reference:
            continue
        number += 1
        pattern = minutes.reference_pattern
        reference = reference_of(pattern, prefix=prefix, day=meeting.date, number=number, item=item.number)
        actions.update(
            entry,
            {"reference": reference},
            by=by,
            permission=RIGHT,
            event="minute_entry.numbered",
            summary=f"{_named(entry).capitalize()} of {meeting} is {reference} in the minutes",
        )
