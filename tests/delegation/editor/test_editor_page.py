"""The page of the editor: groups, filters, rows opened in place, the second of two editors, many rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from delegation.actions import add_entry, change_entry, create_function, submit_version
from delegation.models import SchemeEntry
from tests.delegation.editor.conftest import editor, form_of, opened, row_address
from tests.fixtures.people import START

HEADINGS = {
    "theme": ["Money", "Without a heading"],
    "function": ["Safeguarding", "Urgent care"],
    "holder": ["Hill Partnership Board", "No holder named"],
    "place": ["Hill", "The whole ICB"],
}


def headings(html: str) -> list[str]:
    return [part.split("</h3>")[0] for part in html.split('pbp-entries__heading">')[1:]]


@pytest.fixture
def two_rows(entry: Any) -> tuple[SchemeEntry, SchemeEntry]:
    first = entry("urgent", theme="Money", source="Scheme 2026/27, section 4, row 9", reference="4.9")
    return first, entry("safeguarding", "undetermined", reference="10.1")


@pytest.mark.parametrize("by", HEADINGS)
def test_rows_stand_under_what_one_asks_for(by: str, keeper: Any, two_rows: Any, draft: Any) -> None:
    assert headings(keeper.get(editor(draft, by=by)).content.decode()) == HEADINGS[by]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"q": "urgent"}, "4.9"),
        ({"treatment": "undetermined"}, "10.1"),
        ({"theme": "Money"}, "4.9"),
        ({"q": "nothing like it"}, ""),
        ({"only": "comments"}, ""),
    ],
)
def test_a_filter_shows_the_rows_that_match(
    query: Any, shown: str, keeper: Any, two_rows: Any, draft: Any
) -> None:
    html = keeper.get(editor(draft, **query)).content.decode()
    found = [row.reference for row in two_rows if f'id="row-{row.pk}"' in html]
    assert found == ([shown] if shown else [])


def test_a_row_opens_in_place_by_its_address(keeper: Any, two_rows: Any, draft: Any) -> None:
    html = keeper.get(editor(draft, open=two_rows[0].pk)).content.decode()
    assert f'action="{row_address(two_rows[0])}#row-{two_rows[0].pk}"' in html
    assert row_address(two_rows[1]) not in html
    back = keeper.get(row_address(two_rows[0]))
    assert back.headers["Location"] == editor(draft, open=two_rows[0].pk) + f"#row-{two_rows[0].pk}"


def test_save_and_add_next_carries_on_the_pattern(keeper: Any, two_rows: Any, draft: Any) -> None:
    row = two_rows[0]
    sent = opened(keeper, row) | {"reason": "x", "then": "next"}
    following = keeper.post(row_address(row), sent, follow=True)
    action = reverse("delegation:scheme-editor-new", args=[draft.pk])
    fields = form_of(following.content.decode(), action)
    assert (fields["theme"], fields["reference"]) == ("Money", "4.10")
    assert fields["source"] == "Scheme 2026/27, section 4, row 10"
    assert fields["holder_committee"] == str(row.holder_committee_id)
    assert fields["function"] == ""


def test_the_second_of_two_editors_of_a_row_sees_both_texts(keeper: Any, two_rows: Any, officer: Any) -> None:
    row = two_rows[0]
    mine = opened(keeper, row) | {"reason": "Mine", "limits-0-amount": "£7,000", "note": "My note"}
    change_entry(row, {"limits": [{"amount": 9000}], "theme": "Theirs"}, by=officer, reason="Theirs")
    response = keeper.post(row_address(row), mine)
    html = response.content.decode()
    assert response.status_code == 409
    for text in ("£7,000", "£9,000", "My note", "Theirs"):
        assert text in html
    row = SchemeEntry.objects.get(pk=row.pk)
    assert (row.limits.get().amount, row.note) == (9000, ""), "nothing of the second is saved yet"
    again = form_of(
        html.replace('method="post" class', f'action="{row_address(row)}" class'), row_address(row)
    )
    assert (again["limits-0-amount"], again["theme"], again["note"]) == ("£7,000", "Theirs", "My note")
    assert keeper.post(row_address(row), again).status_code == 302
    row = SchemeEntry.objects.get(pk=row.pk)
    assert (row.limits.get().amount, row.theme, row.note) == (7000, "Theirs", "My note")


def test_a_row_in_review_is_not_opened(keeper: Any, two_rows: Any, draft: Any, officer: Any) -> None:
    submit_version(draft, by=officer)
    html = keeper.get(editor(draft, open=two_rows[0].pk)).content.decode()
    assert "stands still" in html
    assert row_address(two_rows[0]) not in html
    assert keeper.post(row_address(two_rows[0]), {"reason": "x"}).status_code == 403


def test_a_removed_row_leads_back_to_the_editor(keeper: Any, two_rows: Any, draft: Any) -> None:
    address = reverse("delegation:scheme-entry-remove", args=[two_rows[1].pk])
    assert keeper.post(address, {"reason": ""}).status_code == 200
    assert keeper.post(address, {"reason": "Twice"}).headers["Location"] == editor(draft)
    assert draft.entries.count() == 1


def fill(draft: Any, count: int, *, by: Any, holder: Any) -> None:
    """Rows in themes of twenty, each with a limit."""
    for number in range(count):
        function = create_function(icb=draft.scheme.icb, title=f"Matter {number}", by=by)
        add_entry(
            scheme_version=draft,
            function=function,
            treatment="delegated",
            holder_committee=holder,
            reference=f"{number // 20}.{number % 20}",
            theme=f"Theme {number // 20}",
            source=f"Scheme, row {number}",
            effective_from=START,
            limits=[{"amount": 1000 + number}],
            by=by,
        )


def test_the_page_asks_the_database_as_often_for_many_rows_as_for_few(
    keeper: Any, draft: Any, officer: Any, world: Any
) -> None:
    counted = []
    for more in (2, 70):
        fill(draft, more, by=officer, holder=world.hill_board)
        keeper.get(editor(draft))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = keeper.get(editor(draft))
        counted.append(len(queries))
        assert response.status_code == 200
    assert counted[0] == counted[1]
    html = response.content.decode()
    assert html.count('<li class="pbp-entry') == 50
    assert len(html) < 250_000
    last = draft.entries.order_by("pk").last()
    assert f'id="row-{last.pk}"' in keeper.get(editor(draft, open=last.pk)).content.decode()


def many(draft: Any) -> str:
    return reverse("delegation:scheme-editor-many", args=[draft.pk])


@pytest.mark.requirement("R190")
def test_many_rows_change_as_previewed_and_the_others_say_why(
    keeper: Any, two_rows: Any, draft: Any, world: Any
) -> None:
    keys = [str(row.pk) for row in two_rows]
    assert "2 rows chosen" in keeper.post(many(draft), {"row": keys}).content.decode()
    asked = {
        "row": keys,
        "kind": "holder",
        "holder": f"committee-{world.vale_board.pk}",
        "reason": "The boards swap",
        "step": "preview",
    }
    html = keeper.post(many(draft), asked).content.decode()
    assert "1 of 2 rows would change" in html
    assert "<del" in html
    assert "neither delegated nor reserved" in html
    assert SchemeEntry.objects.get(pk=two_rows[0].pk).holder == world.hill_board
    start = html.rindex('<form method="post" novalidate>')
    sent = form_of(html[:start] + html[start:].replace("<form", '<form action="x"', 1), "x")
    done = keeper.post(many(draft), sent | {"step": "apply"})
    assert done.status_code == 302, done.content.decode()[-500:]
    assert SchemeEntry.objects.get(pk=two_rows[0].pk).holder == world.vale_board


def test_a_preview_that_is_no_longer_true_is_shown_again(
    keeper: Any, two_rows: Any, draft: Any, officer: Any
) -> None:
    row = two_rows[0]
    sent = {
        "row": [str(row.pk)],
        "seen": f"{row.pk}:{row.version}",
        "kind": "limit",
        "amount": "£50k",
        "reason": "x",
        "step": "apply",
    }
    change_entry(row, {"note": "Meanwhile"}, by=officer)
    html = keeper.post(many(draft), sent).content.decode()
    assert "were changed or removed since" in html
    assert not row.limits.exists()
    assert f'value="{row.pk}:2"' in html, "the next try is for the row as it is now"


def test_all_that_the_filter_shows_can_be_chosen(keeper: Any, two_rows: Any, draft: Any) -> None:
    html = keeper.post(f"{many(draft)}?treatment=undetermined", {"every": "yes"}).content.decode()
    assert "1 row chosen" in html
    assert f'value="{two_rows[1].pk}"' in html
