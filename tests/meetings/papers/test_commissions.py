"""Papers asked of authors, the link by which one is sent, and what is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.actions.files import Upload
from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import OutboxMessage
from governance.models import GovernanceEvent, User
from meetings.models import AgendaItem, Commission, Submission, UploadLink
from meetings.papers import links
from meetings.papers.actions import commissions as actions
from meetings.papers.actions.submissions import send_by_link, send_own, take_in
from meetings.papers.presenters.commissions import commission_tags
from meetings.papers.rules.commissions import (
    TRIES_AN_HOUR,
    WAITING_AT_ONCE,
    check_due,
    check_last_day,
    check_link,
)
from meetings.papers.selectors.commissions import asked_of
from meetings.papers.selectors.papers import working_version
from membership.people.actions import create_person
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of
from tests.meetings.papers.test_uploads import pdf, word

TODAY = date(2026, 3, 2)
DUE = date(2026, 3, 10)
Template = Callable[[str], Any]


@pytest.fixture(autouse=True)
def on_the_day(clock_at: Any) -> Iterator[None]:
    cache.clear()
    with clock_at(2026, 3, 2):
        yield


@pytest.fixture
def commission(item: AgendaItem, director: User, template: Template) -> Commission:
    """The plan, asked of somebody without an account, with a link."""
    template("plain")
    return actions.commission_paper(
        item=item,
        author_name="Ada Outside",
        author_email="ada@outside.example",
        brief="Two pages on beds.",
        due_on=DUE,
        link_until=DUE,
        by=director,
    )


def link_of(commission: Commission) -> UploadLink:
    return commission.links.get(is_revoked=False)


def page(link: UploadLink) -> str:
    return reverse("paper-links:send", args=[links.token_of(link)])


@pytest.mark.parametrize(
    ("due", "code"),
    [
        (TODAY - timedelta(1), "commission.due_passed"),
        (date(2026, 3, 27), "commission.due_after_meeting"),
        (TODAY, "commission.due"),
        (date(2026, 3, 26), "commission.due"),
    ],
)
def test_a_draft_is_due_from_today_to_the_day_of_the_meeting(due: date, code: str) -> None:
    assert check_due(due, today=TODAY, meeting=date(2026, 3, 26)).code == code


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "link.open"),
        ({"expires_on": TODAY - timedelta(1)}, "link.expired"),
        ({"is_revoked": True}, "link.revoked"),
        ({"is_wanted": False}, "link.not_wanted"),
    ],
)
def test_a_link_takes_a_file_until_its_last_day(values: dict[str, Any], code: str) -> None:
    given = {"is_revoked": False, "expires_on": TODAY, "is_wanted": True, "today": TODAY} | values
    assert check_link(**given).code == code


def test_a_link_lives_three_months_at_most() -> None:
    assert check_last_day(TODAY + timedelta(92), today=TODAY).ok
    assert check_last_day(TODAY + timedelta(93), today=TODAY).code == "link.too_long"


def test_the_author_is_told_once_what_is_asked_and_how_to_send_it(commission: Commission) -> None:
    mail = OutboxMessage.objects.get()
    assert mail.recipient == "ada@outside.example"
    for words in ("“The plan”", "10 March 2026", "Two pages on beds.", page(link_of(commission))):
        assert words in mail.body
    event = GovernanceEvent.objects.get(code="commission.asked")
    assert "ada@outside.example" not in str(event.after)
    assert str(link_of(commission).public_id) not in str(list(GovernanceEvent.objects.values_list("after")))


def test_a_private_paper_is_not_named_in_the_mail(
    private_item: AgendaItem, director: User, template: Template
) -> None:
    template("plain")
    actions.commission_paper(
        item=private_item,
        author_name="A",
        author_email="a@b.example",
        brief="CANARY-BRIEF",
        due_on=DUE,
        by=director,
    )
    assert "CANARY" not in OutboxMessage.objects.get().body


def test_papers_are_asked_for_by_who_keeps_the_agenda(
    item: AgendaItem, template: Template, people: Any
) -> None:
    template("plain")
    with pytest.raises(NotPermitted):
        actions.commission_paper(item=item, author_name="A", due_on=DUE, by=people("paper_author"))


@pytest.mark.requirement("R52")
def test_a_request_goes_from_asked_to_accepted_to_in_and_is_late_meanwhile(
    commission: Commission, director: User
) -> None:
    def told(day: date) -> list[str]:
        return [tag.text for tag in commission_tags(Commission.objects.get(), today=day)]

    assert told(DUE) == ["Asked"]
    assert told(DUE + timedelta(1)) == ["Asked", "Late"]
    actions.accept_commission(commission, by=director)
    assert told(DUE + timedelta(1)) == ["Accepted", "Late"]
    actions.draft_is_in(commission, by=director)
    assert told(DUE + timedelta(1)) == ["Draft is in"]
    assert Commission.history.count() == 3


def test_what_comes_by_link_counts_only_when_it_is_taken_in(commission: Commission, director: User) -> None:
    sent = send_by_link(link_of(commission), name="Ada", upload=Upload("plan.docx", word()), note="At last")
    assert working_version(commission.paper).body_kind == "none"
    event = GovernanceEvent.objects.get(code="submission.sent")
    assert (event.actor_id, "Ada" in event.summary) == (None, False)
    version = take_in(sent, by=director)
    assert (version.body_filename, version.number) == ("plan.docx", 1)
    assert Commission.objects.get().state == "draft_in"
    with pytest.raises(RuleNotMet):
        take_in(sent, by=director)
    second = send_by_link(link_of(commission), name="Ada", upload=Upload("plan.pdf", pdf()))
    assert take_in(second, by=director).number == 2


def test_a_link_takes_few_files_at_once_and_few_tries_an_hour(commission: Commission) -> None:
    link = link_of(commission)
    for _ in range(WAITING_AT_ONCE):
        send_by_link(link, name="Ada", upload=Upload("plan.docx", word()))
    with pytest.raises(RuleNotMet) as full:
        send_by_link(link, name="Ada", upload=Upload("plan.docx", word()))
    assert full.value.outcome.code == "link.full"
    cache.set(f"paper-link:{link.pk}", TRIES_AN_HOUR, 60)
    with pytest.raises(RuleNotMet) as often:
        send_by_link(link, name="Ada", upload=Upload("plan.docx", word()))
    assert often.value.outcome.code == "link.too_often"


def test_the_page_of_a_link_knows_one_paper_and_nothing_else(
    commission: Commission, private_item: AgendaItem, client: Client
) -> None:
    response = client.get(page(link_of(commission)))
    shown = text_of(response)
    assert "The plan" in shown
    assert "Two pages on beds." in shown
    for other in ("Town Hall", "26 March", "CANARY-PRIVATE-ITEM", "/workspace/", "ada@outside"):
        assert other not in shown
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_an_author_sends_a_paper_by_link_and_is_told_what_is_wrong_with_a_file(
    commission: Commission, client: Client
) -> None:
    address = page(link_of(commission))
    bad = {"name": "Ada", "upload": SimpleUploadedFile("x.pdf", pdf(password="s"))}
    assert "The file needs a password to open." in text_of(client.post(address, bad))
    good = {"name": "Ada", "upload": SimpleUploadedFile("plan.docx", word())}
    assert "Your paper was sent" in text_of(client.post(address, good))
    assert Submission.objects.get().name == "Ada"


def test_an_ended_renewed_or_made_up_address_says_so_and_takes_nothing(
    commission: Commission, client: Client, director: User, clock_at: Any, django_assert_num_queries: Any
) -> None:
    old = page(link_of(commission))
    actions.give_link(commission, expires_on=DUE, by=director)
    sent = {"name": "Ada", "upload": SimpleUploadedFile("p.docx", word())}
    ended = client.post(old, sent)
    with clock_at(2026, 3, 11):
        expired = client.post(page(link_of(commission)), sent)
    for response, words in ((ended, "was ended"), (expired, "has expired")):
        assert response.status_code == 410
        assert words in text_of(response)
        assert "The plan" not in text_of(response)
    actions.revoke_link(commission, by=director)
    with django_assert_num_queries(0):
        assert client.get(old[:-2] + "x/").status_code == 404
    assert not Submission.objects.exists()


def test_another_author_is_asked_and_the_link_of_the_first_ends(
    commission: Commission, director: User
) -> None:
    actions.change_commission(
        commission, {"author_name": "Bo", "author_email": "bo@b.example"}, by=director, reason="Ada is away"
    )
    assert not UploadLink.objects.filter(is_revoked=False).exists()
    assert OutboxMessage.objects.filter(recipient="bo@b.example").count() == 1


def test_an_author_with_an_account_and_no_role_here_sends_their_own_paper(
    item: AgendaItem, world: World, director: User, template: Template, people: Any, client: Client
) -> None:
    template("plain")
    user = people("nobody_invited")
    author = create_person(
        icb=world.north, by=people("governance_lead"), name="Nia Own", slug="nia", user=user
    )
    made = actions.commission_paper(item=item, author=author, due_on=DUE, by=director)
    assert list(asked_of(user)) == [made]
    client.force_login(user)
    assert "The plan" in text_of(client.get(at("my-papers")))
    address = at("my-paper", made.public_id)
    client.post(address, {"accept": "yes"})
    assert Commission.objects.get().state == "accepted"
    client.post(address, {"upload": SimpleUploadedFile("plan.docx", word())})
    assert Submission.objects.get().link is None
    client.force_login(people("member"))
    assert client.get(address).status_code == 404
    with pytest.raises(NotPermitted):
        send_own(made, upload=Upload("x.docx", word()), by=people("member"))


def test_the_table_asks_for_what_nobody_was_asked_for(
    commission: Commission, private_item: AgendaItem, browser: Client, people: Any
) -> None:
    address = at("meeting-commissions", commission.paper.item.meeting.slug)
    shown = text_of(browser.get(address))
    assert "Ada Outside" in shown
    assert "By link until 10 March 2026" in shown
    browser.force_login(people("paper_author"))
    shown = text_of(browser.get(address))
    assert "Ada Outside" in shown
    assert "Ask for it" not in shown
    assert browser.get(at("commission-edit", commission.public_id)).status_code == 403
    assert links.address_of(link_of(commission)) not in text_of(
        browser.get(at("commission-detail", commission.public_id))
    )


def test_the_form_asks_for_a_paper_and_shows_its_address(
    item: AgendaItem, template: Template, browser: Client, director: User
) -> None:
    template("plain")
    address = at("commission-add", item.meeting.slug, item.public_id)
    sent = {
        "title": "Beds",
        "author_name": "Ada",
        "by_link": "yes",
        "due_on_day": "10",
        "due_on_month": "3",
        "due_on_year": "2026",
    }
    assert "Choose a person, or give the name" in text_of(browser.post(address, sent | {"author_name": ""}))
    shown = text_of(browser.post(address, sent, follow=True))
    made = Commission.objects.get()
    assert (made.paper.title, link_of(made).expires_on) == ("Beds", DUE)
    assert links.token_of(link_of(made)) in shown
    assert "No address is known" in shown
    browser.post(at("link-revoke", made.public_id))
    assert not UploadLink.objects.filter(is_revoked=False).exists()
    assert clock.today() == TODAY
