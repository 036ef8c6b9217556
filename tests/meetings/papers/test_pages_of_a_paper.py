"""Agendas, cover sheets, texts, annexes and sign-off on their pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.models import User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.agenda import add_item, change_item
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.papers import working_version
from membership.models import Person
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of

PaperOf = Callable[..., Paper]
People = Callable[[str], User]


def test_items_are_added_moved_and_the_focus_stays(browser: Client, meeting: Meeting) -> None:
    for title in ("Welcome", "Plan", "Close"):
        browser.post(at("item-add", meeting.slug), {"title": title, "kind": "business", "openness": "public"})
    close = AgendaItem.objects.get(title="Close")
    page = text_of(
        browser.post(at("item-move", meeting.slug, close.public_id), {"direction": "up"}, follow=True)
    )
    assert [str(item) for item in agenda(meeting)] == ["1 Welcome", "2 Close", "3 Plan"]
    assert "“Close” is now item 2." in page
    button = page[: page.index("autofocus")].rsplit("<button", 1)[1]
    assert 'value="up"' in button
    page = text_of(
        browser.post(at("item-move", meeting.slug, close.public_id), {"direction": "up"}, follow=True)
    )
    assert 'value="down"' in page[: page.index("autofocus")].rsplit("<button", 1)[1]


def test_a_drag_made_on_an_old_agenda_moves_nothing(
    browser: Client, meeting: Meeting, item: AgendaItem, director: User
) -> None:
    second = add_item(meeting=meeting, title="Budget", by=director)
    seen = f"{item.public_id},{second.public_id}"
    turned = f"{second.public_id},{item.public_id}"
    browser.post(at("agenda-order", meeting.slug), {"order": turned, "seen": seen})
    assert [i.title for i in agenda(meeting)] == ["Budget", "The plan"]
    page = text_of(
        browser.post(at("agenda-order", meeting.slug), {"order": turned, "seen": seen}, follow=True)
    )
    assert "Somebody else changed the agenda while you moved an item." in page
    page = text_of(browser.post(at("agenda-order", meeting.slug), {"order": "x", "seen": "x"}, follow=True))
    assert "The order could not be read." in page


def test_an_item_is_taken_off_and_put_back(browser: Client, item: AgendaItem) -> None:
    slug = item.meeting.slug
    page = text_of(browser.post(at("item-remove", slug, item.public_id), {"reason": "Deferred"}, follow=True))
    assert "Taken off the agenda" in page
    page = text_of(browser.post(at("item-restore", slug, item.public_id), follow=True))
    assert "back on the agenda as item 1" in page


def test_the_second_editor_of_an_item_reads_both_texts(
    browser: Client, item: AgendaItem, people: People
) -> None:
    change_item(item, {"title": "The plan for 2026"}, by=people("governance_officer"))
    sent = {"title": "Our plan", "kind": "business", "openness": "public", "version": item.version}
    page = browser.post(at("item-edit", item.meeting.slug, item.public_id), sent)
    assert page.status_code == 409
    assert "The plan for 2026" in text_of(page)
    assert "Our plan" in text_of(page)


@pytest.mark.requirement("R192", "R62")
def test_a_cover_sheet_is_saved_with_gaps_and_says_what_is_missing(
    browser: Client, item: AgendaItem, template: Any
) -> None:
    template("lsc")
    place = at("paper-add", item.meeting.slug, item.public_id)
    browser.post(place, {"title": "The plan", "kind": "paper", "template": template("lsc").pk})
    paper = Paper.objects.get()
    sent = {
        "version": working_version(paper).version,
        "executive_summary": "In short.",
        "authors-0-name": "Ada",
        "authors-0-job_title": "Head",
        "recommendations-0-kind": "approve",
        "recommendations-0-text": "Approve it.",
        "recommendations-1-text": "",
        "recommendations-2-kind": "note",
        "recommendations-2-text": "Note the rest.",
        "recommendations-2-depends_on": "1",
        "implications__associated_risks__answer": "yes",
    }
    page = text_of(browser.post(at("paper-cover", paper.public_id), sent, follow=True))
    assert "“Presented by” is not filled in." in page
    assert "“Associated risks” is answered yes: give a brief description and its reference number." in page
    version = working_version(paper)
    assert version.cover["authors"] == [{"name": "Ada", "job_title": "Head"}]
    asked = list(version.recommendations.all())
    assert [(r.text, r.depends_on) for r in asked] == [("Approve it.", None), ("Note the rest.", asked[0])]
    assert "things are missing: see the list above." in page
    refused = text_of(browser.post(at("paper-submit", paper.public_id), follow=True))
    assert "things are missing:" in refused


def test_a_recommendation_hangs_on_an_earlier_one_only(
    browser: Client, item: AgendaItem, paper_of: PaperOf
) -> None:
    paper = paper_of(item)
    sent = {
        "version": working_version(paper).version,
        "recommendations-0-kind": "",
        "recommendations-0-text": "Approve it.",
        "recommendations-0-depends_on": "2",
    }
    page = text_of(browser.post(at("paper-cover", paper.public_id), sent))
    assert "Choose what recommendation 1 asks for." in page
    assert "Recommendation 1 can only depend on one that stands before it." in page


def test_the_second_writer_of_a_cover_loses_nothing(
    browser: Client, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    """The other changed the recommendation, this one the summary: the form that comes back holds both changes."""
    paper = paper_of(item)
    opened = working_version(paper)
    write_paper(
        paper,
        recommendations=[{"kind": "approve", "text": "Approve the new plan."}],
        by=people("governance_officer"),
    )
    sent = {
        "version": opened.version,
        "purposes": opened.cover["purposes"],
        "executive_summary": "My summary.",
        "authors-0-name": "Ada Hill",
        "authors-0-job_title": "Head of Planning",
        "presenter__name": "Ada Hill",
        "presenter__job_title": "Head of Planning",
        "recommendations-0-kind": "approve",
        "recommendations-0-text": "Approve the plan.",
        "conflict_text": "N/A",
    }
    answer = browser.post(at("paper-cover", paper.public_id), sent)
    page = text_of(answer)
    assert answer.status_code == 409
    form = page[page.index("Save again") :]
    assert "My summary." in form
    assert "Approve the new plan." in form
    assert "Approve the plan." not in form
    assert working_version(paper).cover["executive_summary"] == "A short summary."
    again = sent | {"version": working_version(paper).version}
    assert browser.post(at("paper-cover", paper.public_id), again).status_code == 302


def test_the_second_writer_of_a_text_reads_both(
    browser: Client, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    paper = paper_of(item)
    opened = working_version(paper).version
    write_paper(paper, body_markdown="Theirs", by=people("governance_officer"))
    sent = {"version": opened, "source": "written", "body_markdown": "Mine"}
    answer = browser.post(at("paper-text", paper.public_id), sent)
    assert answer.status_code == 409
    assert "Theirs" in text_of(answer)
    assert "Mine" in text_of(answer)


@pytest.mark.requirement("R86", "R85")
def test_a_preview_saves_nothing_and_tells_slips(
    browser: Client, item: AgendaItem, paper_of: PaperOf
) -> None:
    paper = paper_of(item, layout="lsc")
    before = working_version(paper).body_markdown
    typed = "5.2.4 One <script>alert(1)</script>\n\n5.4.5 Two"
    page = text_of(browser.post(at("paper-text", paper.public_id), {"body_markdown": typed, "preview": "1"}))
    preview = page[page.index('id="preview"') :]
    assert "<script>alert" not in preview
    assert "5.4.5" in preview
    assert "Numbers to look at" in page
    assert working_version(paper).body_markdown == before


def test_annexes_are_added_changed_moved_and_taken_out(
    browser: Client, item: AgendaItem, paper_of: PaperOf
) -> None:
    paper = paper_of(item)
    for title in ("One", "Two"):
        browser.post(
            at("annex-add", paper.public_id), {"title": title, "openness": "public", "body_markdown": "Text"}
        )
    one, two = working_version(paper).annexes.all()
    browser.post(at("annex-move", paper.public_id, two.pk), {"direction": "up"})
    changed = {"title": "First", "openness": "public", "body_markdown": "Text", "version": two.version + 1}
    assert browser.post(at("annex-edit", paper.public_id, two.pk), changed).status_code == 302
    stale = browser.post(at("annex-edit", paper.public_id, two.pk), changed | {"title": "Second"})
    assert stale.status_code == 409
    browser.post(at("annex-remove", paper.public_id, one.pk))
    assert [annex.title for annex in working_version(paper).annexes.all()] == ["First"]
    assert "Write the text of the annex" in text_of(
        browser.post(at("annex-add", paper.public_id), {"title": "Empty", "openness": "public"})
    )


@pytest.mark.requirement("R63")
def test_a_paper_is_submitted_and_signed_off_on_its_page(
    browser: Client, item: AgendaItem, paper_of: PaperOf, world: World, director: User
) -> None:
    save_recorded(
        Person(icb=world.north, name="Dee Rector", slug="dee", job_title="Place Director", user=director),
        by=None,
    )
    paper = paper_of(item)
    browser.post(at("paper-submit", paper.public_id))
    assert "Dee Rector, Place Director" in text_of(browser.get(at("paper-sign-off", paper.public_id)))
    page = text_of(
        browser.post(
            at("paper-sign-off", paper.public_id), {"name": "Dee Rector, Place Director"}, follow=True
        )
    )
    assert "Signed off" in page
    page = text_of(browser.post(at("paper-revise", paper.public_id), {"reason": "Figures"}, follow=True))
    assert "version 2" in page
    assert browser.get(at("paper-version", paper.public_id, 1)).status_code == 200
    assert browser.get(at("paper-version", paper.public_id, 7)).status_code == 404


@pytest.mark.requirement("R63")
def test_a_disabled_button_says_why(
    client: Client, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    """The page behind the disabled button is refused with the words that stand beside it."""
    paper = paper_of(item, state="submitted")
    client.force_login(people("committee_secretary"))
    words = "Your role does not allow this here."
    assert words in text_of(client.get(at("paper-detail", paper.public_id)))
    refused = client.get(at("paper-sign-off", paper.public_id))
    assert refused.status_code == 403
    assert words in text_of(refused)


def test_a_paper_comes_back_with_what_has_to_change(
    client: Client, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    paper = paper_of(item, state="submitted")
    client.force_login(people("executive"))
    sent = {"name": "Eve Lead, Nurse", "comment": "Add the costs."}
    page = text_of(client.post(at("paper-send-back", paper.public_id), sent, follow=True))
    assert "Add the costs." in page
    assert "Draft" in page


def test_a_paper_is_shared_and_withheld_by_name(
    browser: Client, item: AgendaItem, paper_of: PaperOf, people: People, world: World
) -> None:
    paper, guest = paper_of(item), people("nobody")
    last = clock.today() + timedelta(days=2)
    until = {"until_day": last.day, "until_month": last.month, "until_year": last.year}
    address = at("paper-share", paper.public_id)
    unknown = browser.post(address, {"email": "who@north.example", "reason": "Advice", **until})
    assert "Nobody with this address can sign in here." in text_of(unknown)
    assert "Legal advice" in text_of(
        browser.post(address, {"email": guest.email.upper(), "reason": "Legal advice", **until}, follow=True)
    )
    visitor = Client()
    visitor.force_login(guest)
    assert visitor.get(at("paper-detail", paper.public_id)).status_code == 200
    assert visitor.get(at("meeting-detail", item.meeting.slug)).status_code == 404
    person = save_recorded(Person(icb=world.north, name="Pat Guest", slug="pat", user=guest), by=None)
    browser.post(at("paper-withhold", paper.public_id), {"person": person.pk, "reason": "Bidder"})
    assert visitor.get(at("paper-detail", paper.public_id)).status_code == 404
    row = paper.withholdings.get()
    browser.post(at("paper-withhold-end", paper.public_id, row.pk), {"reason": "Withdrew"})
    assert visitor.get(at("paper-detail", paper.public_id)).status_code == 200


def test_the_status_board_shows_what_each_paper_waits_for(
    browser: Client, item: AgendaItem, paper_of: PaperOf, director: User, client: Client, people: People
) -> None:
    add_item(meeting=item.meeting, title="Budget", needs_paper=True, by=director)
    paper_of(item, state="submitted")
    page = text_of(browser.get(at("meeting-detail", item.meeting.slug)))
    assert "Waits for an executive to sign it off." in page
    assert "No paper yet" in page
    assert "0 of 2 signed off." in page


def test_a_private_item_is_not_on_the_page_of_who_may_not_see_it(
    client: Client, private_item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    paper = paper_of(private_item, title="CANARY-PRIVATE-PAPER")
    add_annex(paper=paper, title="CANARY-ANNEX", body_markdown="CANARY-BODY", by=people("place_director"))
    client.force_login(people("paper_author"))
    for address in (
        at("meeting-detail", private_item.meeting.slug),
        at("agenda-detail", private_item.meeting.slug),
    ):
        assert "CANARY" not in text_of(client.get(address))
    assert client.get(at("paper-detail", paper.public_id)).status_code == 404
    assert client.get(at("item-edit", private_item.meeting.slug, private_item.public_id)).status_code == 403


def test_the_first_page_says_what_waits_for_whom(
    client: Client, item: AgendaItem, paper_of: PaperOf, people: People
) -> None:
    with clock.set_to(datetime(2026, 3, 1, tzinfo=UTC)):
        paper_of(item, state="submitted", title="Waits for a signature")
        paper_of(item, title="Still a draft")
        seen = {}
        for role in ("executive", "committee_secretary", "member", "other_icb"):
            client.force_login(people(role))
            page = text_of(client.get(reverse("governance:home")))
            seen[role] = [
                words
                for words in ("Hill Partnership Board", "Waits for a signature", "Still a draft")
                if words in page
            ]
    assert seen == {
        "executive": ["Hill Partnership Board", "Waits for a signature", "Still a draft"],
        "committee_secretary": ["Hill Partnership Board", "Still a draft"],
        "member": [],
        "other_icb": [],
    }
