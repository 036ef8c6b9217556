"""The pages of minutes through a client: two clerks at once, comments, what is kept from whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from meetings.models import AgendaItem, Meeting, MinuteEntry, Minutes, MinutesVersion
from meetings.record.actions.minutes import write_entry
from meetings.record.rules.minutes_content import OPENING
from tests.meetings.conduct.conftest import DAY
from tests.meetings.record.minutes_table import SECRET, fresh

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def of(meeting: Meeting, page: str = "", *more) -> str:
    return reverse(f"meetings:minutes{'-' if page else ''}{page}", args=[meeting.slug, *more])


def test_all_items_stand_on_one_page_and_each_is_saved_for_itself(
    sat,
    after,
    meeting,
    item,
    secret,
    director,
    people,
) -> None:
    page, other = signed_in(director), people("governance_lead")
    shown = page.get(of(meeting, "write")).content.decode()
    for words in ("Opening", "1 The plan", SECRET, "Close", "Person 02 declared", "The plan is supported."):
        assert words in shown
    write_entry(fresh(meeting), str(item.public_id), public_text="Theirs.", by=other, expected_version=0)
    write_entry(fresh(meeting), "close", public_text="At the close.", by=other, expected_version=0)
    keys = [OPENING, str(item.public_id), str(secret.public_id)]
    form = {f"{key}-version": "0" for key in [*keys, "close"]}
    rest = AgendaItem.objects.filter(meeting=meeting).exclude(pk__in=[item.pk, secret.pk])
    form |= {f"{row.public_id}-version": "0" for row in rest}
    form |= {f"{OPENING}-public_text": "Welcome.", f"{item.public_id}-public_text": "Mine."}
    answer = page.post(of(meeting, "write"), form)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Saved: Opening." in told
    assert "Governance Lead saved this" in told
    assert ">Mine.</textarea>" in told
    assert ">At the close.</textarea>" in told  # theirs, where this person changed nothing
    assert "Theirs." in told
    assert MinuteEntry.objects.get(place="opening").public_text == "Welcome."
    assert MinuteEntry.objects.get(item=item).public_text == "Theirs."
    again = form | {f"{item.public_id}-version": "1", f"{OPENING}-version": "1"}
    again |= {f"{item.public_id}-public_text": "Theirs. Mine.", "close-version": "1"}
    again["close-public_text"] = "At the close."
    assert page.post(of(meeting, "write"), again).status_code == 302
    assert MinuteEntry.objects.get(item=item).public_text == "Theirs. Mine."
    assert MinuteEntry.objects.get(place="close").public_text == "At the close."
    assert MinuteEntry.objects.count() == 3


def test_one_item_alone_with_a_preview(sat, after, meeting, item, director) -> None:
    page, address = signed_in(director), of(meeting, "write-one", item.public_id)
    key = str(item.public_id)
    form = {f"{key}-version": "0", f"{key}-public_text": "**Ada** spoke.", f"{key}-private_text": ""}
    shown = page.post(address, form | {"preview": "1"}).content.decode()
    assert "<strong>Ada</strong> spoke." in shown
    assert not MinuteEntry.objects.exists()
    assert page.post(address, form).status_code == 302
    assert "Place Director saved this at 2pm." in page.get(address).content.decode()
    live = page.get(reverse("meetings:live-item", args=[meeting.slug, item.public_id])).content.decode()
    assert address in live


@pytest.mark.requirement("R193")
def test_members_read_comment_and_are_answered(sent, meeting, item, secret, director, people) -> None:
    member, page = signed_in(people("member")), signed_in(director)
    shown = member.get(of(meeting)).content.decode()
    assert "DRAFT" in shown
    assert f"{SECRET} said." in shown
    author = signed_in(people("paper_author")).get(of(meeting)).content.decode()
    assert "What was said here is private." in author
    assert "CANARY" not in author
    entry = MinuteEntry.objects.get(item=item)
    assert (
        "Your comment was sent"
        in member.post(
            of(meeting, "comment", entry.public_id), {"text": "At length."}, follow=True
        ).content.decode()
    )
    comment = entry.comments.get()
    assert "At length." not in signed_in(people("auditor")).get(of(meeting)).content.decode()
    address = of(meeting, "answer", comment.public_id)
    assert "Say why" in page.post(address, {"taken": "no", "answer": "", "version": 1}).content.decode()
    page.post(address, {"taken": "no", "answer": "It was short.", "version": 1})
    assert "It was short." in member.get(of(meeting)).content.decode()


def test_circulated_again_with_what_was_corrected(sent, meeting, item, director, people) -> None:
    page = signed_in(director)
    nothing = page.get(of(meeting, "circulate")).content.decode()
    assert "Nothing differs from the version that went out last." in nothing
    entry = MinuteEntry.objects.get(item=item)
    write_entry(
        fresh(meeting),
        str(item.public_id),
        public_text="We spoke long.",
        by=director,
        expected_version=entry.version,
    )
    shown = page.get(of(meeting, "circulate")).content.decode()
    assert "[new: </span>spoke long." in shown
    due = {"comments_due_day": "10", "comments_due_month": "4", "comments_due_year": "2026"}
    assert page.post(of(meeting, "circulate"), {}).status_code == 200
    assert page.post(of(meeting, "circulate"), due).status_code == 302
    minutes = Minutes.objects.get()
    assert (minutes.comments_due, minutes.versions.count()) == (date(2026, 4, 10), 2)
    read = signed_in(people("member")).get(of(meeting, "version", 2)).content.decode()
    assert "Corrections since the version before" in read
    assert MinutesVersion.objects.latest("number").kind == "corrected"
    with clock.set_to(DAY):
        assert page.get(of(meeting, "preview")).status_code == 200
