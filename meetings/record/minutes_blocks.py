"""What the meeting wrote down of each item, in the words of the minutes: generated, never typed (LP77)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from governance.enums import Openness
from governance.foundation.outcome import met
from governance.foundation.words import day, local_day, money, time_of
from meetings.conduct.enums import DecisionStanding, QuorumMoment, WhyOut
from meetings.conduct.models import (
    ConflictHandling,
    Decision,
    ItemSession,
    Presence,
    PublicExclusion,
    QuorumRecord,
    Sitting,
    Vote,
)
from meetings.conduct.presenters_item import conflict as conflict_words
from meetings.conduct.presenters_item import vote as vote_words
from meetings.conduct.rules.conflicts import NATURE_UNTOLD
from meetings.conduct.rules.presiding import who_presides
from meetings.conduct.selectors.tables import table_at
from meetings.conduct.selectors.votes import frozen
from meetings.papers.item_questions import questions_by_item
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.blocks import CLOSE, DECISION, LIST, OPENING, TABLE, Block, contribute
from meetings.record.models.action_log import MeetingAction
from membership.interests.selectors.interests import judge

Items = Sequence[AgendaItem]
Found = Mapping[int | str, Sequence[Block]]


def _listed(found: Mapping[int | str, list[str]], heading: str = "") -> Found:
    return {
        key: [Block(LIST, heading, rows=tuple((line,) for line in lines))] for key, lines in found.items()
    }


def _sitting(meeting: Meeting) -> Sitting | None:
    return Sitting.objects.filter(meeting=meeting).first()


def _item_at(sessions: Sequence[ItemSession], at: datetime) -> int | str:
    """The item that was on at that moment; the opening while none was."""
    for row in sessions:
        if row.opened_at <= at and (row.closed_at is None or at < row.closed_at):
            return row.item_id
    before = [row for row in sessions if row.opened_at <= at]
    return before[-1].item_id if before else OPENING


@contribute(order=1)
def opened_and_closed(meeting: Meeting, items: Items) -> Found:
    """When it opened and closed, who presided, and the quorum at the start."""
    sitting = _sitting(meeting)
    if sitting is None:
        return {}
    lines: dict[int | str, list[str]] = {OPENING: [f"The meeting opened at {time_of(sitting.opened_at)}."]}
    several = len(meeting.holding) > 1
    for committee in meeting.holding:
        assert meeting.date is not None, "a meeting that opened has its day"
        found = who_presides(table_at(meeting, committee, on=meeting.date, at=sitting.opened_at))
        if found.ok:
            of = f" for {committee}" if several else ""
            lines[OPENING].append(f"{found.details['name']} presided{of}.")
    if sitting.closed_at is not None:
        lines[CLOSE] = [f"The meeting closed at {time_of(sitting.closed_at)}."]
    return _listed(lines)


@contribute(order=3)
def quorum(meeting: Meeting, items: Items) -> Found:
    """The quorum at the start, and each time it was gained or lost (R172)."""
    several = len(meeting.holding) > 1
    last: dict[int, str] = {}
    found: dict[int | str, list[str]] = defaultdict(list)
    for row in QuorumRecord.objects.filter(meeting=meeting).select_related("committee"):
        was = last.get(row.committee_id)
        last[row.committee_id] = row.state
        if row.state == was or row.moment == QuorumMoment.END:
            continue
        of = f"{row.committee}: " if several else ""
        when = "" if was is None else f"From {time_of(row.at)}: "
        told = {"met": "The meeting was quorate.", "not_met": "The meeting was not quorate."}
        state = told.get(row.state, "Whether the meeting was quorate could not be told.")
        found[row.item_id or OPENING].append(f"{when}{of}{state} {row.reason}")
    return _listed(found)


@contribute(order=5)
def movements(meeting: Meeting, items: Items) -> Found:
    """Who came later and who left before the end, at the item that was on. Leaving for a conflict is told with it."""
    sitting = _sitting(meeting)
    if sitting is None:
        return {}
    sessions = list(ItemSession.objects.filter(sitting=sitting))
    spans: dict[int, list[Presence]] = defaultdict(list)
    for row in Presence.objects.filter(attendance__meeting=meeting).select_related("attendance__person"):
        spans[row.attendance_id].append(row)
    told: list[tuple[datetime, str]] = []
    for rows in spans.values():
        why = ""
        for row in rows:
            name = row.attendance
            if row.came_at > sitting.opened_at and why != WhyOut.CONFLICT:
                back = "returned to" if row is not rows[0] else "joined"
                told.append((row.came_at, f"{name} {back} the meeting at {time_of(row.came_at)}."))
            why = row.why_left
            ends = sitting.closed_at is None or (row.left_at is not None and row.left_at < sitting.closed_at)
            if row.left_at is not None and ends and why != WhyOut.CONFLICT:
                lost = " (connection lost)" if why == WhyOut.CONNECTION else ""
                told.append((row.left_at, f"{name} left the meeting at {time_of(row.left_at)}{lost}."))
    found: dict[int | str, list[str]] = defaultdict(list)
    for at, line in sorted(told):
        found[_item_at(sessions, at)].append(line)
    return _listed(found)


@contribute(order=10)
def public_excluded(meeting: Meeting, items: Items) -> Found:
    """The resolution to exclude the public, who moved it, and how long the public was out (LP46, LP49)."""
    found: dict[int | str, list[str]] = defaultdict(list)
    for row in PublicExclusion.objects.filter(sitting__meeting=meeting):
        lines = found[row.item_id or OPENING]
        if row.wording:
            lines.append(f"It was {'resolved' if row.is_passed else 'proposed'}: {row.wording}")
        lines += _movers(row)
        if not row.is_passed:
            lines.append("The resolution to exclude the public was not passed.")
        elif row.back_at is None:
            lines.append(f"The public was excluded from {time_of(row.out_at)}.")
        else:
            lines.append(f"The public was excluded from {time_of(row.out_at)} to {time_of(row.back_at)}.")
    return _listed(found, "Exclusion of the public")


def _movers(row: Any) -> list[str]:
    told = [f"Moved by {row.moved_by}."] if row.moved_by else []
    return told + ([f"Seconded by {row.seconded_by}."] if row.seconded_by else [])


@contribute(order=20)
def declarations(meeting: Meeting, items: Items) -> Found:
    """What was declared, with the sentence of the ruling (R8–R10). Where a decision keeps the interest off the public
    register, its nature stands in the private part alone."""
    rows = ConflictHandling.objects.filter(item__meeting=meeting).exclude(state="withdrawn")
    related = ("attendance__person", "attendance__committee", "ruled_by__person", "item", "interest__person")
    told: dict[int | str, list[str]] = defaultdict(list)
    hidden: dict[int | str, list[str]] = defaultdict(list)
    for row in rows.select_related(*related).prefetch_related("attendance__presences"):
        whole = _declared(row)
        if _is_kept_back(row):
            hidden[row.item_id].append(whole)
            row.nature = ""  # for the words only: the row is not saved
        told[row.item_id].append(_declared(row))
    found: dict[int | str, list[Block]] = defaultdict(list)
    for lines, is_private in ((told, False), (hidden, True)):
        for key, sentences in lines.items():
            shown = tuple((line,) for line in sentences)
            found[key].append(Block(LIST, "Declarations of interest", rows=shown, is_private=is_private))
    return found


def _declared(row: ConflictHandling) -> str:
    words = conflict_words(row, may_register=met("conflict.minuted"))
    return words.sentence or f"{words.name} declared {row.nature or NATURE_UNTOLD}. No ruling was recorded."


def _is_kept_back(row: ConflictHandling) -> bool:
    if row.interest is None:
        return False
    return judge(row.interest, on=local_day(row.ruled_at or row.declared_at)).redaction is not None


@contribute(order=30)
def questions(meeting: Meeting, items: Items) -> Found:
    """Questions and petitions from the public with the answers signed off, as they were published (R185)."""
    found: dict[int | str, list[Block]] = {}
    for key, asked in questions_by_item(meeting, items).items():
        rows: list[tuple[str, str]] = []
        for one in asked:
            rows.append((f"{one.reference}, {one.name}", one.text))
            rows += [
                (label, text)
                for label, text in (
                    ("Answer", one.answer),
                    ("Supplementary question", one.supplementary),
                    ("Answer to it", one.supplementary_answer),
                    ("Taken elsewhere", one.moved),
                )
                if text
            ]
        if rows:
            block = Block(TABLE, "Questions from the public", columns=("From", "Text"), rows=tuple(rows))
            found[OPENING if key is None else key] = [block]
    return found


@contribute(order=60)
def votes(meeting: Meeting, items: Items) -> Found:
    """Each vote that closed: the question, who moved it, the figures, and names where it was taken by name (R165)."""
    rows = Vote.objects.filter(item__meeting=meeting, state="closed")
    several = len(meeting.holding) > 1
    found: dict[int | str, list[Block]] = defaultdict(list)
    for row in rows.select_related("committee", "decision").prefetch_related("papers"):
        told = vote_words(row, frozen(row))
        of = [f"Vote of {row.committee}."] if several else []
        text = " ".join([*of, f"{row.question.strip().rstrip('.')}.", *_movers(row), told.result])
        names = told.by_right if row.kind == "named" else ()
        is_private = row.decision is not None and row.decision.openness == Openness.PRIVATE
        columns = ("Vote of", "Cast") if names else ()
        found[row.item_id].append(Block(TABLE, "Vote", text, columns, tuple(names), is_private=is_private))
    return found


@contribute(order=70)
def decisions(meeting: Meeting, items: Items) -> Found:
    """Each recorded decision with its reference and wording; what only the private record says stands apart (R64)."""
    rows = Decision.objects.filter(meeting=meeting, state="recorded", item__isnull=False)
    several = len(meeting.holding) > 1
    found: dict[int | str, list[Block]] = defaultdict(list)
    related = ("committee", "function", "corrects", "depends_on")
    for row in rows.select_related(*related).order_by("decided_at", "pk"):
        is_private = row.openness == Openness.PRIVATE
        found[row.item_id or OPENING].append(
            Block(
                DECISION,
                f"{row.reference}: {row.title}",
                row.text,
                rows=tuple(_facts(row, several=several)),
                is_private=is_private,
            )
        )
        if row.private_text:
            private = Block(DECISION, f"{row.reference}, private record", row.private_text, is_private=True)
            found[row.item_id or OPENING].append(private)
    return found


def _facts(row: Decision, *, several: bool) -> list[tuple[str, str]]:
    outcome = f"{row.get_outcome_display()}, {row.get_method_display().lower()}"
    told = [
        ("Committee", str(row.committee) if several else ""),
        ("Outcome", outcome if row.method else row.get_outcome_display()),
        ("Standing", "" if row.standing == DecisionStanding.DECISION else row.get_standing_display()),
        ("Recorded although", row.override_reason),
        ("Function", str(row.function) if row.function else ""),
        ("Amount", money(row.amount) if row.amount is not None else ""),
        ("On condition that", row.conditions),
        ("Referred to", str(row.referred_to) if row.referred_to else ""),
        ("Corrects", row.corrects.reference if row.corrects else ""),
    ]
    return [(label, text) for label, text in told if text]


@contribute(order=80)
def actions_agreed(meeting: Meeting, items: Items) -> Found:
    """Who is to do what by when, as it was asked: a day that was moved later is no correction of the minutes."""
    rows = MeetingAction.objects.filter(meeting=meeting).select_related("owner_person", "owner_post")
    first: dict[int, Any] = {}
    for told in MeetingAction.history.filter(id__in=rows).order_by("history_date", "history_id"):
        first.setdefault(told.id, told)
    found: dict[int | str, list[tuple[str, ...]]] = defaultdict(list)
    hidden: dict[int | str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows.order_by("pk"):
        asked = first.get(row.pk, row)
        owner = str(row.owner_person or row.owner_post or "")
        line = (row.reference, asked.text, owner, day(asked.due_on))
        (hidden if row.openness == Openness.PRIVATE else found)[row.item_id or CLOSE].append(line)
    blocks: dict[int | str, list[Block]] = defaultdict(list)
    for lines, is_private in ((found, False), (hidden, True)):
        for key, told_rows in lines.items():
            columns = ("Action", "What", "Who", "By")
            blocks[key].append(Block(TABLE, "Actions", "", columns, tuple(told_rows), is_private=is_private))
    return blocks
