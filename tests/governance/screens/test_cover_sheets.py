"""Templates of cover sheets: fields chosen from the catalogue, put in order, begun from a ready layout, looked at."""

from __future__ import annotations

import pytest
from django.urls import reverse

from governance.models import CoverSheetTemplate
from meetings.papers.cover_sheets import LAYOUT_CODES, layout
from tests.governance.screens.pages import choices, errors_in, sent_by, targets_missing, tree

CREATE = "governance:cover-sheet-template-create"
ROW = "fields_in_order-{}-{}"


def row_of(number, key, label="", required=""):
    named = {"key": key, "label": label, "required": required}
    return {ROW.format(number, column): text for column, text in named.items() if text or column == "key"}


@pytest.fixture
def lead(client, people):
    client.force_login(people("governance_lead"))
    return client


def keys_in(response):
    boxes = tree(response).xpath("//select[starts-with(@name, 'fields_in_order-')]")
    return [box.value for box in boxes if box.value]


@pytest.mark.requirement("R192", "R1", "R57", "R138")
@pytest.mark.parametrize("code", LAYOUT_CODES)
def test_any_icb_starts_from_a_ready_layout(lead, world, code):
    plain = lead.get(reverse(CREATE))
    (href,) = tree(plain).xpath(f"//a[contains(@href, 'start={code}')]/@href")
    response = lead.post(href, sent_by(lead.get(href)))
    assert response.status_code == 302, errors_in(response)
    made = CoverSheetTemplate.objects.get()
    ready = layout(code)
    assert {name: getattr(made, name) for name in ready} == ready
    assert made.icb == world.north


def test_unknown_layout_fills_in_nothing(lead):
    assert keys_in(lead.get(reverse(CREATE) + "?start=nonesuch")) == []


@pytest.mark.requirement("R192")
def test_fields_are_chosen_by_their_words(lead, posted):
    create = reverse(CREATE)
    offered = choices(lead.get(create), "fields_in_order-0-key")
    assert {
        "Conflicts of interest: a text and six choices",
        "Date of meeting (filled in by the portal)",
        "Executive summary",
    } <= offered
    sent = posted("cover-sheet-template") | row_of(1, "key_risks") | row_of(4, "authors", "Written by", "yes")
    assert lead.post(create, sent).status_code == 302
    assert CoverSheetTemplate.objects.get(name="Long").fields == [
        {"key": "title", "label": "Title of paper", "required": True},
        {"key": "key_risks", "label": "Key risks and mitigations", "required": False},
        {"key": "authors", "label": "Written by", "required": True},
    ]


@pytest.mark.requirement("R192")
@pytest.mark.parametrize(
    ("press", "order"),
    [
        ("down-0", ["authors", "title", "key_risks"]),
        ("up-2", ["title", "key_risks", "authors"]),
        ("up-0", ["title", "authors", "key_risks"]),
        ("down-2", ["title", "authors", "key_risks"]),
        ("remove-1", ["title", "key_risks"]),
        ("add", ["title", "authors", "key_risks"]),
        ("up-99", ["title", "authors", "key_risks"]),
    ],
)
def test_rows_are_put_in_order_without_a_script(lead, posted, press, order):
    sent = posted("cover-sheet-template") | row_of(1, "authors") | row_of(2, "key_risks")
    sent |= {"name": "", "fields_in_order-arrange": press}
    response = lead.post(reverse(CREATE), sent)
    assert (response.status_code, errors_in(response)) == (200, {})
    assert keys_in(response) == order
    assert [sheet.name for sheet in CoverSheetTemplate.objects.all()] == ["Plain"], "nothing is saved"


def test_the_button_that_was_pressed_keeps_the_focus(lead, posted):
    sent = posted("cover-sheet-template") | row_of(1, "authors") | row_of(2, "key_risks")

    def focused(press):
        response = lead.post(reverse(CREATE), sent | {"fields_in_order-arrange": press})
        return tree(response).xpath("//button[@autofocus]/@value")

    assert focused("down-0") == ["down-1"]
    assert focused("down-1") == ["up-2"], "at the end there is no way further down"
    assert focused("add") == []


def test_the_enter_key_saves(lead):
    (first, *_) = tree(lead.get(reverse(CREATE))).xpath("//main//form[@method='post']//button")
    assert (first.get("name"), first.text) == (None, "Save")


@pytest.mark.parametrize(
    ("further", "row", "words"),
    [
        (row_of(1, "", "A label alone"), 1, "Choose the field."),
        (row_of(1, "nonesuch", "Typed"), 1, "Choose the field."),
        (row_of(1, "title"), 1, "“Title of paper (filled in by the portal)” stands in row 1 already."),
        (row_of(1, "conflicts") | row_of(2, "conflicts_with_option"), 2, "a sheet asks for one of the two"),
    ],
)
def test_what_is_wrong_stands_beside_its_row(lead, posted, further, row, words):
    response = lead.post(reverse(CREATE), posted("cover-sheet-template") | further)
    assert "fields_in_order" in errors_in(response)
    assert targets_missing(response) == []
    (shown,) = tree(response).xpath(f"//*[@id='id_fields_in_order-{row}-key-error']")
    assert words in shown.text_content()
    assert sent_by(response)[ROW.format(row, "key")] == further[ROW.format(row, "key")]


@pytest.mark.requirement("R192", "R146")
def test_purposes_are_written_in_words(lead, posted):
    sent = posted("cover-sheet-template") | {"purposes": "Noting\nTo shape the plan\ndecision\nNoting"}
    assert lead.post(reverse(CREATE), sent).status_code == 302
    made = CoverSheetTemplate.objects.get(name="Long")
    assert made.purposes == ["noting", "To shape the plan", "decision"]
    edit = lead.get(reverse("governance:cover-sheet-template-edit", args=[made.pk]))
    assert sent_by(edit)["purposes"].split("\n") == ["Noting", "To shape the plan", "Decision"]


@pytest.mark.requirement("R192", "R141")
def test_the_sheet_is_looked_at_before_it_is_saved(lead):
    sent = sent_by(lead.get(reverse(CREATE) + "?start=lsc"))
    sent[ROW.format(6, "label")] = "CANARY-LABEL"
    response = lead.post(reverse(CREATE), sent | {"preview": "yes"})
    page = response.content.decode()
    shown = tree(response).xpath("//*[@id='preview']/following-sibling::div")[0].text_content()
    assert (response.status_code, errors_in(response)) == (200, {})
    assert "CANARY-LABEL" in shown
    assert "Quality impact assessment completed" in shown
    assert "Name and post of who signs" in shown
    assert page.count("CANARY-LABEL") == 2, "in the form and on the sheet"
    assert not CoverSheetTemplate.objects.exists()


@pytest.mark.requirement("R192")
@pytest.mark.parametrize("code", LAYOUT_CODES)
def test_the_page_of_a_template_shows_the_sheet(lead, code):
    href = reverse(CREATE) + f"?start={code}"
    made = lead.post(href, sent_by(lead.get(href)))
    page = lead.get(made.url).content.decode()
    assert page.count("app-cover__row") == len(layout(code)["fields"])


def test_the_second_editor_loses_no_row(lead, rows):
    sheet = rows["cover-sheet-template"]
    edit = reverse("governance:cover-sheet-template-edit", args=[sheet.pk])
    opened = sent_by(lead.get(edit)) | {"reason": "Mine"}
    assert lead.post(edit, opened | {"heading": "Theirs", "reason": "Theirs"}).status_code == 302
    conflict = lead.post(edit, opened | row_of(1, "authors", "By"))
    assert conflict.status_code == 409
    again = sent_by(conflict)
    assert (again["heading"], again[ROW.format(1, "key")]) == ("Theirs", "authors")
