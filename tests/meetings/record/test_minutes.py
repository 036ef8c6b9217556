"""Minutes of a real meeting, from the first line to the signature, against the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.models import GovernanceEvent, OutboxMessage
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import open_item, open_meeting
from meetings.conduct.models import Attendance
from meetings.models import AgendaItem, MinuteEntry, Minutes, MinutesVersion
from meetings.planning.actions.meetings import issue_meeting
from meetings.planning.evidence import acts
from meetings.record.actions.minutes import (
    circulate,
    circulate_again,
    start_minutes,
    write_entry,
)
from meetings.record.actions.minutes_approval import (
    approve_minutes,
    mend_entry,
    put_on_agenda,
    sign_minutes,
    text_hash,
)
from meetings.record.actions.minutes_comments import answer_comment, comment_on
from meetings.record.rules.minutes_content import CLOSE, OPENING, read
from meetings.record.selectors import minutes as selectors
from meetings.record.selectors.minutes_facts import entries_by_key, working_content
from tests.meetings.conduct.conftest import DAY
from tests.meetings.record.minutes_table import DUE, NEXT, ON, SECRET, fresh

pytestmark = pytest.mark.django_db


def refused(code: str, act: Callable, *args, **values) -> None:
    with pytest.raises(RuleNotMet) as told:
        act(*args, **values)
    assert told.value.outcome.code == code, told.value.outcome


def blocks_at(content: dict, key: str, *, private: bool = True) -> list[str]:
    keys = [row["key"] for row in content["public"]["items"]] if private else []
    return [line for row in read(content, private=keys) if row.key == key for line in row.lines]


@pytest.mark.requirement("LP69", "LP77", "R165", "R172")
def test_what_the_meeting_wrote_down_is_in_the_minutes_by_itself(sat, meeting, item, secret) -> None:
    content = working_content(None, fresh(meeting), on=ON)
    groups = {group["heading"]: group["rows"] for group in content["public"]["attendance"]}
    present = {row["name"]: row for row in groups["Present, with a vote"]}
    assert present["Dee Puty"]["note"] == "deputy for Person 09"
    assert present["Person 08"]["note"] == "from 2:10pm"
    assert present["Person 01"] == {
        "name": "Person 01",
        "role": "Chair",
        "organisation": "Organisation 01",
        "note": "",
    }
    assert [row["name"] for row in groups["Apologies"]] == ["Person 09"]
    opening = blocks_at(content, OPENING)
    assert opening[:2] == ["The meeting opened at 2pm.", "Person 01 presided."]
    assert opening[2].startswith("The meeting was quorate. 7 members present")
    told = "\n".join(blocks_at(content, str(item.public_id)))
    assert "Person 02 declared a share in the firm. Person 01 ruled that" in told
    assert "Person 08 joined the meeting at 2:10pm." in told
    assert "Moved by Person 03. Seconded by Person 04. Carried." in told
    assert told.count(" · for") == 6
    assert "HILL-BOARD-2026/01: The plan" in told or "2026/01: The plan" in told
    assert "The plan is supported." in told
    assert "Outcome: Accepted, by vote" in told
    assert "Person 03 left the meeting at 2:40pm." in blocks_at(content, str(secret.public_id))
    assert blocks_at(content, CLOSE) == ["The meeting closed at 4pm."]
    assert SECRET not in repr(content["public"])
    assert "CANARY" not in repr(content["public"])
    assert "2:40pm" not in repr(content["public"]["items"])


def test_two_clerks_lose_nothing(sat, after, meeting, item, director, people) -> None:
    key, other = str(item.public_id), people("governance_lead")
    first = write_entry(fresh(meeting), key, public_text="Ada spoke.", by=director, expected_version=0)
    assert (first.version, first.saved_by) == (1, director)
    with pytest.raises(StaleEdit) as stale:
        write_entry(fresh(meeting), key, public_text="Ben spoke.", by=other, expected_version=0)
    assert stale.value.current.public_text == "Ada spoke."
    write_entry(fresh(meeting), OPENING, public_text="Welcome.", by=other, expected_version=0)
    write_entry(fresh(meeting), key, private_text="Ben, in private.", by=other, expected_version=1)
    # The first clerk still has version 1 open and changes the other text: both stand.
    write_entry(
        fresh(meeting), key, public_text="Ada spoke first.", private_text="", by=director, expected_version=1
    )
    found = MinuteEntry.objects.get(item=item)
    assert (found.public_text, found.private_text) == ("Ada spoke first.", "Ben, in private.")
    version = found.version
    write_entry(fresh(meeting), key, public_text="Ada spoke first.", by=other, expected_version=version)
    assert MinuteEntry.objects.get(item=item).version == version
    assert "Ada spoke" not in repr(list(GovernanceEvent.objects.values_list("summary", "after")))


def test_only_who_runs_the_meeting_writes(sat, after, meeting, item, people) -> None:
    with pytest.raises(NotPermitted):
        write_entry(fresh(meeting), OPENING, public_text="x", by=people("member"), expected_version=0)
    assert not Minutes.objects.exists()


def test_minutes_begin_with_the_meeting(meeting, item, director, on_the_day) -> None:
    refused("minutes.start.not_opened", start_minutes, meeting, by=director)
    issue_meeting(fresh(meeting), by=director)
    open_meeting(fresh(meeting), by=director)
    write_entry(fresh(meeting), OPENING, public_text="Welcome.", by=director, expected_version=0)
    minutes = Minutes.objects.get()
    refused("minutes.circulate.not_over", circulate, minutes, comments_due=DUE, by=director)


@pytest.mark.requirement("R182", "LP77")
def test_circulating_freezes_a_version_and_tells_the_members(sent, meeting, director, people) -> None:
    version = MinutesVersion.objects.get()
    public = version.content["public"]
    assert (version.kind, public["status"], public["corrections"]) == ("circulated", "draft", [])
    assert [row["reference"][-9:] for row in public["items"] if row["place"] == "item"] == [
        f"/2526/00{number}" for number in range(1, len(public["items"]) - 1)
    ]
    mails = OutboxMessage.objects.filter(once_key__startswith="minutes.circulated")
    assert {row.recipient for row in mails} >= {people("member").email, people("chair").email}
    assert not [row for row in mails if "CANARY" in row.body + row.subject or "We spoke" in row.body]
    done = acts([fresh(meeting)])[meeting.pk, "minutes"]
    assert done == [DAY + timedelta(days=1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        MinutesVersion.objects.filter(pk=version.pk).update(number=9)


@pytest.mark.requirement("R9", "R193")
def test_the_private_part_is_for_those_who_may_read_it(
    sent, sat, meeting, secret, item, people, director
) -> None:
    key = str(secret.public_id)
    assert key in selectors.private_keys(meeting, people("member"), on=ON)
    assert selectors.private_keys(meeting, people("paper_author"), on=ON) == set()
    conflict = declare_and_exclude(sat[1], item)
    assert str(item.public_id) not in selectors.private_keys(meeting, people("member"), on=ON)
    assert str(item.public_id) in selectors.private_keys(meeting, director, on=ON)
    assert conflict.ruling == "excluded"


def declare_and_exclude(row: Attendance, item: AgendaItem):
    """The ruling that was given at the meeting, as another one would have left it."""
    conflict = row.conflicts.get(item=item)
    conflict.ruling = "excluded"
    return save_recorded(conflict, by=None)


@pytest.mark.requirement("LP78")
def test_comments_are_answered_and_corrections_itemised(sent, meeting, item, director, people) -> None:
    member, entry = people("member"), MinuteEntry.objects.get(item=item)
    with pytest.raises(NotPermitted):
        comment_on(entry, text="x", by=people("paper_author"), on_private=True)
    said = comment_on(entry, text="We spoke at length.", by=member)
    assert (said.name, said.is_private) == ("Person 02", False)
    refused("minute_comment.no_reason", answer_comment, said, taken=False, answer="", by=director)
    minutes = fresh(sent)
    refused("minutes.correct.nothing", circulate_again, minutes, comments_due=DUE, by=director)
    write_entry(
        fresh(meeting),
        str(item.public_id),
        public_text="We spoke at length.",
        by=director,
        expected_version=entry.version,
    )
    answer_comment(said, taken=True, answer="", by=director)
    refused(
        "minute_comment.take.wrong_state", answer_comment, fresh(said), taken=True, answer="", by=director
    )
    version = circulate_again(minutes, comments_due=DUE, by=director)
    assert [(row["before"], row["after"]) for row in version.content["public"]["corrections"]] == [
        ("We spoke.", "We spoke at length.")
    ]
    with clock.set_to(DAY + timedelta(days=30)):
        refused("minutes.comment.too_late", comment_on, entry, text="Late", by=member)


@pytest.mark.requirement("LP69", "R182")
def test_minutes_are_approved_at_the_next_meeting(
    sent, later, meeting, item, secret, world, director, people
) -> None:
    chair = people("chair")
    seen = text_hash(fresh(sent), on=ON)
    refused("minutes.approve.no_item", approve_minutes, sent, by=director, seen=seen)
    minutes = put_on_agenda(fresh(sent), meeting=later, by=director)
    there = minutes.approval_item
    assert (there.meeting, there.kind, there.title) == (
        later,
        "minutes",
        "Minutes of the meeting of 26 March 2026",
    )
    refused("minutes.approve.not_yet", approve_minutes, minutes, by=chair, seen=seen, words="All agreed")
    issue_meeting(fresh(later), by=director)
    moment = DAY.replace(month=4, day=23)
    with clock.set_to(moment):
        open_meeting(fresh(later), by=director)
        open_item(fresh(there), by=director)
        refused("minutes.approve.no_decision", approve_minutes, fresh(sent), by=director, seen=seen)
        refused(
            "minutes.approve.not_chair", approve_minutes, fresh(sent), by=director, seen=seen, words="Yes"
        )
        decision = draft_decision(
            item=fresh(there),
            committee=world.hill_board,
            title="Minutes",
            text="The minutes are approved.",
            outcome="noted",
            standing="noted",
            by=director,
        )
        record_decision(decision, by=director)
        write_entry(fresh(meeting), OPENING, public_text="Welcome.", by=director, expected_version=1)
        refused("minutes.approve.changed", approve_minutes, fresh(sent), by=director, seen=seen)
        seen = text_hash(fresh(sent), on=NEXT)
        refused("minutes.sign.not_approved", sign_minutes, fresh(sent), name="Person 01", by=chair)
        version = approve_minutes(fresh(sent), by=director, seen=seen)
        public = version.content["public"]
        assert (version.kind, public["status"], len(public["corrections"])) == ("approved", "confirmed", 1)
        assert public["approval"]["at"] == str(later)
        assert public["approval"]["decision"].endswith("2026/02")
        with pytest.raises(NotPermitted):
            sign_minutes(fresh(sent), name="Clerk", by=director)
        signed = sign_minutes(fresh(sent), name="Person 01, Chair", by=chair)
        assert signed.signed_by == "Person 01, Chair"
        entry = entries_by_key(fresh(sent))[str(item.public_id)]
        values = {"public_text": "We spoke, and rose.", "by": director, "expected_version": entry.version}
        refused("minutes.write.approved", write_entry, fresh(meeting), str(item.public_id), **values)
        refused("minutes.mend.no_reason", mend_entry, fresh(sent), str(item.public_id), reason=" ", **values)
        mended = mend_entry(fresh(sent), str(item.public_id), reason="A word was missing", **values)
        assert (mended.number, mended.kind, mended.is_confirmed) == (3, "corrected", True)
        assert [row["after"] for row in mended.content["public"]["corrections"]] == ["We spoke, and rose."]
        assert fresh(sent).state == "approved"


def test_the_chair_approves_in_words_where_no_decision_was_recorded(sent, later, director, people) -> None:
    put_on_agenda(fresh(sent), meeting=later, by=director)
    issue_meeting(fresh(later), by=director)
    with clock.set_to(DAY.replace(month=4, day=23)):
        open_meeting(fresh(later), by=director)
        seen = text_hash(fresh(sent), on=NEXT)
        version = approve_minutes(fresh(sent), by=people("chair"), seen=seen, words="Agreed without a vote.")
        assert version.content["public"]["approval"]["words"] == "Agreed without a vote."
        assert version.content["public"]["corrections"] == []
