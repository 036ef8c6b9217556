"""Two meetings of the hill board for the sample world: one in preparation, one issued and published."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from governance.foundation import jobs
from governance.foundation.models import GovernanceEvent, Job
from governance.models import CoverSheetTemplate
from meetings.models import Meeting, Paper
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.exceptions import share_paper, withhold_paper
from meetings.papers.actions.signing import revise_paper, send_back_paper, submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.planning.actions.exceptions import share_meeting
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from reports.models import PackBuild
from reports.packs.actions import build_own_copy, build_pack
from reports.presenters import filename
from reports.publication.actions import withdraw
from reports.publication.profiles import publish_profile
from reports.publication.schemes import publish_scheme
from tests.reports.conftest import Board, pdf_upload
from tests.security import sample_questions
from tests.security.samples import Samples

MEETING_DAY, ISSUED_DAY, PRIVATE_DAY = date(2031, 5, 20), date(2031, 6, 17), date(2031, 7, 15)
UNTIL = date(2031, 12, 31)


def add(s: Samples) -> None:
    preparation(s)
    issued(s)
    private_meeting(s)
    profiles(s)
    published_scheme(s)
    addresses(s)


def board_on(s: Samples, day: date, **values: Any) -> Board:
    planned = create_meeting(
        icb=s.world.north,
        lead_committee=s.world.hill_board,
        by=s.lead,
        date=day,
        starts_at=time(14),
        ends_at=time(16),
        **{"kind": "public", "venue": "Town Hall"} | values,
    )
    return Board(planned, s.lead, CoverSheetTemplate.objects.get(pk=s["cover-sheet-template"].pk))


def _private_item(s: Samples, board: Board, key: str) -> None:
    board.item(
        key,
        s.canary("private", f"{key}title"),
        openness="private",
        private_reason="commercial",
        title_is_private=True,
        lead=s.canary("private", f"{key}lead"),
        note=s.canary("private", f"{key}note"),
        minutes=10,
        reason=s.canary("private", f"{key}reason"),
    )


def preparation(s: Samples) -> None:
    """Planned: a public item whose draft paper is withheld from one member, and a private item."""
    board = board_on(s, MEETING_DAY, title=f"Board of {s.canary('draft', 'meetingtitle')}")
    board.item("open", s.canary("draft", "itemtitle"), minutes=20)
    board.paper("open", "open", s.canary("draft", "papertitle"), upload=pdf_upload("Plan"))
    board.item("waiting", "Waiting for its signature", minutes=10)
    board.paper("waiting", "waiting", "Waiting for its signature")
    submit_paper(Paper.objects.get(pk=board.papers["waiting"].pk), by=s.lead)
    _private_item(s, board, "planned")
    board.paper("secret", "planned", s.canary("private", "plannedpaper"), words=s.canary("private", "draft"))
    paper = board.papers["open"]
    guest = s.people("nobody_invited")
    shared = {"with_user": guest, "until": UNTIL, "by": s.lead, "reason": s.canary("decision", "share")}
    s.rows |= {
        "meeting": board.meeting,
        "item": board.items["open"],
        "private-item": board.items["planned"],
        "paper": paper,
        "private-paper": board.papers["secret"],
        "submitted": board.papers["waiting"],
        "annex": add_annex(paper=paper, title="Beds", upload=pdf_upload("Beds", pages=1), by=s.lead),
        "meeting-share": share_meeting(meeting=board.meeting, **shared),
        "paper-share": share_paper(paper=paper, **shared),
        "paper-withhold": withhold_paper(
            paper=paper, person=s["recused"], reason=s.canary("decision", "withheld"), by=s.lead
        ),
    }


def issued(s: Samples) -> None:
    """Signed, built, issued and published; one paper is withheld from one member, one is being revised."""
    board = board_on(s, ISSUED_DAY, reason=s.canary("internal", "meetingreason"))
    board.item("winter", "Winter plan", minutes=30)
    board.paper("winter", "winter", "Winter plan")
    board.paper(
        "confidential",
        "winter",
        s.canary("private", "confidentialtitle"),
        words=s.canary("private", "confidentialtext"),
        is_confidential=True,
        confidential_reason="personal",
    )
    private_annex = add_annex(
        paper=board.papers["winter"],
        title=s.canary("private", "annextitle"),
        upload=pdf_upload("Annex", pages=1, canary=s.canary("private", "annexupload")),
        openness="private",
        by=s.lead,
    )
    public_annex = add_annex(
        paper=board.papers["winter"], title="Beds", upload=pdf_upload("Public beds", pages=1), by=s.lead
    )
    _private_item(s, board, "contract")
    board.paper(
        "contract",
        "contract",
        s.canary("private", "contracttitle"),
        upload=pdf_upload("Contract", canary=s.canary("private", "contractupload")),
    )
    board.paper("bids", "contract", s.canary("withheld", "title"), words=s.canary("withheld", "words"))
    add_annex(
        paper=board.papers["bids"],
        title=s.canary("withheld", "annextitle"),
        body_markdown=s.canary("withheld", "annextext"),
        by=s.lead,
    )
    board.sign()
    withhold_paper(
        paper=board.papers["bids"], person=s["recused"], reason=s.canary("decision", "bids"), by=s.lead
    )
    sample_questions.ask(s, board)
    members = board.build("members")
    s.rows["failed-pack"] = failed(s, board)
    publication = board.publish(reason=s.canary("internal", "publishreason"))
    issue_meeting(Meeting.objects.get(pk=board.meeting.pk), by=s.lead, reason=s.canary("internal", "issue"))
    s.rows |= {
        "issued": Meeting.objects.get(pk=board.meeting.pk),
        "issued-item": board.items["winter"],
        "issued-paper": board.papers["winter"],
        "issued-annex": public_annex,
        "issued-private-annex": private_annex,
        "issued-private-item": board.items["contract"],
        "contract": board.papers["contract"],
        "withheld": board.papers["bids"],
        "pack": members,
        "public-pack": PackBuild.objects.select_related("meeting").get(audience="public"),
        "publication": publication,
    }
    s.rows["own-copy"] = own_copy(s)
    revision(s, board.papers["winter"])


def own_copy(s: Samples) -> PackBuild:
    """The pack as the recused member has it."""
    build = build_own_copy(
        s["issued"], audience="members", left_out=[str(s["withheld"].public_id)], by=s.people("conflicted")
    )
    assert jobs.run(str(build.job_id)) == "done"
    return PackBuild.objects.select_related("meeting", "file").get(pk=build.pk)


def failed(s: Samples, board: Board) -> PackBuild:
    """A build that found a paper no longer signed off: its reason names the paper that is withheld from one reader."""
    build = build_pack(board.meeting, audience="private", by=s.lead)
    revise_paper(Paper.objects.get(pk=board.papers["bids"].pk), by=s.lead, reason="New figures")
    assert jobs.run(str(build.job_id)) == "failed"
    assert s.canaries.found(Job.objects.get(pk=build.job_id).error, s.canaries.of("withheld"))
    board.sign("bids")
    return build


def revision(s: Samples, paper: Paper) -> None:
    """A new version, sent back: members go on reading the signed one."""
    revise_paper(Paper.objects.get(pk=paper.pk), by=s.lead, reason=s.canary("draft", "revisereason"))
    write_paper(Paper.objects.get(pk=paper.pk), body_markdown=s.canary("draft", "revision"), by=s.lead)
    submit_paper(Paper.objects.get(pk=paper.pk), by=s.lead)
    send_back_paper(
        Paper.objects.get(pk=paper.pk), name="Dee Lead", comment=s.canary("draft", "sentback"), by=s.lead
    )


def private_meeting(s: Samples) -> None:
    board = board_on(
        s,
        PRIVATE_DAY,
        kind="private",
        title=s.canary("private", "meetingtitle"),
        venue=s.canary("private", "venue"),
    )
    issue_meeting(board.meeting, by=s.lead)
    s.rows["private-meeting"] = board.meeting


def profiles(s: Samples) -> None:
    """Pages of the bodies; that of the other place's board was withdrawn."""
    for subject in (s["icb"], s["place"], s["committee"]):
        publish_profile(subject, by=s.lead)
    gone = publish_profile(s.world.vale_board, by=s.lead)
    s.rows["withdrawn"] = withdraw(gone, by=s.lead, reason="Published by mistake")


def published_scheme(s: Samples) -> None:
    """The version in force, with its files; the draft beside it stays where it is."""
    job = publish_scheme(s["adopted-version"], by=s.lead)
    assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
    s.rows["scheme-job"] = job


def addresses(s: Samples) -> None:
    """What addresses take that is not the key of a row named like the route."""
    file = s["publication"].files.get(kind="pack")
    s.addresses = {
        ("governance:event-detail", "pk"): GovernanceEvent.objects.filter(chain__icb=s.world.north)
        .first()
        .pk,
        ("meetings:*", "pk"): s["meeting"].slug,
        ("meetings:*", "item"): s["item"].public_id,
        ("meetings:*", "paper"): s["paper"].public_id,
        ("meetings:*", "annex"): s["annex"].pk,
        ("meetings:*", "number"): 1,
        ("meetings:*", "share"): s["meeting-share"].pk,
        ("meetings:paper-share-end", "row"): s["paper-share"].pk,
        ("meetings:paper-withhold-end", "row"): s["paper-withhold"].pk,
        ("reports:*", "pk"): s["issued"].slug,
        ("reports:see-as-public-item", "item"): s["issued-item"].public_id,
        ("reports:see-as-person", "person"): s["person"].slug,
        ("reports:committee-may-decide-pdf", "pk"): s["committee"].pk,
        ("reports:post-may-decide-pdf", "pk"): s["post"].pk,
        ("reports:committee-may-decide-word", "pk"): s["committee"].pk,
        ("reports:post-may-decide-word", "pk"): s["post"].pk,
        ("reports:version-file", "pk"): s["adopted-version"].pk,
        ("reports:scheme-file", "pk"): s["adopted-version"].scheme_id,
        ("reports:*", "form"): "docx",
        ("reports:*", "public_id"): s["pack"].public_id,
        ("reports:*", "filename"): filename(s["pack"]),
        ("reports:*", "job_id"): s["pack"].job_id,
        ("reports:*", "kind"): "place",
        ("reports:*", "slug"): s["place"].slug,
        ("reports:publication-detail", "public_id"): s["publication"].public_id,
        ("reports:publication-withdraw", "public_id"): s["publication"].public_id,
        ("reports:scheme-publish", "pk"): s["adopted-version"].pk,
        **{(f"public:{name}", "icb"): s["icb"].slug for name in ("schemes", "scheme", "scheme-map")},
        **{(f"public:{name}", "version"): "1-0" for name in ("scheme", "scheme-map")},
        ("public:place-scope", "slug"): s["place"].slug,
        ("public:icb", "slug"): s["icb"].slug,
        ("public:place", "slug"): s["place"].slug,
        ("public:committee", "slug"): s["committee"].slug,
        ("public:meeting", "slug"): s["issued"].slug,
        ("public:item", "slug"): s["issued"].slug,
        ("public:item", "item_id"): s["issued-item"].public_id,
        ("public:version", "section"): "committees",
        ("public:version", "slug"): s["committee"].slug,
        ("public:version", "number"): 1,
        ("public:*", "public_id"): file.public_id,
        ("public:*", "filename"): file.filename,
        ("account_confirm_email", "key"): "no-such-key",
        ("account_reset_password_from_key", "uidb36"): "1",
        ("account_reset_password_from_key", "key"): "no-such-key",
        ("mfa_edit_webauthn", "pk"): 1,
        ("mfa_remove_webauthn", "pk"): 1,
        ("openid_connect_login", "provider_id"): "organisation",
        ("openid_connect_callback", "provider_id"): "organisation",
    } | _variants(s)


def _variants(s: Samples) -> dict[tuple[str, str], Any]:
    """Further samples of one route: rows of the table named "route@variant"."""
    issued, private, withheld = s["issued"].slug, s["private-paper"].public_id, s["withheld"].public_id
    given: dict[str, dict[str, Any]] = {
        "meetings:meeting-detail@issued": {"pk": issued},
        "meetings:meeting-history@issued": {"pk": issued},
        "meetings:meeting-edit@issued": {"pk": issued},
        "meetings:agenda-detail@issued": {"pk": issued},
        "meetings:meeting-detail@private": {"pk": s["private-meeting"].slug},
        "meetings:agenda-detail@private": {"pk": s["private-meeting"].slug},
        "meetings:item-edit@private": {"item": s["private-item"].public_id},
        "meetings:paper-add@private": {"item": s["private-item"].public_id},
        "meetings:paper-detail@private": {"paper": private},
        "meetings:paper-cover@private": {"paper": private},
        "meetings:paper-share@private": {"paper": private},
        "meetings:paper-sign-off@submitted": {"paper": s["submitted"].public_id},
        "meetings:paper-send-back@submitted": {"paper": s["submitted"].public_id},
        "meetings:paper-edit@submitted": {"paper": s["submitted"].public_id},
        "meetings:paper-revise@signed": {"paper": s["contract"].public_id},
        "meetings:paper-detail@issued": {"paper": s["issued-paper"].public_id},
        "meetings:paper-version@draft": {"paper": s["issued-paper"].public_id, "number": 2},
        "meetings:paper-detail@withheld": {"paper": withheld},
        "meetings:paper-version@withheld": {"paper": withheld, "number": 2},
        "meetings:paper-file@private": {"paper": s["contract"].public_id},
        "meetings:annex-file@issued": {"paper": s["issued-paper"].public_id, "annex": s["issued-annex"].pk},
        "meetings:annex-file@private": {
            "paper": s["issued-paper"].public_id,
            "annex": s["issued-private-annex"].pk,
        },
        "reports:job-detail@failed": {"job_id": s["failed-pack"].job_id},
        "reports:job-detail@own": {"job_id": s["own-copy"].job_id},
        "reports:pack-detail@own": {"public_id": s["own-copy"].public_id},
        "reports:pack-file@own": {
            "public_id": s["own-copy"].public_id,
            "filename": filename(s["own-copy"]),
        },
        "reports:pack-file@public": {
            "public_id": s["public-pack"].public_id,
            "filename": filename(s["public-pack"]),
        },
        "reports:pack-list@planned": {"pk": s["meeting"].slug},
        "reports:profile-publish@icb": {"kind": "icb", "slug": s["icb"].slug},
        "reports:profile-publish@committee": {"kind": "committee", "slug": s["committee"].slug},
        "reports:publication-withdraw@withdrawn": {"public_id": s["withdrawn"].public_id},
        **{
            f"delegation:scheme-version-{verb}@adopted": {"pk": s["adopted-version"].pk}
            for verb in ("detail", "edit", "adopt", "close")
        },
        **{
            f"delegation:scheme-entry-{verb}@adopted": {"pk": s["adopted-entry"].pk}
            for verb in ("detail", "remove")
        },
        "reports:scheme-publish@draft": {"pk": s["version"].pk},
        "reports:version-file@draft": {"pk": s["version"].pk},
        "reports:job-detail@scheme": {"job_id": s["scheme-job"].pk},
        "public:scheme@draft": {"version": "2-0"},
        "public:committee@withdrawn": {"slug": s.world.vale_board.slug},
        "public:version@withdrawn": {"slug": s.world.vale_board.slug},
        "public:meeting@planned": {"slug": s["meeting"].slug},
        "public:meeting@private": {"slug": s["private-meeting"].slug},
        "public:item@private": {"item_id": s["issued-private-item"].public_id},
        "public:item@planned": {"slug": s["meeting"].slug, "item_id": s["item"].public_id},
    }
    return {(row, name): value for row, values in given.items() for name, value in values.items()}
