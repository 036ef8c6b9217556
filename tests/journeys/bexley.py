"""Bexley's meeting of 25 November 2021 as its place director writes it: agenda, cover sheets, papers, signatures."""

from __future__ import annotations

from pathlib import Path

from weasyprint import HTML

from tests.journeys.visitor import Visitor

DIRECTOR = "Eleanor Adebayo-Finch"
MEETING = "/workspace/meetings/2021-11-25-bexley-strategic-board/"
SECRET = "Cormorant7"  # in every field that the public must not read

WELCOME = "Welcome, apologies and declarations of interest"
DISCHARGE, FINANCE = "Discharge to assess: options for the winter", "Finance and performance, month 7"
FORUM = "Public forum"
RESOLUTION = "Exclusion of the press and public"
PRIVATE = f"{SECRET} equipment supplier: negotiation"
NETWORKS = "Community beds: what Healthwatch heard"

TEXT = """# 1. Background

1.1 Patients wait too long in hospital for a package of care.

1.2 The partnership asked for options on 30 September 2021.[^1]

[^1]: Minutes of 30 September 2021, item 4.

# 2. Options

| Option | Cost per year | Where it would be provided and what would have to be in place first |
|---|---|---|
| A | £410,000 | Two wards at one hospital, with therapists of the trust and social workers of the council |
| B | £365,000 | People's own homes, with a team of the four local care networks |
"""


def opens_the_meeting(director: Visitor) -> None:
    director.follow("Meetings", within="nav[aria-label=Menu]")
    director.page.locator(f"main a[href='{MEETING}']").click()
    director.check()
    director.see("Thursday 25 November 2021")
    director.see("2pm to 5pm")
    director.see("The agenda is empty.")


def writes_the_agenda(director: Visitor) -> None:
    director.follow("Add the first item")
    adds_item(director, FORUM, "Public forum", DIRECTOR, 60)
    adds_item(director, DISCHARGE, "Business", "Imran Sheriff", 40, "Decision")
    adds_item(director, FINANCE, "Business", "Beatrix Nwosu", 20, "Discussion", "Noting")
    adds_a_private_item(director)
    adds_item(director, NETWORKS, "Business", "Fatou Jallow", 15, "Information", paper=False)
    adds_item(director, WELCOME, "Standing item", DIRECTOR, 10, then="Save")
    director.see("The items take 160 minutes of 180.")


def adds_item(
    director: Visitor,
    title: str,
    kind: str,
    lead: str,
    minutes: int,
    *purposes: str,
    paper: bool = True,
    then: str = "Save and add next",
) -> None:
    director.enter("Title", title)
    director.select("Kind", kind)
    for purpose in purposes:
        director.choose("Purposes", purpose)
    director.enter("Led by", lead)
    director.enter("Minutes allowed", str(minutes))
    if purposes and paper:
        director.tick("A paper is needed")
    director.press(then)
    director.see(f"{title} was added.")


def adds_a_private_item(director: Visitor) -> None:
    """Without the reason that is printed it is refused, and what was written stays."""
    director.enter("Title", PRIVATE)
    director.enter("Minutes allowed", "15")
    director.enter("Led by", f"{SECRET} Lead")
    director.enter("Note on the agenda", f"Note of {SECRET}.")
    director.tick("A paper is needed")
    director.choose("Taken in", "Private")
    director.tick("The title itself is private")
    director.press("Save and add next")
    director.see("There is a problem")
    leads_to_its_fields(director)
    director.see("Choose the ground on which this is private: it is printed.")
    assert director.field("Title").input_value() == PRIVATE
    assert director.field("Note on the agenda").input_value() == f"Note of {SECRET}."
    director.choose("On which grounds it is private", "Negotiations in progress")
    director.press("Save and add next")
    director.see(f"{PRIVATE} was added.")


def leads_to_its_fields(director: Visitor) -> None:
    """Every line of the summary of errors is a link to something on the page."""
    links = director.page.locator(".nhsuk-error-summary__list a")
    for place in links.evaluate_all("all => all.map(link => link.getAttribute('href'))"):
        assert director.page.locator(f"[id='{place[1:]}']").count(), place


def puts_the_items_in_order(director: Visitor) -> None:
    for _ in range(5):
        director.press(f"Move up {agenda_number(director, WELCOME)} {WELCOME}")
    for title, steps in ((FORUM, 4), (PRIVATE, 2)):
        for _ in range(steps):
            director.press(f"Move down {agenda_number(director, title)} {title}")
    focused = director.page.evaluate("document.activeElement.textContent")
    assert focused.startswith("Move ")
    titles = director.page.locator("ol.app-agenda > li p > strong").all_inner_texts()
    assert titles == [WELCOME, DISCHARGE, FINANCE, NETWORKS, FORUM, RESOLUTION, PRIVATE]


def agenda_number(director: Visitor, title: str) -> str:
    row = director.page.locator("ol.app-agenda > li", has_text=title)
    return row.locator(".app-agenda__number").first.inner_text()


def adds_the_paper_on_discharge(director: Visitor) -> None:
    row = director.page.locator("ol.app-agenda > li", has_text=DISCHARGE)
    row.get_by_role("link", name="Add a paper").click()
    director.check()
    director.enter("Title", "")
    director.press("Save")
    director.see("There is a problem")
    director.see_beside("Title", "This field is required.")
    director.enter("Title", DISCHARGE)
    director.press("Save")
    director.see("Fill in its cover sheet next.")


def fills_in_its_cover_sheet(director: Visitor) -> None:
    fills_in_a_cover_sheet(director, "The winter plan asks for one way to leave hospital.")
    director.enter("Text of recommendation 1", "Approve option B from 1 December 2021.")
    director.page.locator("#recommendations-0-kind").select_option("")
    director.press("Save")
    director.see("There is a problem")
    leads_to_its_fields(director)
    asks = director.page.get_by_role("group", name="Recommended action for the committee").first
    assert "Choose what recommendation 1 asks for." in asks.inner_text()
    assert (
        director.field("Text of recommendation 1").input_value() == "Approve option B from 1 December 2021."
    )
    assert director.field("Executive summary").input_value().startswith("The winter plan asks")
    director.select("Recommendation 1 asks to", "Approve")
    director.select("Recommendation 2 asks to", "Note")
    director.enter("Text of recommendation 2", "Note the risks.")
    director.enter("Only if recommendation number … is agreed", "")
    director.press("Save")
    director.see("Your changes were saved.")
    director.see("Approve option B from 1 December 2021.")


def fills_in_a_cover_sheet(
    director: Visitor, summary: str, *, clinical_lead: str = "Marcus Oyelaran"
) -> None:
    """All that South East London's cover sheet asks for but the recommendations (R138); N/A is an answer (R142)."""
    director.choose("This paper is for", "Decision")
    director.enter("Executive summary", summary)
    for label in (
        "Potential conflicts of interest",
        "Impact of this proposal: equality",
        "Wider support: public engagement",
    ):
        director.enter(label, "N/A")
    director.enter("Impact of this proposal: key risks and mitigations", "Staff may not be found in time.")
    director.enter("Impact of this proposal: financial", "Within the hospital discharge programme.")
    director.enter("Clinical lead: name", clinical_lead)
    director.enter("Executive sponsor: name", DIRECTOR)
    director.enter("Executive sponsor: job title", "Place Based Director")


def writes_its_text(director: Visitor) -> None:
    director.follow("Write or upload the text")
    director.choose("Where the text comes from", "A file")
    director.press("Save")
    director.see("There is a problem")
    director.see_beside("File", "Choose the file to upload.")
    director.choose("Where the text comes from", "Written here")
    director.enter("Text", TEXT)
    director.press("Preview")
    director.see("Nothing is saved yet.")
    assert director.page.locator(".app-paper table th").first.inner_text() == "Option"
    assert director.page.locator(".app-paper .app-para .app-para__number").first.inner_text() == "1.1"
    assert director.field("Text").input_value().strip() == TEXT.strip()
    director.press("Save")
    director.see("Your changes were saved.")


def adds_its_annexes(director: Visitor, folder: Path) -> None:
    """One to read for everybody, as text, and one for members alone, as a PDF."""
    director.follow("Add an annex")
    director.enter("Title of the annex", "What option B needs")
    director.press("Save")
    director.see_beside("File", "Write the text of the annex, or choose a file.")
    assert director.field("Title of the annex").input_value() == "What option B needs"
    director.enter("Text", "Eight therapists and a *shared* rota.")
    director.press("Save")
    director.see("What option B needs")
    director.follow("Add an annex")
    director.enter("Title of the annex", f"Prices of {SECRET}")
    director.choose("Who reads it", "Only members: private")
    director.choose("On which grounds it is private", "Commercially confidential information")
    not_a_pdf = folder / "prices.pdf"
    not_a_pdf.write_text("Not a PDF at all")
    director.upload("File", not_a_pdf)
    director.press("Save")
    director.see("There is a problem")
    assert director.field("Title of the annex").input_value() == f"Prices of {SECRET}"
    director.upload("File", a_pdf(folder / f"{SECRET}.pdf", f"Prices of {SECRET}", pages=1))
    director.press("Save")
    director.see(f"Prices of {SECRET}")


def a_pdf(path: Path, words: str, *, pages: int) -> Path:
    """A file as another program writes it, with more among its properties than its title."""
    sheets = "".join(
        f"<h1 style='break-before:page'>{words}</h1><p>Sheet {page} of {pages}.</p>"
        for page in range(1, pages + 1)
    )
    head = f"<title>{words}</title><meta name=author content={SECRET}><meta name=keywords content={SECRET}>"
    HTML(string=f"<html lang=en><head>{head}</head><body>{sheets}</body></html>").write_pdf(path)
    return path


def is_told_what_a_pack_would_miss(director: Visitor) -> None:
    director.visit(MEETING)
    director.see("0 of 3 signed off.")
    director.follow("Build a pack")
    director.choose("Who is the pack for?", "Members' pack", exact=False)
    director.press("Build pack")
    director.see("There is a problem")
    for missing in (
        "The pack cannot be built yet",
        f"“{FINANCE}” needs a paper and has none.",
        f"“{PRIVATE}” needs a paper and has none.",
        f"“{DISCHARGE}”: it is not signed off (draft).",
    ):
        director.see(missing)


def opens_the_paper(director: Visitor, title: str) -> None:
    director.visit(MEETING)
    director.page.locator("#papers").get_by_role("link", name=title, exact=True).click()
    director.check()


def submits_and_signs(director: Visitor, title: str) -> None:
    """The named executive signs; without a name it is refused beside the field."""
    opens_the_paper(director, title)
    director.press("Submit for sign-off")
    director.see("The paper waits for sign-off.")
    director.follow("Sign off")
    assert director.field("Signed as").input_value().startswith(DIRECTOR)
    director.enter("Signed as", "")
    director.enter("Comment", f"Seen with {SECRET}.")
    director.press("Sign off")
    director.see_beside("Signed as", "This field is required.")
    assert director.field("Comment").input_value() == f"Seen with {SECRET}."
    director.enter("Signed as", f"{DIRECTOR}, Place Based Director")
    director.press("Sign off")
    director.see("The paper is signed off.")
    director.see(f"Signed off by {DIRECTOR}, Place Based Director")


def adds_paper(director: Visitor, title: str) -> None:
    director.visit(MEETING)
    director.follow(f"Add the paper for {title}")
    director.enter("Title", title)


def uploads_the_finance_paper(director: Visitor, folder: Path) -> None:
    adds_paper(director, FINANCE)
    director.press("Save")
    fills_in_a_cover_sheet(director, "At month 7 the place is within its budget.")
    director.select("Recommendation 1 asks to", "Note")
    director.enter("Text of recommendation 1", "Note the position at month 7.")
    director.press("Save")
    director.follow("Write or upload the text")
    director.choose("Where the text comes from", "A file")
    director.upload("File", a_pdf(folder / "month-7.pdf", "Finance at month 7", pages=3))
    director.press("Save")
    director.see("month-7.pdf")


def adds_the_private_paper(director: Visitor, folder: Path) -> None:
    adds_paper(director, PRIVATE)
    director.tick("Confidential")
    director.choose("On which grounds it is private", "Negotiations in progress")
    director.press("Save")
    fills_in_a_cover_sheet(director, f"The price of {SECRET}.", clinical_lead=f"Dr {SECRET}")
    director.select("Recommendation 1 asks to", "Approve")
    director.enter("Text of recommendation 1", f"Approve {SECRET}.")
    director.press("Save")
    director.follow("Write or upload the text")
    director.choose("Where the text comes from", "A file")
    director.upload("File", a_pdf(folder / f"{SECRET}-offer.pdf", f"Offer of {SECRET}", pages=2))
    director.press("Save")
    director.see(f"{SECRET}-offer.pdf")
