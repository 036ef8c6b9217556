"""A meeting with its agenda and papers as plain data for packs, and what keeps a pack from being built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from governance.foundation.files.storage import store
from governance.foundation.outcome import Outcome, not_met
from meetings.enums import BodyKind
from meetings.papers import item_matters, item_questions
from meetings.papers.content_hash import content_hash
from meetings.papers.facts import PackFacts, PaperFacts, QuestionFacts
from meetings.papers.models import AgendaItem, Annex, Paper, PaperVersion
from meetings.papers.rules.agenda import starting_times
from meetings.papers.rules.agreement import NEVER_AGREED
from meetings.papers.selectors.agenda import agenda, forum, places, timing
from meetings.papers.selectors.agreement import agreement_state
from meetings.papers.selectors.checks import completeness, meeting_days_of, warnings
from meetings.papers.selectors.exclusion import exclusion_findings, exclusion_problems, resolution_words
from meetings.papers.selectors.issues import AS_IT_STANDS, NOTHING, Entry, WentOut, entries, stands, went_out
from meetings.papers.selectors.item_facts import enclosures, item_facts
from meetings.papers.selectors.meeting_facts import meeting_facts
from meetings.papers.selectors.paper_facts import anothers_draft, late_facts, paper_facts, to_follow
from meetings.papers.selectors.papers import newest, standing_papers
from meetings.papers.selectors.printed import (
    Asked,
    as_printed,
    changes_since,
    printed_resolution,
    questions_of_issue,
    told_of,
    with_since,
)
from meetings.planning.models import Meeting

AUDIENCES = ("public", "members", "private")


def pack_facts(meeting: Meeting, *, on: date, of: int | None = None) -> PackFacts:
    """One meeting in the order of the agenda; `on` is the day for whom papers are withheld from.

    Of what another committee than the lead still prepares there is a line and nothing more; a pack waits for it.
    While nothing went out: every item and paper as it stands. After that `of` is the number of an issue (0 the main
    papers, 1, 2, … the supplements), None for all that went out so far, or AS_IT_STANDS for what is being written.
    Reads past every row filter: what it gives is for building packs and publications, never for a page as it is.
    """
    out = went_out(meeting)
    items = agenda(meeting)
    papers = standing_papers(meeting)
    standing = [paper for mine in papers.values() for paper in mine]
    letters = enclosures(items, papers, out)
    if of == AS_IT_STANDS:
        out, of = NOTHING, None
    begins = starting_times(meeting.starts_at, places(items))
    told = told_of(out, of)
    asked: Asked = item_questions.questions_by_item(meeting, items)
    asked = (
        with_since(out, asked) if of is None else questions_of_issue(out, of, asked, items) if out else asked
    )
    resolution = printed_resolution(told, items, resolution_words(meeting, items, on=on))
    taken = {item.pk: entries(out, papers.get(item.pk, []), of=of) for item in items}
    issue = out.issue(of) if of else None
    matters = {} if of else item_matters.matters_by_item(meeting, items, _went_out_at(out))
    return PackFacts(
        meeting=meeting_facts(meeting),
        items=tuple(
            as_printed(
                item_facts(
                    item,
                    starts_at=begins.get(item.pk),
                    resolution=resolution,
                    questions=tuple(asked.get(item.pk, ())) if not of else (),
                    papers=tuple(_entry(out, item, entry, letters, on=on) for entry in taken[item.pk]),
                    urgent=late_facts(out.request_of(item, None, out.items.get(item.pk, 0))),
                    matters=matters.get(item.pk, ()),
                ),
                told,
            )
            for item in items
            if stands(out, item, bool(taken[item.pk]), of=of)
        ),
        questions=tuple(asked.get(None, ())) if not of else (),
        supplement=issue.number if issue else 0,
        issued_at=issue.at if issue else None,
        asked_since=tuple(_places_of(asked, items)) if issue else (),
        changed_since=changes_since(out, meeting, items, standing, on=on) if out and of is None else (),
    )


def _went_out_at(out: WentOut) -> datetime | None:
    """When the main papers went out; what is told of the day stands since then."""
    return out.issues[0].at if out else None


def _places_of(asked: Asked, items: Sequence[AgendaItem]) -> Iterator[tuple[str, QuestionFacts]]:
    """The questions of a supplement, each with the item in public at which it is taken."""
    for item in items:
        yield from (
            (f"{item.number} {item.title}", one) for one in asked.get(item.pk, ()) if not item.is_private
        )


def _entry(
    out: WentOut, item: AgendaItem, entry: Entry, letters: Mapping[int, str], *, on: date
) -> PaperFacts:
    if (not out or entry.version is None) and is_anothers_draft(entry.paper, item.meeting):
        return anothers_draft(entry.paper)
    late = late_facts(out.request_of(item, entry.paper, entry.number)) if entry.number else None
    letter = letters.get(entry.paper.pk, "")
    facts = paper_facts(entry.paper, entry.shown, enclosure=letter, on=on, late=late)
    return facts if entry.version is not None else to_follow(facts)


def pack_problems(
    meeting: Meeting, *, on: date, audience: str = "members", of: int | None = None
) -> tuple[Outcome, ...]:
    """What is missing before this meeting's pack can be built for this audience; empty when nothing is.

    `audience`: public, members or private; `of` as for `pack_facts`. `details` name `item` (number), `paper` (public
    id) and `field`. What went out was whole then: of it only files that cannot be read any more are told.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"audience is one of {', '.join(AUDIENCES)}")
    out = went_out(meeting)
    items = agenda(meeting)
    papers = standing_papers(meeting)
    found = [*_meeting_problems(meeting, items), *exclusion_problems(meeting, items, on=on)]
    for item in items:
        mine = papers.get(item.pk, [])
        taken = entries(out, mine, of=of)
        if not stands(out, item, bool(taken), of=of):
            continue
        if not of and _in_audience(audience, item.is_private) and item.needs_paper and not mine:
            words = f"Item {item.number}: “{item.title}” needs a paper and has none."
            found.append(not_met("pack.item_without_paper", words, item=item.number))
        for entry in taken:
            if entry.version is not None and _in_audience(audience, entry.paper.is_private):
                found += paper_problems(entry.paper, entry.version, item, has_gone_out=bool(out))
    return tuple(found)


def _in_audience(audience: str, is_private: bool) -> bool:
    return audience == "members" or is_private == (audience == "private")


def _meeting_problems(meeting: Meeting, items: Sequence[AgendaItem]) -> Iterator[Outcome]:
    if meeting.state == "cancelled":
        yield not_met("pack.meeting_cancelled", "This meeting was cancelled.")
    if meeting.date is None:
        yield not_met(
            "pack.date_to_be_confirmed",
            "The date of this meeting is still to be confirmed.",
            "R178",
            field="date",
        )
    if not items:
        yield not_met("pack.no_agenda", "The agenda has no items yet.")


def paper_problems(
    paper: Paper, version: PaperVersion, item: AgendaItem, *, has_gone_out: bool = False
) -> list[Outcome]:
    """What keeps one paper out of the pack: sign-off (R63), cover sheet (R62), files that cannot be read."""
    if not has_gone_out and is_anothers_draft(paper, item.meeting):
        words = f"Item {item.number}: {paper.prepared_by} has not signed off a paper yet."
        return [not_met("pack.anothers_draft", words, "LP17", item=item.number)]
    where = {"item": item.number, "paper": str(paper.public_id)}
    named = f"Item {item.number}, “{paper.title}”"
    missing = () if has_gone_out else completeness(paper, version)
    found = [
        not_met(outcome.code, f"{named}: {outcome.reason}", outcome.clause, **{**outcome.details, **where})
        for outcome in missing
    ]
    if not has_gone_out and paper.state != "signed_off":
        words = f"{named}: it is not signed off ({paper.get_state_display().lower()})."
        found.append(not_met("pack.not_signed_off", words, "R63", **where))
    elif version.content_hash != content_hash(version):
        words = f"{named}: it is not the text that was signed off. Revise it and have it signed off again."
        found.append(not_met("pack.changed_after_sign_off", words, "R63", **where))
    holders: list[tuple[PaperVersion | Annex, str]] = [(version, paper.title)]
    holders += [(annex, annex.title) for annex in version.annexes.all()]
    for holder, title in holders:
        if problem := body_problem(holder):
            found.append(not_met("pack.file_unreadable", f"{named}, “{title}”: {problem}", **where))
    return found


def is_anothers_draft(paper: Paper, meeting: Meeting) -> bool:
    """Until it is signed off, nothing of a paper is told beyond the committee that prepares it; the pack is built by
    the lead committee's secretariat."""
    is_own = paper.prepared_by_id in (None, meeting.lead_committee_id)
    return not is_own and paper.state != "signed_off"


def body_problem(holder: PaperVersion | Annex) -> str:
    """Why a body that should be there cannot be printed; "" when it can."""
    if isinstance(holder, Annex) and holder.body_kind == BodyKind.NONE:
        return "The annex has no text: write it, or upload a PDF or a Word document."
    if holder.body_kind == BodyKind.DOCX:
        return "" if holder.body_html else "The Word document could not be converted. Upload it again."
    if holder.body_kind != BodyKind.PDF:
        return ""
    private = store("private")
    file = holder.body_file
    if file is None or not private.exists(file.sha256) or private.size(file.sha256) != file.byte_size:
        return "The uploaded file cannot be read. Upload it again."
    return ""


def pack_warnings(meeting: Meeting, *, on: date) -> tuple[Outcome, ...]:
    """What should be looked at before this meeting's papers go out; none of it stops a pack (R196)."""
    items = agenda(meeting)
    papers = standing_papers(meeting)
    days = meeting_days_of(meeting)
    whole = (timing(meeting, items), forum(meeting, items, on=on), agreement_state(meeting))
    found = [outcome for outcome in whole if not outcome.ok]
    # Not every committee has its chair agree in the portal; a change after the chair did is worth a look.
    found = [outcome for outcome in found if outcome.code != NEVER_AGREED]
    found += exclusion_findings(meeting, items, on=on)
    for item in items:
        for paper in papers.get(item.pk, []):
            if is_anothers_draft(paper, meeting):
                continue
            where = {"item": item.number, "paper": str(paper.public_id)}
            found += [
                not_met(
                    o.code,
                    f"Item {item.number}, “{paper.title}”: {o.reason}",
                    o.clause,
                    **{**o.details, **where},
                )
                for o in warnings(paper, newest(paper), on=on, meeting_days=days)
            ]
    return tuple(found)
