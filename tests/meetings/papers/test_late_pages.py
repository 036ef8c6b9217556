"""The screens of a late paper: left out loudly, asked about, answered, issued; errors stand beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.models import TermsOfReference, User
from meetings.models import AgendaItem, LateRequest, Meeting, Paper, PaperIssue
from meetings.papers.actions.papers import add_paper
from meetings.papers.selectors.late import late_terms
from meetings.planning.actions.meetings import issue_meeting
from tests.fixtures.people import START, World
from tests.meetings.conftest import ON

pytestmark = pytest.mark.django_db

PaperOf = Callable[..., Paper]
WORDS = {"reason": "The guidance came late", "cannot_wait": "It starts in April"}


@pytest.fixture
def late(meeting: Meeting, item: AgendaItem, paper_of: PaperOf, director: User) -> Paper:
    """A paper that was signed off after the papers of its meeting went out."""
    paper_of(item, state="signed_off", title="In time")
    issue_meeting(Meeting.objects.get(pk=meeting.pk), by=director)
    return paper_of(AgendaItem.objects.get(pk=item.pk), state="signed_off", title="Came late")


def text(client: Client, address: str, **post: Any) -> str:
    answer = client.post(address, post, follow=True) if post else client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.requirement("R140")
def test_from_left_out_to_a_supplement(
    browser: Client, late: Paper, meeting: Meeting, people: Callable[[str], User], client: Client
) -> None:
    here = f"/workspace/meetings/{meeting.slug}/"
    board = text(browser, f"{here}late/")
    assert "It is in neither the main pack nor a supplement" in board
    assert "The terms of reference say nothing about late papers, so the chair decides." in board
    assert "It is in neither the main pack nor a supplement" in text(browser, here)
    ask = f"{here}late/items/{late.item.public_id}/papers/{late.public_id}/"
    assert ask in board
    refused = text(browser, ask, reason="Guidance", cannot_wait="")
    assert 'id="id_cannot_wait-error"' in refused or "cannot_wait-error" in refused
    assert "Guidance" in refused
    assert "Waiting for the chair" in text(browser, ask, **WORDS)
    assert "The chair was asked about this already" in text(browser, ask)
    request = LateRequest.objects.get()
    detail = f"/workspace/late/{request.public_id}/"
    record = text(browser, detail)
    assert "How was the answer given?" in record  # a secretary records what the chair said
    browser.force_login(people("chair"))
    own = text(browser, detail)
    assert "Your answer as chair" in own
    assert "How was the answer given?" not in own
    no = text(browser, detail, answer="decline", name="The Chair", note="")
    assert "Say why it is declined." in no
    assert "Accepted, to be issued" in text(browser, detail, answer="accept", name="The Chair", note="")
    browser.force_login(people("place_director"))
    page = text(browser, f"{here}late/supplement/")
    assert "Issue supplement 1" in page
    assert "Something else waits to go out by now" in text(browser, f"{here}late/supplement/", seen="0")
    done = text(browser, f"{here}late/supplement/", seen=str(request.pk))
    assert "Supplement 1 is issued." in done
    assert "Nothing is late" in done
    assert "Supplement 1, issued" in text(browser, f"/workspace/papers/{late.public_id}/")
    browser.force_login(people("member"))
    assert "Came late" in text(browser, here)


@pytest.mark.requirement("R140")
def test_a_secretary_records_the_answer_and_may_withdraw_the_request(
    browser: Client, late: Paper, meeting: Meeting
) -> None:
    ask = f"/workspace/meetings/{meeting.slug}/late/items/{late.item.public_id}/papers/{late.public_id}/"
    text(browser, ask, **WORDS)
    request = LateRequest.objects.get()
    detail = f"/workspace/late/{request.public_id}/"
    answer = {"answer": "accept", "name": "The Chair", "how": "phone", "time": "10:30"}
    ahead = {"day_day": "1", "day_month": "1", "day_year": "2090"}
    assert "This moment lies ahead." in text(browser, detail, **answer | ahead)
    said = {"day_day": "20", "day_month": "3", "day_year": "2026"}
    assert "by telephone" in text(browser, detail, **answer | said)
    assert "is withdrawn" in text(browser, f"{detail}withdraw/", go="1")
    request.refresh_from_db()
    assert request.state == "withdrawn"


@pytest.mark.requirement("R157")
def test_terms_of_reference_close_the_way(
    browser: Client, late: Paper, meeting: Meeting, world: World, people: Callable[[str], User]
) -> None:
    terms = TermsOfReference(
        committee=world.hill_board,
        label="1",
        effective_from=START,
        late_papers="no",
        late_papers_hours=None,
        source="Clause 9.4",
    )
    save_recorded(terms, by=None)
    assert late_terms(meeting, on=ON).chair_accepts == "no"
    ask = f"/workspace/meetings/{meeting.slug}/late/items/{late.item.public_id}/papers/{late.public_id}/"
    text(browser, ask, **WORDS)
    browser.force_login(people("chair"))
    detail = f"/workspace/late/{LateRequest.objects.get().public_id}/"
    assert "do not let the chair accept late papers" in text(browser, detail)
    refused = text(browser, detail, answer="accept", name="The Chair", note="")
    assert "it has to wait for the next meeting" in refused
    declined = text(browser, detail, answer="decline", name="The Chair", note="Next time")
    assert "The chair declined it: defer the item or remove the paper." in declined


@pytest.mark.requirement("R140", "R9")
def test_who_does_not_see_drafts_learns_of_nothing_late(
    browser: Client, late: Paper, meeting: Meeting, people: Callable[[str], User], director: User
) -> None:
    add_paper(
        item=AgendaItem.objects.get(pk=late.item_id),
        title="CANARY-PRIVATE",
        is_confidential=True,
        confidential_reason="legal",
        by=director,
    )
    browser.force_login(people("member"))
    page = text(browser, f"/workspace/meetings/{meeting.slug}/")
    assert "Came late" not in page
    assert "Late papers" not in page
    assert browser.get(f"/workspace/meetings/{meeting.slug}/late/").status_code == 403
    browser.force_login(people("paper_author"))
    board = text(browser, f"/workspace/meetings/{meeting.slug}/late/")
    assert "Came late" in board
    assert "CANARY-PRIVATE" not in board
    assert "1 more that you may not see." in board
    assert PaperIssue.objects.get().number == 0
