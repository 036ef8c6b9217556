"""The writes of publication: publish, supersede, withdraw. A snapshot itself is never changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from governance.enums import Permission
from governance.foundation import clock, ledger
from governance.foundation.actions import obey
from governance.foundation.audit import save_recorded
from governance.foundation.files.storage import store
from governance.foundation.permissions import require
from reports.enums import PUBLICATION_LIFECYCLE, PublishedFileKind
from reports.models import Publication, PublishedFile
from reports.pdf.titles import retitled
from reports.publication import selectors
from reports.publication.rules import check_reason_given, check_something_new
from reports.publication.shapes import Draft, FileDraft

SENT_IN = (PublishedFileKind.PAPER, PublishedFileKind.ANNEX)
# Copying into the public store and clearing it out wait for each other, else a file published again could vanish.
FILES_LOCK = 7_302_911


@transaction.atomic
def publish(draft: Draft, *, subject: Any, by: Any, reason: str = "") -> Publication:
    """Store `draft` as the next number of its series; the one before is superseded.

    Raises NotPermitted; RuleNotMet when nothing has changed.
    """
    require(by, Permission.PUBLISH, subject)
    return put_out(draft, by=by, reason=reason)


@transaction.atomic
def put_out(draft: Draft, *, by: Any, reason: str = "") -> Publication:
    """The same without asking for a right: for what the portal does by itself, with `by` None."""
    before = (
        Publication.objects.select_for_update()
        .filter(subject_key=draft.subject_key, state="published")
        .first()
    )
    obey(
        check_something_new(
            published_hash=before.content_hash if before else None, draft_hash=draft.content_hash
        )
    )
    _lock_files()
    files = [_to_public(file) for file in draft.files]
    if before:
        _close(before, "supersede", because=reason or "A newer version was published.", by=by)
    publication = save_recorded(_new(draft, by=by), by=by, reason=reason)
    for position, file in enumerate(files):
        _add_file(publication, file, position)
    ledger.record(
        "publication.published",
        by=by,
        icb=publication.icb,
        subject=publication,
        summary=f"Published {publication.title}, version {publication.number}",
        reason=reason,
        after=_facts(publication),
    )
    return publication


def _new(draft: Draft, *, by: Any) -> Publication:
    last = Publication.objects.filter(subject_key=draft.subject_key).aggregate(last=Max("number"))["last"]
    return Publication(
        icb_id=draft.icb_id,
        icb_slug=draft.icb_slug,
        kind=draft.kind,
        subject_key=draft.subject_key,
        slug=draft.slug,
        title=draft.title,
        number=(last or 0) + 1,
        content=draft.content,
        content_hash=draft.content_hash,
        event_date=draft.event_date,
        committee_slugs=list(draft.committee_slugs),
        place_slugs=list(draft.place_slugs),
        published_at=clock.now(),
        published_by_name=str(by or "The portal"),
    )


def _to_public(file: FileDraft) -> FileDraft:
    """Copy the bytes. What was sent in as PDF goes out under its published title, not under that of the draft."""
    private, public = store("private"), store("public")
    if file.kind not in SENT_IN:
        private.copy_to(public, file.sha256)
        return file
    data = retitled(private.read(file.sha256), file.title)
    return replace(file, sha256=public.put(data), byte_size=len(data))


def _add_file(publication: Publication, file: FileDraft, position: int) -> None:
    PublishedFile.objects.create(
        publication=publication,
        kind=file.kind,
        item_id=file.item_id,
        paper_id=file.paper_id,
        title=file.title,
        filename=file.filename,
        media_type=file.media_type,
        sha256=file.sha256,
        byte_size=file.byte_size,
        pages=file.pages,
        position=position,
    )


@transaction.atomic
def withdraw(publication: Publication, *, by: Any, reason: str, with_earlier: bool = True) -> Publication:
    """Take a publication off the public site; its address says that it was withdrawn, and why.

    Earlier versions usually hold the same fault, so they go too unless `with_earlier` is false.
    Raises NotPermitted; RuleNotMet without a reason, or when it was withdrawn before.
    """
    row = Publication.objects.select_for_update().get(pk=publication.pk)
    require(by, Permission.PUBLISH, row)
    obey(check_reason_given(reason, verb="withdraw"), PUBLICATION_LIFECYCLE.check(row.state, "withdraw"))
    earlier = Publication.objects.select_for_update().filter(
        subject_key=row.subject_key, number__lt=row.number, state="superseded"
    )
    for each in [row, *(earlier if with_earlier else [])]:
        _close(each, "withdraw", because=reason, by=by)
        transaction.on_commit(partial(clear_files, each.pk))
    return row


@transaction.atomic
def withdraw_version(publication: Publication, *, because: str, by: Any) -> None:
    """Withdraw one earlier version as part of an act whose right was asked for, or of the portal's own."""
    _close(publication, "withdraw", because=because, by=by)
    transaction.on_commit(partial(clear_files, publication.pk))


@transaction.atomic
def clear_files(publication_id: int) -> list[str]:
    """Remove the public copies of a withdrawn publication's files; what another publication shows stays."""
    _lock_files()
    files = PublishedFile.objects.filter(publication_id=publication_id, publication__state="withdrawn")
    gone = [sha for sha in sorted({file.sha256 for file in files}) if not selectors.bytes_still_needed(sha)]
    for sha256 in gone:
        store("public").delete(sha256)
    return gone


def _close(publication: Publication, move: str, *, because: str, by: Any) -> None:
    obey(PUBLICATION_LIFECYCLE.check(publication.state, move))
    before = publication.state
    publication.state = PUBLICATION_LIFECYCLE.transition(move).target
    publication.closed_at, publication.closed_because = clock.now(), because
    save_recorded(publication, by=by, reason=because)
    past = {"supersede": "superseded", "withdraw": "withdrawn"}[move]
    ledger.record(
        f"publication.{past}",
        by=by,
        icb=publication.icb,
        subject=publication,
        summary=f"{past.capitalize()}: {publication.title}, version {publication.number}",
        reason=because,
        before={"state": before},
        after={"state": publication.state},
    )


def _facts(publication: Publication) -> dict[str, Any]:
    """For the ledger: what was published, by hash; the content itself stays in the snapshot."""
    files = publication.files.order_by("position")
    return {
        "number": publication.number,
        "content_hash": publication.content_hash,
        "files": [{"title": file.title, "sha256": file.sha256} for file in files],
    }


def _lock_files() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILES_LOCK])
