"""From the facts of a meeting to the snapshot that the public reads. It starts from facts cut to the public."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils.text import slugify

from governance.foundation import words
from governance.foundation.files.storage import store
from governance.foundation.text import render_markdown
from meetings.papers.facts import (
    AnnexFacts,
    CoverRow,
    ItemFacts,
    LateFacts,
    MeetingFacts,
    PackFacts,
    PaperFacts,
    QuestionFacts,
)
from reports.audience import for_audience, is_held_in_public, what_is_exempt
from reports.enums import Audience, PublicationKind, PublishedFileKind
from reports.headings import prefix_ids, settle_headings
from reports.models import PackBuild
from reports.packs.plan import dated_title, meeting_time
from reports.packs.supplement import (
    SupplementPlan,
    accepted_words,
    issued_on_words,
    make_supplement,
    replaces_words,
)
from reports.publication.shapes import (
    Draft,
    FileDraft,
    ItemPage,
    LatePage,
    MeetingPage,
    PaperPage,
    QuestionEntry,
    Row,
    Section,
    SupplementLine,
    SupplementPage,
)

PDF = "application/pdf"
TITLE_LENGTH = 250
ONE = {"items": "item", "papers": "paper", "annexes": "annex"}


def meeting_draft(
    facts: PackFacts,
    *,
    pack: PackBuild | None,
    supplements: Sequence[PublicSupplement] = (),
    asking: tuple[dict[str, str], ...] = (),
) -> Draft:
    """The snapshot of one meeting. `pack` is its public pack; None for a meeting that was cancelled. `supplements` are
    those of which the public reads something; `asking` the forms by which it may ask, with their closing time in words.
    """
    cut = for_audience(facts, Audience.PUBLIC)
    replaced = {paper: words for one in supplements for paper, words in one.replaced.items()}
    meeting = cut.meeting
    return Draft(
        kind=PublicationKind.MEETING,
        subject_key=f"meeting:{meeting.pk}",
        slug=meeting.slug,
        title=dated_title(meeting)[:TITLE_LENGTH],
        icb_id=meeting.icb.pk,
        icb_slug=meeting.icb.slug,
        content=_page(cut, supplements, replaced, asking, exempt=_exempt(facts)).content(),
        event_date=meeting.date,
        committee_slugs=tuple(committee.slug for committee in meeting.committees),
        files=(*_pack_file(meeting, pack), *_supplement_files(meeting, supplements), *_files(cut)),
    )


def _exempt(facts: PackFacts) -> tuple[dict[str, str], ...]:
    """How much is kept private at this meeting, by ground; a meeting in private publishes nothing to count."""
    if not is_held_in_public(facts.meeting):
        return ()
    return tuple({"ground": ground, "what": _counted(row)} for ground, row in what_is_exempt(facts).items())


def _counted(row: dict[str, int]) -> str:
    """2 items and 1 paper."""
    told = [f"{number} {what if number > 1 else ONE[what]}" for what, number in row.items() if number]
    return " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]


@dataclass(frozen=True)
class PublicSupplement:
    """A supplement for the public: its plan, its built pack (None before that), and which pages it replaces."""

    plan: SupplementPlan
    build: PackBuild | None
    replaced: Mapping[str, str]
    item_ids: Mapping[str, str]  # number of an item → its permanent id


def public_supplement(
    facts: PackFacts, *, build: PackBuild | None, replaced: Mapping[str, str]
) -> PublicSupplement:
    plan = make_supplement(facts, Audience.PUBLIC, replaced=replaced)
    return PublicSupplement(plan, build, replaced, {i.number: str(i.public_id) for i in facts.items})


def _page(
    facts: PackFacts,
    supplements: Sequence[PublicSupplement],
    replaced: Mapping[str, str],
    asking: tuple[dict[str, str], ...],
    *,
    exempt: tuple[dict[str, str], ...] = (),
) -> MeetingPage:
    meeting = facts.meeting
    return MeetingPage(
        title=meeting.title,
        icb={"name": meeting.icb.short_name, "slug": meeting.icb.slug},
        committees=tuple({"name": c.name, "slug": c.slug} for c in meeting.committees),
        kind=meeting.kind_label,
        part=f"Part {meeting.part.number}: {meeting.part.title}" if meeting.part else "",
        date=f"{meeting.date:%A} {words.day(meeting.date)}" if meeting.date else "",
        date_note=meeting.date_note,
        time=meeting_time(meeting),
        mode=meeting.mode_label,
        venue=meeting.venue,
        public_access=meeting.public_access,
        cancelled_because=meeting.cancelled_because,
        is_cancelled=meeting.state == "cancelled",
        items=tuple(_item(item, facts.meeting, replaced) for item in facts.items),
        supplements=tuple(_supplement(one) for one in supplements),
        questions=tuple(_question(question) for question in facts.questions),
        asking=asking,
        exempt=exempt,
        changed_since=facts.changed_since,
    )


def _question(question: QuestionFacts) -> QuestionEntry:
    """Names only what is public. Who sent it is no part of these facts."""
    return QuestionEntry(
        id=question.reference,
        kind=question.kind_label,
        text=question.text,
        name=question.name,
        title=question.title,
        signatures=question.signatures,
        is_written=question.course not in ("meeting", "moved"),
        moved=question.moved,
        is_moved_on=question.course == "moved",
        answer_html=_text(str(render_markdown(question.answer)), "") if question.answer else "",
        signed=question.signed,
        supplementary=question.supplementary,
        supplementary_html=_text(str(render_markdown(question.supplementary_answer)), "")
        if question.supplementary_answer
        else "",
        since=question.since,
    )


def _supplement(one: PublicSupplement) -> SupplementPage:
    lines = (
        SupplementLine(one.item_ids[row.number], row.number, row.title, row.kind, row.replaces)
        for row in one.plan.late
    )
    return SupplementPage(one.plan.number, one.plan.issued, tuple(lines))


def _late(late: LateFacts | None, meeting: MeetingFacts, replaces: str = "") -> LatePage | None:
    if late is None:
        return None
    return LatePage(
        supplement=late.number,
        issued=issued_on_words(late.issued_at, meeting.date),
        reason=late.reason,
        cannot_wait=late.cannot_wait,
        accepted=accepted_words(late),
        what_changed=late.what_changed,
        replaces=replaces,
    )


def _item(item: ItemFacts, meeting: MeetingFacts, replaced: Mapping[str, str]) -> ItemPage:
    if item.is_private:
        return ItemPage(
            id=str(item.public_id),
            number=item.number,
            title=item.title,
            is_sub_item=bool(item.depth),
            withheld=item.private_reason,
        )
    return ItemPage(
        id=str(item.public_id),
        number=item.number,
        title=item.title,
        is_sub_item=bool(item.depth),
        kind=item.kind_label,
        purposes=item.purposes,
        lead=item.lead,
        starts=words.clock_time(item.starts_at),
        minutes=item.minutes,
        note_html=str(render_markdown(item.note)) if item.note else "",
        papers=tuple(_paper(paper, number, meeting, replaced) for number, paper in enumerate(item.papers, 1)),
        taken_by=item.taken_by,
        questions=tuple(_question(question) for question in item.questions),
        released=item.released,
        is_resolution=item.kind == "exclusion",
        urgent=_late(item.urgent, meeting),
    )


def _paper(paper: PaperFacts, number: int, meeting: MeetingFacts, replaced: Mapping[str, str]) -> PaperPage:
    if paper.is_private:
        return PaperPage(id=str(paper.public_id), title="", withheld=paper.private_reason)
    prefix = (
        f"paper-{number}-" if number > 1 else ""
    )  # the first paper of an item has the plain paragraph numbers
    return PaperPage(
        id=str(paper.public_id),
        title=paper.title,
        kind="" if paper.kind == "paper" else paper.kind_label,
        enclosure=paper.enclosure,
        heading=paper.heading,
        cover=tuple(_cover_row(row, paper, prefix) for row in paper.cover),
        body_html=_text(paper.body.html, prefix) if paper.body.form == "html" else "",
        body_is_file=paper.body.form == "pdf",
        annexes=tuple(_annex(annex, prefix) for annex in paper.annexes),
        signed_off=f"{paper.signed_off.name}, {words.day(paper.signed_off.at)}" if paper.signed_off else "",
        released=paper.released,
        late=_late(
            None if paper.released else paper.late, meeting, replaces_words(paper, paper.late, replaced)
        ),
        to_follow=paper.is_to_follow,
    )


def _cover_row(row: CoverRow, paper: PaperFacts, prefix: str) -> Row:
    macro: Any = get_template("reports/cover_row.jinja").template.module  # type: ignore[attr-defined]
    html = str(macro.value(row, paper.recommendations)).strip()
    return Row(row.label, _text(html, prefix, top=4) or "<p>–</p>")


def _annex(annex: AnnexFacts, prefix: str) -> Section:
    html = _text(annex.body.html, prefix, top=4) if annex.body.form == "html" else ""
    return Section(f"{annex.label}: {annex.title}", html, annex.released)


def _text(html: str, prefix: str, top: int = 3) -> str:
    settled = settle_headings(html, top=top)
    return prefix_ids(settled, prefix) if prefix else settled


def _pack_file(meeting: MeetingFacts, pack: PackBuild | None) -> Iterator[FileDraft]:
    if pack is not None:
        assert pack.file is not None, "only a finished pack is published"
        yield FileDraft(
            kind=PublishedFileKind.PACK,
            title="Meeting pack",
            filename=f"{meeting.slug}-public-pack.pdf",
            media_type=PDF,
            sha256=pack.file.sha256,
            byte_size=pack.file.byte_size,
            pages=pack.manifest["pages"],
        )


def _supplement_files(meeting: MeetingFacts, supplements: Sequence[PublicSupplement]) -> Iterator[FileDraft]:
    for one in supplements:
        if one.build is None:
            continue
        assert one.build.file is not None, "only a finished supplement is published"
        yield FileDraft(
            kind=PublishedFileKind.SUPPLEMENT,
            title=one.plan.name,
            filename=f"{meeting.slug}-public-supplement-{one.plan.number}.pdf",
            media_type=PDF,
            sha256=one.build.file.sha256,
            byte_size=one.build.file.byte_size,
            pages=one.build.manifest["pages"],
        )


def _files(facts: PackFacts) -> Iterator[FileDraft]:
    """Papers and annexes that were sent in as PDF. Names are made from titles, never from the sender's file name."""
    for item in facts.items:
        for paper in item.papers:
            stem = f"item-{item.number}-{slugify(paper.title)[:80]}"
            if paper.body.form == "pdf":
                yield _file(PublishedFileKind.PAPER, item, paper, paper.body, paper.title, stem)
            for annex in paper.annexes:
                if annex.body.form == "pdf":
                    title = f"{annex.label}: {annex.title}"
                    name = f"item-{item.number}-{slugify(title)[:80]}"
                    yield _file(PublishedFileKind.ANNEX, item, paper, annex.body, title, name)


def _file(kind: str, item: ItemFacts, paper: PaperFacts, body: Any, title: str, stem: str) -> FileDraft:
    return FileDraft(
        kind=kind,
        title=title[:TITLE_LENGTH],
        filename=f"{slugify(stem)}.pdf",
        media_type=body.media_type or PDF,
        sha256=body.sha256,
        byte_size=store("private").size(body.sha256),
        pages=body.pages,
        item_id=str(item.public_id),
        paper_id=str(paper.public_id),
    )
