"""A meeting of the hill board with public and private business, made by real actions; private words carry a canary."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from governance.actions.files import Upload
from governance.foundation import jobs
from governance.foundation.audit import save_recorded
from governance.models import CoverSheetTemplate, User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.signing import revise_paper, sign_off_paper, submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.cover_sheets import layout
from meetings.planning.actions.meetings import create_meeting
from reports.models import PackBuild, Publication
from reports.packs.actions import build_pack
from reports.publication.meetings import publish_meeting
from tests.fixtures.people import World
from tests.meetings.conftest import whole_cover

ON = date(2026, 3, 26)
CANARY = "zqcanary"


def pdf_upload(words: str = "Uploaded pages", *, pages: int = 2, canary: str = "") -> Upload:
    """A PDF as somebody sends it, with properties of its own."""
    with pikepdf.Pdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            text = f"BT /F1 14 Tf 72 700 Td ({words} {canary} {number + 1}) Tj ET"
            page.Contents = pdf.make_stream(text.encode())
        pdf.docinfo["/Author"] = f"{CANARY}-property"
        out = io.BytesIO()
        pdf.save(out)
    return Upload(f"{CANARY}-filename {words}.pdf", out.getvalue())


@dataclass
class Board:
    """The meeting and its parts by short names."""

    meeting: Meeting
    by: User
    template: CoverSheetTemplate
    items: dict[str, AgendaItem] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)

    def item(self, key: str, title: str, **values: Any) -> AgendaItem:
        self.items[key] = add_item(meeting=self.meeting, title=title, by=self.by, **values)
        return self.items[key]

    def paper(
        self, key: str, item: str, title: str, *, words: str = "", upload: Upload | None = None, **values: Any
    ) -> Paper:
        paper = add_paper(item=self.items[item], title=title, template=self.template, by=self.by, **values)
        write_paper(
            paper,
            cover=whole_cover("plain") | {"executive_summary": f"A short summary. {words}"},
            conflict_option="none",
            conflict_text=f"N/A {words}",
            recommendations=[{"kind": "approve", "text": f"Approve the plan. {words}"}],
            body_markdown=None
            if upload
            else f"# Why now\n\nBeds are short. {words}\n\n# What next\n\nWe wait.",
            upload=upload,
            by=self.by,
        )
        self.papers[key] = paper
        return paper

    def sign(self, *keys: str) -> None:
        for key in keys or self.papers:
            paper = Paper.objects.get(pk=self.papers[key].pk)
            if paper.state == "draft":
                submit_paper(paper, by=self.by)
                sign_off_paper(
                    Paper.objects.get(pk=paper.pk), name="Dee Director, Place Director", by=self.by
                )

    def rewrite(self, key: str, markdown: str) -> None:
        """A new version of a signed-off paper, signed off again."""
        revise_paper(Paper.objects.get(pk=self.papers[key].pk), by=self.by, reason="New figures")
        write_paper(Paper.objects.get(pk=self.papers[key].pk), body_markdown=markdown, by=self.by)
        self.sign(key)

    def build(self, audience: str, which: str = "") -> PackBuild:
        self.meeting.refresh_from_db()
        build = build_pack(self.meeting, audience=audience, which=which, by=self.by)
        if build.job.state == "queued":
            assert jobs.run(str(build.job_id)) == "done", type(build.job).objects.get(pk=build.job_id).error
        return PackBuild.objects.select_related("job", "file", "meeting").get(pk=build.pk)

    def publish(self, reason: str = "") -> Publication:
        self.build("public")
        job = publish_meeting(self.meeting, by=self.by, reason=reason)
        assert jobs.run(str(job.pk)) == "done", type(job).objects.get(pk=job.pk).error
        return Publication.objects.get(subject_key=f"meeting:{self.meeting.pk}", state="published")


@pytest.fixture
def director(people: Callable[[str], User]) -> User:
    return people("place_director")


@pytest.fixture
def empty_board(world: World, director: User) -> Board:
    """A public meeting on 26 March 2026, without items."""
    template = save_recorded(CoverSheetTemplate(icb=world.north, **layout("plain")), by=None)
    world.north.default_cover_sheet = template
    save_recorded(world.north, by=None)
    meeting = create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        kind="public",
        date=ON,
        starts_at=time(14),
        ends_at=time(17),
        venue="Town Hall",
        public_access="Come to the public gallery.",
        by=director,
    )
    return Board(meeting, director, template)


@pytest.fixture
def board(empty_board: Board) -> Board:
    """Public papers in the agenda, one of them uploaded; private items, papers and annexes full of canaries."""
    b = empty_board
    b.item("welcome", "Welcome and apologies", minutes=5)
    b.item("plan", "Winter plan", minutes=30, purposes=["decision"], lead="Ada Hill")
    b.paper("plan", "plan", "Winter plan")
    add_annex(
        paper=b.papers["plan"],
        title="Bed numbers",
        body_markdown="| Ward | Beds |\n|---|---|\n| A | 12 |",
        by=b.by,
    )
    add_annex(
        paper=b.papers["plan"],
        title=f"{CANARY}-annex-title",
        body_markdown=f"{CANARY}-annex-text",
        openness="private",
        by=b.by,
    )
    b.item("report", "Director's report", minutes=20, purposes=["information"])
    b.paper("report", "report", "Director's report", upload=pdf_upload("Report"))
    b.paper(
        "confidential",
        "report",
        f"{CANARY}-paper-title",
        words=f"{CANARY}-paper-text",
        is_confidential=True,
        confidential_reason="personal",
    )
    b.item(
        "secret",
        f"{CANARY}-item-title",
        openness="private",
        private_reason="commercial",
        title_is_private=True,
        lead=f"{CANARY}-lead",
        note=f"{CANARY}-note",
        minutes=15,
    )
    b.paper(
        "secret", "secret", f"{CANARY}-secret-title", upload=pdf_upload("Secret", canary=f"{CANARY}-upload")
    )
    b.item("contract", "Contract award", openness="private", private_reason="commercial", minutes=15)
    b.paper("contract", "contract", f"{CANARY}-contract", words=f"{CANARY}-contract-text")
    b.item("under", f"{CANARY}-sub-item", parent=b.items["secret"])
    return b


@pytest.fixture
def signed_board(board: Board) -> Board:
    board.sign()
    return board
