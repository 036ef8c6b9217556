"""A paper as plain data: cover rows in the template's order, recommendations, body, annexes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from governance.foundation.text import render_markdown
from meetings.enums import BodyKind, RecommendationKind
from meetings.papers.facts import (
    AnnexFacts,
    BodyFacts,
    LateFacts,
    PaperFacts,
    RecommendationFacts,
    SignOffFacts,
)
from meetings.papers.models import (
    Annex,
    LateRequest,
    Paper,
    PaperVersion,
    Recommendation,
    RedactedCopy,
    SignOff,
)
from meetings.papers.rules.recommendations import lead_in
from meetings.papers.selectors.checks import withheld_from
from meetings.papers.selectors.cover_rows import cover_rows
from meetings.papers.selectors.exclusion import open_exemption, printed_ground, released_words
from meetings.papers.selectors.item_facts import private_reason
from meetings.papers.sheet_design import design_of

SAYS_ITSELF = RecommendationKind.TIMETABLE  # a statement, which asks for nothing
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def paper_facts(
    paper: Paper, version: PaperVersion, *, enclosure: str, on: date, late: LateFacts | None = None
) -> PaperFacts:
    """One version of a paper. `on` is the day for whom it is withheld from; `late` what its supplement says of it."""
    design = design_of(version)
    signed = authority(version)
    signature = SignOffFacts(printed(signed), signed.at, signed.content_hash) if signed else None
    asked = recommendation_facts(version, roman=design.letters_enclosures)
    return PaperFacts(
        public_id=paper.public_id,
        title=paper.title,
        kind=str(paper.kind),
        kind_label=paper.get_kind_display(),
        template_layout=design.layout,
        heading=design.heading,
        numbering=design.numbering,
        enclosure=enclosure,
        version_number=version.number,
        state=paper.state,
        is_signed_off=paper.state == "signed_off",
        is_private=paper.is_private,
        is_confidential=paper.is_kept_private,
        private_reason=confidential_reason(paper) or private_reason(paper.item),
        cover=cover_rows(
            paper, version, enclosure=enclosure, signature=signature, is_supplementary=late is not None
        ),
        recommendations=asked,
        body=body_facts(version, numbering=design.numbering),
        annexes=annex_facts(version, numbering=design.numbering),
        signed_off=signature,
        content_hash=version.content_hash,
        withheld_from=withheld_from(paper, on=on),
        released=released_words("paper", paper=paper) if paper.released_on else "",
        redacted=redacted_body(paper),
        late=late,
    )


def to_follow(facts: PaperFacts) -> PaperFacts:
    """A paper that the agenda names while its text is not ready: nothing of a draft goes with it."""
    return replace(
        facts,
        version_number=0,
        cover=(),
        recommendations=(),
        body=BodyFacts("none"),
        annexes=(),
        signed_off=None,
        content_hash="",
        redacted=None,
        is_to_follow=True,
    )


def late_facts(request: LateRequest | None) -> LateFacts | None:
    """What the supplement says; None for what came with the main papers."""
    if request is None or request.issue is None or request.decided_at is None:
        return None
    return LateFacts(
        number=request.issue.number,
        issued_at=request.issue.at,
        reason=request.reason,
        cannot_wait=request.cannot_wait,
        accepted_by=request.decided_by,
        accepted_at=request.decided_at,
        what_changed=request.what_changed,
        replaces=request.is_revision,
    )


def authority(version: PaperVersion) -> SignOff | None:
    """The signature that is printed as the authority for a signed-off version (R63): the sponsor's, else the last one
    of an executive; the secretariat's own is none."""
    if not version.is_frozen:
        return None
    signed = [
        row for row in version.sign_offs.all() if row.is_approved and row.content_hash == version.content_hash
    ]
    executive = [row for row in signed if not row.is_secretariat]
    return next((row for row in executive if row.is_sponsor), next(iter(executive), None))


def printed(signed: SignOff) -> str:
    """As it stands on the cover sheet: Dee Rector, Place Director, for Sam Sponsor."""
    return f"{signed.name}, for {signed.for_whom}" if signed.for_whom else signed.name


def anothers_draft(paper: Paper) -> PaperFacts:
    """That a committee prepares a paper, and nothing of what it says (LP17)."""
    return PaperFacts(
        public_id=paper.public_id,
        title=f"Paper of {paper.prepared_by}, not signed off yet",
        kind=str(paper.kind),
        kind_label="",
        template_layout="",
        heading="",
        numbering="none",
        enclosure="",
        version_number=0,
        state=paper.state,
        is_signed_off=False,
        is_private=paper.is_private,
        is_confidential=paper.is_kept_private,
        private_reason=confidential_reason(paper) or private_reason(paper.item),
        cover=(),
        recommendations=(),
        body=BodyFacts("none"),
        annexes=(),
        signed_off=None,
        content_hash="",
    )


def confidential_reason(paper: Paper) -> str:
    """The words printed for a paper that is confidential in its own right; "" for any other."""
    if not paper.is_kept_private:
        return ""
    return printed_ground(open_exemption(paper=paper), paper.get_confidential_reason_display())


def redacted_body(paper: Paper, family: Any = None) -> BodyFacts | None:
    """The PDF that the public reads instead, once it was released."""
    item = paper.item
    things = (paper, item, item.parent)
    if family is None and not any(thing is not None and thing.released_on for thing in things):
        return None
    copy = RedactedCopy.objects.filter(paper=paper, annex_family=family).select_related("file").last()
    if copy is None:
        return None
    file = copy.file
    return BodyFacts("pdf", sha256=file.sha256, pages=file.pages, media_type=file.media_type)


def recommendation_facts(version: PaperVersion, *, roman: bool) -> tuple[RecommendationFacts, ...]:
    """What the paper asks, labelled 1, 2 or (i), (ii) (R141), in the same words on the cover and at the end (R7)."""
    rows: list[Recommendation] = list(version.recommendations.all())
    labels = {row.pk: recommendation_label(index, roman=roman) for index, row in enumerate(rows)}
    return tuple(
        RecommendationFacts(
            pk=row.pk,
            label=labels[row.pk],
            kind=str(row.kind),
            kind_label=row.get_kind_display(),
            text=row.text,
            depends_on=labels.get(row.depends_on_id, "") if row.depends_on_id else "",
            lead_in="" if row.kind == SAYS_ITSELF else lead_in(row.get_kind_display(), row.text),
        )
        for row in rows
    )


def recommendation_label(index: int, *, roman: bool) -> str:
    return f"({ROMAN[index]})" if roman and index < len(ROMAN) else str(index + 1)


def annex_facts(version: PaperVersion, *, numbering: str) -> tuple[AnnexFacts, ...]:
    return tuple(
        AnnexFacts(
            pk=annex.pk,
            label=f"Annex {number}",
            title=annex.title,
            is_private=annex.is_kept_private,
            body=body_facts(annex, numbering=numbering, prefix=f"annex-{number}-"),
            private_reason=printed_ground(open_exemption(family=annex.family))
            if annex.is_kept_private
            else "",
            released=released_words("annex", annex_family=annex.family) if annex.released_on else "",
            redacted=redacted_body(version.paper, annex.family) if annex.released_on else None,
            family=str(annex.family),
        )
        for number, annex in enumerate(version.annexes.all(), 1)
    )


def body_facts(holder: PaperVersion | Annex, *, numbering: str, prefix: str = "") -> BodyFacts:
    """A body ready to print: HTML, or the stored PDF by its hash. Missing files are told by `pack_problems`."""
    file = holder.body_file
    if holder.body_kind == BodyKind.MARKDOWN:
        html = render_markdown(holder.body_markdown, numbering=numbering, prefix=prefix)  # type: ignore[arg-type]
        return BodyFacts("html", html=html)
    if holder.body_kind == BodyKind.NONE or file is None:
        return BodyFacts("none")
    return BodyFacts(
        form="html" if holder.body_kind == BodyKind.DOCX else "pdf",
        html=holder.body_html,
        sha256=file.sha256,
        pages=file.pages,
        filename=holder.body_filename,
        media_type=file.media_type,
    )
