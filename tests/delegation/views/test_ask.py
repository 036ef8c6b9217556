"""Asking who may decide: by typing, choosing, for an amount, on a day; the inverse; gaps and overlaps; on paper."""

from __future__ import annotations

import subprocess
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from delegation.forms.ask import PoundsField
from governance.foundation.audit import save_recorded
from governance.models import Post
from governance.selectors.ledger import checkpoint
from tests.fixtures.people import START, World

ON = "2020-06-01"


@pytest.fixture
def signed_in(client: Client, people: Any) -> Any:
    def sign_in(role: str = "member") -> Client:
        client.force_login(people(role))
        return client

    return sign_in


@pytest.fixture
def adopted(world: World, entry: Any, draft: Any, adopt: Any) -> Post:
    """Urgent care: the board up to £500,000, its director up to £50,000, and over £200,000 only with finance."""
    post, finance = (
        save_recorded(Post(icb=world.north, title=title, slug=title.lower(), effective_from=START), by=None)
        for title in ("Director", "Finance")
    )
    together = {"amount": "500000", "above": "200000", "joint_post": finance}
    board = entry(
        "urgent",
        limits=[{"amount": "200000"}, together],
        may_sub_delegate=True,
        conditions="Reports each quarter",
        statutory_basis="2006 Act, section 3",
    )
    entry("urgent", holder_committee=None, holder_post=post, parent=board, limits=[{"amount": "50000"}])
    entry("safeguarding", "discussed_not_delegated")
    adopt(draft)
    return post


def ask(client: Client, name: str = "delegation:authority", *args: Any, **query: Any) -> str:
    response = client.get(reverse(name, args=args), {"on": ON} | query)
    assert response.status_code == 200, response.content.decode()[-600:]
    return response.content.decode()


@pytest.mark.requirement("R79", "R190")
def test_a_typed_question_names_everybody_with_limits_and_chain(
    signed_in: Any, adopted: Post, world: World
) -> None:
    html = ask(signed_in(), what="virtual WARDS", place=world.hill.pk, amount="£50k")
    assert "2 holders may decide this" in html
    assert "Director may decide on Virtual wards for Hill" in html
    assert "2006 Act, section 3" in html
    assert "On condition: Reports each quarter" in html
    one = ask(signed_in(), what="Virtual wards", place=world.hill.pk, amount="50,001")
    assert "One holder may decide this" in one
    together = ask(signed_in(), what="Virtual wards", place=world.hill.pk, amount="£0.3m")
    assert "Only together" in together
    assert "only with Finance" in together


def test_when_nobody_may_the_page_says_why_and_where_it_goes(
    signed_in: Any, adopted: Post, world: World
) -> None:
    html = ask(signed_in(), what="Urgent care", place=world.hill.pk, amount="£1 million")
    assert "Nobody named in the scheme may decide this" in html
    assert "is over the limit of £500,000" in html
    reserved = ask(signed_in(), what="Safeguarding", place=world.hill.pk)
    assert "discussed at place and not delegated" in reserved


def test_one_holder_may_be_asked_about(signed_in: Any, adopted: Post, world: World) -> None:
    html = ask(
        signed_in(), what="Urgent care", place=world.hill.pk, amount="60000", holder=f"post-{adopted.pk}"
    )
    assert "£60,000 is over the limit of £50,000" in html
    assert "Take it to Hill Partnership Board" in html


def test_words_that_fit_several_functions_are_a_list_to_choose_from(
    signed_in: Any, adopted: Post, functions: Any
) -> None:
    html = ask(signed_in(), what="care wards", amount="5000")
    assert "Which of these functions do you mean?" in html
    assert f"function={functions['wards'].pk}&amp;amount=5000&amp;on={ON}" in html
    chosen = ask(signed_in(), what="Virtual wards", function=functions["wards"].pk)
    assert "Virtual wards: who may decide" in chosen


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"what": ""}, "This field is required"),
        ({"what": "gardening"}, "No function has these words"),
        ({"what": "Urgent care", "amount": "between 5 and 6"}, "Enter one amount"),
        ({"what": "Urgent care", "holder": "post-999999"}, "Select a valid choice"),
        ({"what": "Urgent care", "place": "999999"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_asked_is_told(
    signed_in: Any, adopted: Post, query: dict[str, str], says: str
) -> None:
    html = ask(signed_in(), **query)
    assert says in html
    assert "There is a problem" in html


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£50k", 50_000),
        ("50,000.50", Decimal("50000.50")),
        ("1.2 million", 1_200_000),
        ("£2m", 2_000_000),
        ("0", 0),
        ("", None),
    ],
)
def test_amounts_as_people_write_them(text: str, pounds: Any) -> None:
    assert PoundsField().clean(text) == pounds


@pytest.mark.parametrize("text", ["-5", "5 or 6", "over £5", "lots", "£5 a year", "5,00", "9" * 15])
def test_what_is_not_one_amount_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        PoundsField().clean(text)


def test_places_and_holders_of_another_icb_are_not_offered(
    signed_in: Any, adopted: Post, world: World
) -> None:
    html = ask(signed_in(), what="Urgent care", holder=f"committee-{world.south_board.pk}")
    assert "Select a valid choice" in html
    assert "Shore" not in html


def test_the_address_to_share_names_the_day(signed_in: Any, adopted: Post, world: World) -> None:
    html = ask(signed_in(), what="urgent care", place=world.hill.pk)
    assert (
        f"?what=Urgent+care&amp;function={adopted_function(html)}&amp;place={world.hill.pk}&amp;on={ON}"
        in html
    )


def adopted_function(html: str) -> str:
    return html.split("what=Urgent+care&amp;function=")[1].split("&amp;")[0]


@pytest.mark.requirement("R190")
def test_what_a_post_may_decide_on_a_day(signed_in: Any, adopted: Post, world: World) -> None:
    html = ask(signed_in(), "delegation:post-may-decide", adopted.pk)
    assert "up to £50,000 for each decision" in html
    before = ask(signed_in(), "delegation:post-may-decide", adopted.pk, on="2019-06-01")
    assert "gives it nothing" in before
    finance = Post.objects.get(title="Finance")
    assert "Others decide only together with it" in ask(signed_in(), "delegation:post-may-decide", finance.pk)
    board = ask(signed_in(), "delegation:committee-may-decide", world.hill_board.pk)
    assert "Reports each quarter" in board


def test_gaps_and_overlaps(signed_in: Any, adopted: Post) -> None:
    html = ask(signed_in(), "delegation:coverage")
    assert "Virtual wards" in html
    assert "No two holders have the same" in html
    assert "No scheme is in force" in ask(signed_in(), "delegation:coverage", on="2019-06-01")


def printed(client: Client, name: str, *args: Any, **query: Any) -> str:
    response = client.get(reverse(name, args=args), {"on": ON} | query)
    assert response["Content-Type"] == "application/pdf"
    read = subprocess.run(["pdftotext", "-", "-"], input=response.content, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


@pytest.mark.requirement("R190")
def test_the_certificate_says_the_same_and_names_the_checkpoint(
    signed_in: Any, adopted: Post, world: World
) -> None:
    text = printed(
        signed_in(), "reports:authority-certificate", what="Urgent care", place=world.hill.pk, amount="£50k"
    )
    assert "2 holders may decide this" in text
    assert "Scheme of reservation and delegation, version 1" in text
    head = checkpoint(world.north)
    assert head.number > 0
    assert head.head in text.replace(" ", "")


def test_a_question_without_an_answer_has_no_certificate(signed_in: Any, adopted: Post) -> None:
    response = signed_in().get(reverse("reports:authority-certificate"), {"what": "gardening"})
    assert response.status_code == 302
    assert response["Location"].endswith("?what=gardening")


def test_what_a_post_may_decide_on_paper(signed_in: Any, adopted: Post) -> None:
    assert "up to £50,000" in printed(signed_in(), "reports:post-may-decide-pdf", adopted.pk)
