"""What went out in print about private business and questions, and facts that go on saying it (docs/decisions/0022).

A reason that changes, a release or a question accepted after the issue leaves the pages that went out as they are: it
is told on the meeting's page, and a question in the next supplement. What is made private, opened before the meeting or
taken back is followed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from meetings.papers.facts import AnnexFacts, ItemFacts, PaperFacts, QuestionFacts
from meetings.papers.item_questions import questions_by_item
from meetings.papers.models import AgendaItem, Paper, PaperVersion
from meetings.papers.models.late import MAIN
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.cover_rows import confidential_words
from meetings.papers.selectors.exclusion import open_exemption, printed_ground, resolution_words
from meetings.papers.selectors.issues import NOTHING, WentOut, went_out
from meetings.papers.selectors.item_facts import NEUTRAL_TITLE, private_reason
from meetings.papers.selectors.paper_facts import confidential_reason
from meetings.papers.selectors.papers import standing_papers
from meetings.planning.models import Meeting

AT_NO_ITEM = ""
Told = Mapping[str, Any]
Asked = Mapping[int | None, Sequence[QuestionFacts]]


def told_now(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    texts: Iterable[PaperVersion],
    asked: Asked,
    *,
    before: WentOut = NOTHING,
    on: date,
) -> dict[str, Any]:
    """What an issue prints: reasons by thing, the resolution, and the questions that no issue `before` it had."""
    known = told_questions(before)
    ids = {item.pk: str(item.public_id) for item in items} | {None: AT_NO_ITEM}
    new = {
        ids[key]: [one.reference for one in mine if one.course == "meeting" and one.reference not in known]
        for key, mine in asked.items()
        if key in ids and (not before or told_of(before, MAIN) is not None)
    }
    return {
        "reasons": reasons_now(items, texts),
        "resolution": resolution_words(meeting, items, on=on),
        "questions": {key: mine for key, mine in new.items() if mine},
    }


def reasons_now(items: Sequence[AgendaItem], texts: Iterable[PaperVersion]) -> dict[str, dict[str, Any]]:
    """Item, paper or annex → why it is private, as printed; public business is left out."""
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        if item.is_private:
            found[f"item:{item.public_id}"] = {
                "reason": private_reason(item),
                "title": item.title_is_private and item.released_on is None,
            }
    for text in texts:
        paper = text.paper
        if paper.is_private:
            found[f"paper:{paper.public_id}"] = {
                "reason": confidential_reason(paper) or private_reason(paper.item),
                "own": paper.is_kept_private,
                "cover": confidential_words(paper),
            }
        for annex in text.annexes.all():
            if annex.is_kept_private:
                reason = printed_ground(open_exemption(family=annex.family))
                found[f"annex:{annex.family}"] = {"reason": reason}
    return found


def told_of(out: WentOut, number: int | None) -> Told | None:
    """What this issue printed; None for those of before it was written down, and for what is no issue."""
    issue = out.issue(number) if number is not None else None
    return issue.told if issue else None


def questions_of_issue(out: WentOut, number: int, asked: Asked, items: Sequence[AgendaItem]) -> Asked:
    """The questions of one issue where they stood then, in the wording of today; what was taken back is gone.

    Of an issue from before they were written down: those of today with the main papers, none with a supplement.
    """
    told = told_of(out, number)
    if told is None:
        return asked if number == MAIN else {}
    by_reference = {one.reference: _as_taken(one) for mine in asked.values() for one in mine}
    keys = {str(item.public_id): item.pk for item in items}
    found: dict[int | None, tuple[QuestionFacts, ...]] = {}
    for place, references in told["questions"].items():
        mine = tuple(by_reference[one] for one in references if one in by_reference)
        key = keys.get(place)
        found[key] = (*found.get(key, ()), *mine)
    return found


def _as_taken(question: QuestionFacts) -> QuestionFacts:
    """One that was moved to another meeting later was to be taken at this one."""
    return replace(question, course="meeting", moved="") if question.course == "moved" else question


def told_questions(out: WentOut) -> dict[str, int]:
    """Reference → number of the issue that printed it."""
    found: dict[str, int] = {}
    for issue in out.issues:
        for mine in (issue.told or {}).get("questions", {}).values():
            found |= dict.fromkeys(mine, issue.number)
    return found


def with_since(out: WentOut, asked: Asked) -> Asked:
    """Each question that is taken at the meeting, with how it came after the main papers; unmarked when it did not."""
    if told_of(out, MAIN) is None:
        return asked
    known = told_questions(out)
    return {key: tuple(_since(one, known.get(one.reference)) for one in mine) for key, mine in asked.items()}


def _since(question: QuestionFacts, number: int | None) -> QuestionFacts:
    if number == MAIN or question.course != "meeting":
        return question
    where = f"It is printed in supplement {number}." if number else "It is not in the printed pack."
    return replace(question, since=f"Accepted after the papers were issued. {where}")


def printed_resolution(told: Told | None, items: Sequence[AgendaItem], now: str) -> str:
    """The resolution as it went out, as long as nothing that was public then is private now: then it says so."""
    if told is None or not told["resolution"]:
        return now
    new = [one for one in items if one.is_kept_private and f"item:{one.public_id}" not in told["reasons"]]
    return now if new else str(told["resolution"])


def as_printed(item: ItemFacts, told: Told | None) -> ItemFacts:
    """The item as the issue printed it: with the reason of that day, and private although it was released since."""
    if told is None:
        return item
    reasons = told["reasons"]
    said = reasons.get(f"item:{item.public_id}")
    is_kept = said is not None and (item.is_private or bool(item.released))
    item = replace(item, papers=tuple(_paper(paper, reasons, is_kept) for paper in item.papers))
    if said is None or not is_kept:
        return item
    hides = said["title"] or item.title_is_private
    return replace(
        item,
        is_private=True,
        private_reason=said["reason"],
        title_is_private=hides,
        public_title=NEUTRAL_TITLE if hides else item.title,
        released="",
    )


def _paper(paper: PaperFacts, reasons: Told, item_is_kept: bool) -> PaperFacts:
    paper = replace(paper, annexes=tuple(_annex(annex, reasons) for annex in paper.annexes))
    said = reasons.get(f"paper:{paper.public_id}")
    if said is None or not (paper.is_private or paper.released or item_is_kept):
        return paper
    cover = tuple(
        replace(row, text=said["cover"]) if row.key == "confidential" else row for row in paper.cover
    )
    return replace(
        paper,
        is_private=paper.is_private or bool(said["own"] and paper.released),
        is_confidential=paper.is_confidential or bool(said["own"] and paper.released),
        private_reason=said["reason"],
        cover=cover,
        released="",
        redacted=None,
    )


def _annex(annex: AnnexFacts, reasons: Told) -> AnnexFacts:
    said = reasons.get(f"annex:{annex.family}")
    if said is None or not (annex.is_private or annex.released):
        return annex
    return replace(annex, is_private=True, private_reason=said["reason"], released="", redacted=None)


def changes_since(
    out: WentOut, meeting: Meeting, items: Sequence[AgendaItem], papers: Iterable[Paper], *, on: date
) -> tuple[str, ...]:
    """What of private business is told otherwise now than the papers that went out print it, a line each: numbers and
    printed reasons only, which are public at a meeting in public."""
    printed: dict[str, dict[str, Any]] = {}
    resolution = ""
    for issue in out.issues:
        told = issue.told or {}
        printed |= told.get("reasons", {})
        resolution = told.get("resolution", "") or resolution
    if not printed:
        return ()
    papers = list(papers)
    texts = [text for paper in papers if (text := out.version_of(paper)) is not None]
    now = reasons_now(items, texts)
    lines = []
    for key, name in _names(items, texts).items():
        if key in printed and key in now and now[key]["reason"] != printed[key]["reason"]:
            lines.append(f"{name}: the reason for keeping it private is now: {now[key]['reason']}.")
    words = resolution_words(meeting, items, on=on)
    if resolution and words and words != resolution:
        lines.append(
            "The resolution to exclude the public says something else now than in the printed papers."
        )
    return tuple(lines)


def _names(items: Sequence[AgendaItem], texts: Iterable[PaperVersion]) -> dict[str, str]:
    names = {f"item:{item.public_id}": f"Item {item.number}" for item in items}
    numbers = {item.pk: item.number for item in items}
    for text in texts:
        number = numbers.get(text.paper.item_id, "")
        if text.paper.is_kept_private:  # what follows from its item is told of the item
            names[f"paper:{text.paper.public_id}"] = f"Item {number}, a confidential paper"
        for annex in text.annexes.all():
            names[f"annex:{annex.family}"] = f"Item {number}, a private annex"
    return names


def told_since(meeting: Meeting, *, on: date) -> tuple[str, ...]:
    """What of a meeting is told otherwise now than its papers print it, and the questions they do not hold: for who
    sees the meeting. None of it names a title or who asks."""
    out = went_out(meeting)
    if not out:
        return ()
    items = agenda(meeting)
    papers = [paper for mine in standing_papers(meeting).values() for paper in mine]
    asked = with_since(out, questions_by_item(meeting, items))
    questions = (
        f"{one.kind_label} {one.reference}: {one.since[:1].lower()}{one.since[1:]}"
        for mine in asked.values()
        for one in mine
        if one.since
    )
    return (*questions, *changes_since(out, meeting, items, papers, on=on))
