"""The public asks: the form, its limits and its defence, the mailed link, and what nobody may learn by it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.models import OutboxMessage, StoredFile
from governance.models import GovernanceEvent, TermsOfReference, User
from meetings.models import AgendaItem, Meeting, PublicQuestion, SentQuestion
from meetings.questions import defence
from meetings.questions.actions import sending
from meetings.questions.links import token_of
from meetings.questions.rules.defence import TRIES
from reports.publication.calendars import publish_calendar
from tests.fixtures.people import World
from tests.meetings.asking import text_of
from tests.meetings.papers.test_uploads import pdf
from tests.meetings.questions.conftest import sent_to
from tests.security.hostile import NUMBERS, REFLECTED, WORDS

GIVEN = {
    "name": "Ada Hill",
    "email": "ada@home.example",
    "text": "When does the clinic open again?",
    "shown_as": "initials",
    "reading": "read_out",
    "website": "",
}


def at(*, day: int = 10, hour: int = 12, minute: int = 0) -> Any:
    return clock.set_to(datetime(2026, 3, day, hour, minute, tzinfo=UTC))


def given(**values: Any) -> dict[str, Any]:
    """What a person sends who opens the form now."""
    return GIVEN | {"stamp": defence.stamp()} | values


@pytest.fixture
def page(asked: Meeting, world: World, director: User) -> str:
    """The form of a meeting whose date is public."""
    publish_calendar(world.hill_board, by=director)
    return reverse("questions:ask", args=[asked.slug])


def send(client: Client, page: str, *, minute: int = 1, **values: Any) -> Any:
    data = given(**values)
    moment = clock.now()
    with clock.set_to(moment.replace(minute=minute)):
        return client.post(page, data)


@pytest.mark.requirement("R185")
def test_somebody_asks_and_confirms_by_the_mailed_link(client: Client, page: str) -> None:
    shown = text_of(client.get(page))
    assert "Friday 20 March 2026, by 2pm (the Friday before the meeting, by 2pm)" in shown
    assert "This meeting takes 5 questions; 5 can still be asked." in shown
    assert "removed 30 days after the meeting" in shown

    response = send(client, page)
    question = PublicQuestion.objects.get()
    assert response.url == reverse("questions:sent", args=[question.meeting.slug, question.reference])
    assert question.reference in text_of(client.get(response.url))
    assert (question.state, question.wording, question.shown_name) == ("received", "", "")
    assert set(client.cookies) <= {"csrf"}

    own = reverse("questions:own", args=[token_of(question)])
    mail = OutboxMessage.objects.get()
    assert mail.recipient == "ada@home.example"
    assert own in mail.body
    assert "clinic" not in mail.body
    assert "Ada" not in mail.body

    assert "Confirm that this is mine" in text_of(client.get(own))
    question.refresh_from_db()
    assert question.state == "received"  # a mail scanner that follows the link confirms nothing
    client.post(own, {"act": "confirm"})
    question.refresh_from_db()
    assert question.state == "confirmed"
    client.post(own, {"act": "withdraw"})
    question.refresh_from_db()
    assert question.state == "withdrawn"


@pytest.mark.requirement("LP57")
def test_what_breaks_a_rule_is_told_beside_its_field_and_nothing_is_lost(client: Client, page: str) -> None:
    long = "word " * 101
    shown = text_of(send(client, page, text=long, organisation="Hill Patients"))
    assert "Your question has 101 words. The most is 100: please shorten it." in shown
    assert long.strip() in shown
    assert "Hill Patients" in shown
    assert not PublicQuestion.objects.exists()
    for change, words in (
        ({"website": "http://spam"}, "it is there to stop machines"),
        ({"stamp": "made up"}, "press Send again"),
    ):
        assert words in text_of(send(client, page, **change))
    assert "That was very fast" in text_of(client.post(page, given()))
    assert not PublicQuestion.objects.exists()
    assert not OutboxMessage.objects.exists()


@pytest.mark.requirement("LP57")
def test_limits_of_a_person_and_of_the_meeting(asked: Meeting) -> None:
    for _ in range(2):
        sent_to(asked)
    with pytest.raises(RuleNotMet) as refused:
        sent_to(asked, email="ADA@home.example")
    assert refused.value.outcome.code == "question.enough_of_person"
    waiting = sent_to(asked, email="late@home.example", confirmed=False)
    for number in range(3):
        sent_to(asked, email=f"p{number}@home.example")
    for act in (lambda: sent_to(asked, email="new@home.example"), lambda: sending.confirm_question(waiting)):
        with pytest.raises(RuleNotMet) as refused:
            act()
        assert refused.value.outcome.code == "question.meeting_full"
    sending.withdraw_own(PublicQuestion.objects.filter(state="confirmed").last())
    assert sending.confirm_question(waiting).state == "confirmed"


@pytest.mark.requirement("LP57", "LP58")
def test_a_late_one_goes_another_way_only_where_the_settings_say_so(
    client: Client, page: str, asked: Meeting, terms: TermsOfReference
) -> None:
    with at(day=20, hour=14):
        assert "too late" not in text_of(client.get(page))
    with at(day=20, hour=14, minute=1):
        shown = text_of(client.get(page))
        assert "You can still send it for a written answer." in shown
        assert "Send it for a written answer: it is not asked at the meeting" in shown
        assert "You can still send it" in text_of(send(client, page, minute=3))
        assert not PublicQuestion.objects.exists()
        send(client, page, minute=4, takes_later="on")
        assert PublicQuestion.objects.get().course == "written"
    terms.late_questions = "refused"
    save_recorded(terms, by=None)
    with at(day=21):
        assert "Questions cannot be sent" in text_of(client.get(page))
        assert "Questions cannot be sent" in text_of(client.post(page, given()))


def test_what_is_not_set_is_said(client: Client, page: str, terms: TermsOfReference) -> None:
    terms.questions_taken = ""
    save_recorded(terms, by=None)
    assert "It is not set whether this committee takes questions" in text_of(client.get(page))
    assert "Send a petition" in text_of(client.get(page))


def test_a_meeting_of_which_nothing_is_public_has_no_form(client: Client, asked: Meeting) -> None:
    for name in ("ask", "petition"):
        address = reverse(f"questions:{name}", args=[asked.slug])
        assert client.get(address).status_code == client.post(address, given()).status_code == 404
    assert client.get(reverse("questions:ask", args=["no-such-meeting"])).status_code == 404


def test_too_many_tries_are_stopped_by_connection_and_by_address(client: Client, page: str) -> None:
    for _ in range(TRIES["connection"]):
        send(client, page, text="word " * 101)
    assert "Too much was sent from your connection" in text_of(send(client, page))
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    for _ in range(TRIES["address"]):
        defence.count_try("address", "ada@home.example")
    shown = text_of(send(client, page))
    assert "Too much was sent with this e-mail address" in shown
    assert not PublicQuestion.objects.exists()


@pytest.mark.requirement("LP62")
def test_a_petition_with_its_signatures(
    client: Client, page: str, asked: Meeting, director: User, browser: Client
) -> None:
    address = reverse("questions:petition", args=[asked.slug])
    outside = Client()
    values = {"title": "Keep the clinic", "signatures": "49", "upload": petition_file()}
    assert "A petition needs 50 signatures at least. Yours has 49." in text_of(
        send(outside, address, **values)
    )
    send(outside, address, **(values | {"signatures": "312", "upload": petition_file()}))
    petition = PublicQuestion.objects.get()
    assert petition.reference.startswith("P")
    assert petition.signatures == 312
    assert petition.sent.signatures_name == "signatures.pdf"
    assert "names-of-hill" not in str(list(GovernanceEvent.objects.values_list("summary", "after")))
    download = browser.get(reverse("meetings:question-signatures", args=[petition.public_id]))
    assert download.status_code == 200
    assert download["Content-Disposition"].startswith("attachment")
    assert StoredFile.objects.count() == 1


def petition_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("names-of-hill.pdf", pdf(), "application/pdf")


def test_the_ledger_holds_nothing_of_who_asks_or_what(asked: Meeting) -> None:
    question = sent_to(asked)
    sending.withdraw_own(question)
    kept = str(
        list(GovernanceEvent.objects.values_list("summary", "subject_label", "before", "after", "reason"))
    )
    history = str(list(PublicQuestion.history.values()))
    for word in ("ada@home.example", "Ada Hill", "clinic", str(question.public_id)):
        assert word not in kept
    for word in ("ada@home.example", "Ada Hill", "clinic"):
        assert word not in history
    assert SentQuestion.objects.get().text.startswith("When does the clinic")


def test_a_made_up_link_leads_nowhere(client: Client, asked: Meeting) -> None:
    question = sent_to(asked, confirmed=False)
    made_up = reverse("questions:own", args=[f"{question.public_id.hex}.made-up"])
    assert client.get(made_up).status_code == client.post(made_up, {"act": "confirm"}).status_code == 404
    own = reverse("questions:own", args=[token_of(question)])
    assert client.post(own, {"act": "accept"}).status_code == 200
    question.refresh_from_db()
    assert question.state == "received"
    sending.confirm_question(question)
    again = text_of(client.post(own, {"act": "confirm"}))
    assert "only “Address not confirmed” allows it" in again


def test_the_item_is_one_of_those_that_are_published(
    asked: Meeting, item: AgendaItem, private_item: AgendaItem, client: Client, page: str
) -> None:
    """Before the agenda is published the form names no item at all, and takes none."""
    assert "The plan" not in text_of(client.get(page))
    send(client, page, item=str(private_item.public_id))
    assert PublicQuestion.objects.get().item is None


@pytest.mark.parametrize("form", ["ask", "petition"])
def test_whatever_is_sent_is_answered_with_a_page_that_keeps_it(
    client: Client, page: str, asked: Meeting, form: str
) -> None:
    """Each field in turn, by itself and left out: never an error of ours, never markup, and the rest stays."""
    address = reverse(f"questions:{form}", args=[asked.slug])
    fields = (*GIVEN, "stamp", "item", "interest", "title", "signatures", "upload", "takes_later")
    for turn, field in enumerate(fields):
        for value in (*WORDS[turn % 3 :: 3], *NUMBERS[turn % 4 :: 4], None):
            cache.clear()
            data = given(organisation="Kept as typed") | {field: value}
            if value is None:
                del data[field]
            with clock.set_to(clock.now().replace(minute=1)):
                answer = client.post(address, data)
            assert answer.status_code in (200, 302), (field, value)
            shown = text_of(answer)
            assert REFLECTED not in shown
            if answer.status_code == 200 and field != "organisation":
                assert "There is a problem" in shown
                assert "Kept as typed" in shown
    assert client.post(address, {}).status_code == 200
