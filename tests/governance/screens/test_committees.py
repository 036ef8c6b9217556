"""What every list, detail, edit and history page does, by the example of committees."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions.committees import change_committee, create_committee, end_committee
from governance.actions.icbs import change_icb
from governance.foundation import clock
from governance.models import Committee
from tests.fixtures.people import grant
from tests.governance.screens.pages import body_rows, choices, errors_in, sent_by, tree, words_of

LIST = "governance:committee-list"
ON = date(2021, 11, 25)


@pytest.fixture
def officer(client, people):
    user = people("governance_officer")
    client.force_login(user)
    return user


def committee(world, by, name, **values):
    particulars = {"kind": "committee", "form": "committee", "effective_from": date(2021, 4, 1)} | values
    return create_committee(icb=world.north, by=by, name=name, **particulars)


def page(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    return response.content.decode()


def names(client, **query):
    """The first column of the CSV, which is exactly the list as filtered."""
    lines = b"".join(client.get(reverse("governance:committee-csv"), query).streaming_content).decode()
    return [row[0] for row in csv.reader(io.StringIO(lines.removeprefix("\ufeff")))][1:]


def test_list_shows_own_icb_only(client, world, officer):
    shown = page(client, LIST)
    assert "Hill Partnership Board" in shown
    assert "Shore Partnership Board" not in shown


@pytest.mark.requirement("R190")
def test_list_and_csv_answer_for_the_day_asked(client, world, officer):
    end_committee(world.hill_board, last_day=ON, by=officer, reason="Merged")
    assert "Hill Partnership Board" in page(client, LIST, on="2021-11-25")
    assert "As on 25 November 2021" in page(client, LIST, on="2021-11-25")
    assert "Hill Partnership Board" not in page(client, LIST, on="2021-11-26")
    assert names(client, on="2021-11-25") == ["Hill Partnership Board", "Vale Partnership Board"]
    assert names(client, on="2021-11-26") == ["Vale Partnership Board"]
    assert "Hill Partnership Board" in names(client, when="all")


@pytest.mark.parametrize("text", ["2021-13-01", "yesterday", "20211125", "2021-W47-4", "0001-01-01", "<b>"])
@pytest.mark.parametrize("verb", ["list", "csv", "detail", "history"])
def test_malformed_day_is_named(client, world, officer, verb, text):
    args = [world.hill_board.pk] if verb in ("detail", "history") else []
    response = client.get(reverse(f"governance:committee-{verb}", args=args), {"on": text})
    assert response.status_code == 400
    assert "This is not a date" in response.content.decode()
    assert "<b>" not in response.content.decode()


def test_filters_stand_in_the_address_and_narrow_list_and_csv(client, world, officer):
    committee(world, officer, "Audit Committee", kind="committee")
    assert names(client, q="audit") == ["Audit Committee"]
    assert names(client, place=world.hill.pk) == ["Hill Partnership Board"]
    assert names(client, kind="committee", status="established") == ["Audit Committee"]
    shown = page(client, LIST, q="audit")
    assert "1 committee match" in shown
    assert "/workspace/committees/csv/?q=audit" in shown
    assert "Clear the filter" in shown


def test_place_of_another_icb_is_no_filter(client, world, officer):
    shore = world.south_board.place
    response = client.get(reverse(LIST), {"place": shore.pk})
    assert "place" in errors_in(response)
    assert names(client, place=shore.pk) == []


def test_nothing_found_says_what_to_do(client, world, officer):
    assert "Nothing matches this filter" in page(client, LIST, q="zzz")
    assert "Add the board first" in page(client, LIST, on="1990-01-01")


@pytest.mark.parametrize("name", ["=1+1", "+44 1234", "-5", "@SUM(A1)", "\tTab"])
def test_text_that_looks_like_a_formula_stays_text(client, world, officer, name):
    committee(world, officer, "Plain", short_name="x")
    Committee.objects.get(name="Plain")
    made = committee(world, officer, "x", slug="formula")
    change_committee(made, {"name": name}, by=officer)
    assert f"'{name}" in names(client)
    assert name not in names(client)


def test_pages_of_fifty(client, world, officer):
    for number in range(51):
        committee(world, officer, f"Working group {number:02d}")
    first = client.get(reverse(LIST), {"q": "working"})
    assert len(body_rows(first)) == 50
    second = client.get(reverse(LIST), {"q": "working", "page": "2"})
    assert len(body_rows(second)) == 1
    assert "?q=working&amp;page=2" in first.content.decode()
    assert len(body_rows(client.get(reverse(LIST), {"q": "working", "page": "nine"}))) == 50


def test_number_of_queries_does_not_grow_with_the_rows(client, world, officer):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as counted:
            client.get(reverse(LIST))
        return len(counted)

    queries()
    before = queries()
    for number in range(5):
        committee(world, officer, f"Group {number}", place=world.hill, parent=world.hill_board)
    assert queries() == before


@pytest.mark.requirement("R190")
def test_detail_shows_what_was_recorded_and_what_was_in_force(client, world, officer):
    with clock.set_to(datetime(2022, 1, 10, 12, tzinfo=UTC)):
        board = committee(world, officer, "First name")
    with clock.set_to(datetime(2022, 3, 3, 12, tzinfo=UTC)):
        change_committee(board, {"name": "Second name"}, by=officer, reason="Renamed")
    detail = "governance:committee-detail"
    then = page(client, detail, board.pk, on="2022-03-02")
    assert "First name" in then
    assert "Second name" not in then
    assert "as they were recorded at the end of 2 March 2022" in then
    assert "In force on this day" in then
    changed = page(client, detail, board.pk, on="2022-03-03")
    assert "Second name" in changed
    earlier = page(client, detail, board.pk, on="2021-03-31")
    assert "not yet in force" in earlier
    assert "This was entered in the portal on 10 January 2022" in earlier


@pytest.mark.requirement("R190")
def test_lists_are_those_recorded_on_the_day(client, world, officer, rows):
    convener, parent = rows["organisation"], world.hill_board
    with clock.set_to(datetime(2022, 1, 10, 12, tzinfo=UTC)):
        board = committee(world, officer, "Board", convening_organisations=[convener])
    with clock.set_to(datetime(2022, 2, 1, 12, tzinfo=UTC)):
        change_committee(board, {"venue": "Library"}, by=officer, reason="Moved")
    with clock.set_to(datetime(2022, 3, 3, 12, tzinfo=UTC)):
        lists = {"convening_organisations": [], "reports_to": [parent]}
        change_committee(board, {}, by=officer, reason="Handed over", many=lists)

    def told(on):
        shown = tree(client.get(reverse("governance:committee-detail", args=[board.pk]), {"on": on}))
        keys = {"Convened by", "Reports to"}
        found = [row for row in shown.xpath("//dl/div") if row.find("dt").text in keys]
        return {row.find("dt").text: row.find("dd").text_content().strip() for row in found}

    before = {"Reports to": "Not set", "Convened by": str(convener)}
    assert told("2022-01-10") == told("2022-03-02") == before
    after = {"Reports to": str(parent), "Convened by": "Not set"}
    assert told("2022-03-03") == told("") == after
    assert told("2022-01-09") == after, "entered later: the page says so, and shows what is recorded now"


@pytest.mark.requirement("R190")
def test_lists_of_which_nothing_was_recorded_say_so(client, world, officer):
    shown = page(client, "governance:committee-detail", world.hill_board.pk, on="2199-01-01")
    assert "Not recorded for this day" in shown


@pytest.mark.requirement("R109")
def test_status_is_that_of_the_day(client, world, officer):
    board = committee(world, officer, "New board", status="established", established_on=date(2022, 7, 1))
    detail = "governance:committee-detail"
    assert ">\n  Shadow\n<" in page(client, detail, board.pk, on="2022-06-30").replace("    ", "  ")
    assert "Shadow" not in page(client, detail, board.pk, on="2022-07-01")


@pytest.mark.requirement("R172", "LP31")
def test_rules_show_their_source_or_that_they_are_not_set(client, world, officer, rows):
    shown = page(client, "governance:committee-detail", world.hill_board.pk)
    assert "Rules of procedure" in shown
    assert "Not set" in shown


@pytest.mark.requirement("R190")
def test_history_says_who_when_why_and_from_what_to_what(client, world, officer, rows):
    change_committee(
        world.hill_board,
        {"form": "joint_committee", "parent": world.vale_board, "effective_to": date(2030, 3, 31)},
        by=officer,
        reason="The partners agreed",
        many={"convening_organisations": [rows["organisation"]]},
    )
    history = client.get(reverse("governance:committee-history", args=[world.hill_board.pk]))
    assert f"Changed by {officer.name} on" in words_of(history)
    assert "Why: The partners agreed" in words_of(history)
    assert {tuple(row) for row in body_rows(history)} == {
        ("Governance form", "Committee of one body", "Joint committee"),
        ("Parent body", "not set", "Vale Partnership Board"),
        ("In force to (last day)", "not set", "31 March 2030"),
        ("Convening organisations", "not set", "Hill Council"),
    }


def edit(client, board):
    """Open the edit form: its address, and what it would send."""
    address = reverse("governance:committee-edit", args=[board.pk])
    return address, sent_by(client.get(address)) | {"reason": "Mine"}


def test_second_editor_sees_both_texts_and_loses_nothing(client, world, officer, people):
    address, mine = edit(client, world.hill_board)
    mine |= {"venue": "Library", "purpose": "My purpose"}
    lead = people("governance_lead")
    theirs = {"venue": "Town hall", "secretariat": "The council"}
    change_committee(world.hill_board, theirs, by=lead, reason="Theirs")
    answer = client.post(address, mine)
    shown = answer.content.decode()
    assert answer.status_code == 409
    for text in ("Library", "Town hall", "My purpose", "The council", lead.name, "Theirs"):
        assert text in shown
    board = Committee.objects.get(pk=world.hill_board.pk)
    assert (board.venue, board.version) == ("Town hall", 2)

    again = sent_by(answer)
    assert (again["venue"], again["purpose"], again["secretariat"]) == (
        "Library",
        "My purpose",
        "The council",
    )
    assert client.post(address, again).status_code == 302
    board.refresh_from_db()
    assert (board.venue, board.purpose, board.secretariat) == ("Library", "My purpose", "The council")
    assert board.history.count() == 3


def test_field_that_both_changed_is_marked(client, world, officer, people):
    address, mine = edit(client, world.hill_board)
    change_committee(world.hill_board, {"venue": "Town hall"}, by=people("governance_lead"))
    answer = client.post(address, mine | {"venue": "Library"})
    shown = words_of(answer)
    assert "Usual venue – you both changed this" in shown
    assert "Yours Library Saved now Town hall When you opened it not set" in shown


def test_refused_rule_stands_beside_its_field(client, world, officer, people):
    change_icb(world.north, {"allowed_forms": ["committee"]}, by=people("governance_lead"))
    address, mine = edit(client, world.hill_board)
    answer = client.post(address, mine | {"form": "lead_provider"})
    assert "does not allow this governance form" in errors_in(answer)["form"]


def test_form_offers_nothing_of_another_icb(client, world, officer):
    form = client.get(reverse("governance:committee-create"))
    offered = choices(form, "place") | choices(form, "parent")
    assert {"Hill", "Hill Partnership Board"} <= offered
    assert not {"Shore", "Shore Partnership Board"} & offered
    sent = sent_by(form) | {"name": "X", "kind": "committee", "form": "committee"}
    sent["place"] = world.south_board.place_id
    answer = client.post(reverse("governance:committee-create"), sent)
    assert "place" in errors_in(answer)


def test_add_next_keeps_the_committee_of_the_address(client, world, officer):
    address = reverse("governance:seat-create") + f"?committee={world.hill_board.pk}"
    form = sent_by(client.get(address))
    assert form["committee"] == str(world.hill_board.pk)
    sent = form | {
        "title": "Member",
        "category": "partner",
        "effective_from_day": "1",
        "effective_from_month": "4",
        "effective_from_year": "2021",
        "then": "another",
    }
    answer = client.post(address, sent)
    assert answer.url == address
    other = client.get(reverse("governance:seat-create") + f"?committee={world.south_board.pk}")
    assert sent_by(other)["committee"] == ""


def test_who_works_in_two_icbs_switches_between_them(client, world, officer):
    grant(officer, "auditor", icb=world.south)
    assert "You work in several ICBs" in page(client, LIST)
    assert "Hill Partnership Board" in page(client, LIST)
    client.post(reverse("governance:switch-icb"), {"icb": world.south.pk})
    assert "Hill Partnership Board" not in page(client, LIST)
    assert "Shore Partnership Board" in page(client, LIST)
    detail = client.get(reverse("governance:committee-detail", args=[world.hill_board.pk]))
    assert tree(detail).xpath("//option[@selected]/text()") == ["North"]


@pytest.mark.parametrize("wanted", ["999999", "x", ""])
def test_icb_that_is_not_ones_own_cannot_be_chosen(client, world, officer, wanted):
    client.post(reverse("governance:switch-icb"), {"icb": wanted or world.south.pk})
    assert "Hill Partnership Board" in page(client, LIST)
    assert client.get(reverse("governance:switch-icb")).status_code == 405


def test_role_that_ended_yesterday_opens_no_past_day(client, world, people):
    """Rights are judged by today, whichever day is asked for."""
    user = people("nobody")
    grant(user, "governance_lead", icb=world.north, effective_to=date(2024, 1, 1))
    client.force_login(user)
    assert client.get(reverse(LIST), {"on": "2023-01-01"}).status_code == 403
    detail = reverse("governance:committee-detail", args=[world.hill_board.pk])
    assert client.get(detail, {"on": "2023-01-01"}).status_code == 404


def test_visitor_is_asked_to_sign_in(client, world):
    answer = client.get(reverse(LIST))
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")
