"""A folder of files for one meeting: brought in, looked at one by one, matched, filed as one act, undone as one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload, limits, store_upload
from governance.enums import Permission
from governance.foundation import actions, clock, jobs, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.jobs import Attempt
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require
from meetings.enums import FileUse
from meetings.lifecycles import FOLDER_LIFECYCLE
from meetings.papers.actions.bodies import PAPER_FILES
from meetings.papers.models import Folder, FolderFile
from meetings.papers.rules.filing import NamedFile, match_files
from meetings.papers.selectors.folders import Place, check_sees_all, places_of, slots_of
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open

CHECK_JOB = "meetings.check_folder"
MOST_FILES = 300
MOST_BYTES = 600 * 1024 * 1024


def drop_folder(*, meeting: Meeting, uploads: Sequence[Upload | File], by: Any) -> Folder:
    """Keep the files in quarantine and queue their check. Raises NotPermitted; RuleNotMet for none or too many."""
    may_file(meeting, by)
    actions.obey(check_open(meeting.state), check_count(len(uploads)))
    most = limits().bytes
    names: list[tuple[str, str]] = []
    room = MOST_BYTES
    for source in uploads:
        sent = Upload.of(source)
        room -= len(sent.data)
        if room < 0:
            raise RuleNotMet(
                not_met("folder.too_large", "These files are more than 600 MB together.", field="upload")
            )
        # A file over the limit is refused by its check: what was read of it is enough to know.
        names.append((sent.filename[-200:] or "a file", store("quarantine").put(sent.data[: most + 1])))
    return _begin(meeting, names, by=by)


def may_file(meeting: Meeting, by: Any) -> None:
    for right in (Permission.CHANGE_AGENDA, Permission.WRITE_PAPER, Permission.VIEW_PRIVATE):
        require(by, right, meeting)
    actions.allow(check_sees_all(meeting, by, on=clock.today()))


def check_count(count: int) -> Outcome:
    if not count:
        return not_met("folder.empty", "Choose the files.", field="upload")
    if count > MOST_FILES:
        said = f"{count} files were chosen. Bring in {MOST_FILES} at a time."
        return not_met("folder.too_many", said, field="upload")
    return met("folder.count")


@transaction.atomic
def _begin(meeting: Meeting, names: Sequence[tuple[str, str]], *, by: Any) -> Folder:
    folder = actions.create(
        Folder(meeting=meeting, created_on=clock.today()),
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="folder.dropped",
        summary=f"Brought in {len(names)} files for {meeting.title}",
    )
    for position, (name, raw) in enumerate(names, 1):
        FolderFile(folder=folder, position=position, filename=name, raw=raw).save()
    jobs.create_job(
        CHECK_JOB,
        icb=meeting.icb,
        by=by,
        unique_key=jobs.input_key(folder.pk),
        payload={"folder": folder.pk, "title": str(folder)},
    )
    return folder


def run_check(attempt: Attempt) -> dict[str, Any]:
    """Look at each file that nobody looked at yet, then match them. A refused file stops no other; a worker that took
    over goes on where the last one stopped."""
    folder = Folder.objects.select_related("meeting__icb").get(pk=attempt.job.payload["folder"])
    files = list(folder.files.all())
    for number, file in enumerate(files):
        attempt.progress(number, len(files), f"Looking at {file.filename}")
        if not file.is_looked_at:
            _look_at(file, folder, by=attempt.job.created_by)
    _match(folder, by=attempt.job.created_by)
    attempt.progress(len(files), len(files), "Every file was looked at")
    return {"files": len(files), "refused": sum(bool(file.refusal) for file in files)}


def _look_at(file: FolderFile, folder: Folder, *, by: Any) -> None:
    """Check and keep one file, or note why not; the copy in quarantine goes."""
    raw = file.raw
    try:
        data = store("quarantine").read(raw)
        file.file = store_upload(
            upload=Upload(file.filename, data), icb=folder.meeting.icb, by=by, media_types=PAPER_FILES
        )
        file.title = str(file.file.inspection.get("title") or "")[:300].replace("\0", "")
    except RuleNotMet as refused:
        file.refusal_code, file.refusal = refused.outcome.code[:80], refused.outcome.reason
    file.raw = ""
    file.save()
    if not FolderFile.objects.filter(raw=raw).exists():
        store("quarantine").delete(raw)


@transaction.atomic
def _match(folder: Folder, *, by: Any) -> None:
    current = Folder.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=folder.pk)
    if current.state != "checking":
        return
    places = places_of(current.meeting)
    files = list(current.files.filter(refusal=""))
    named = [NamedFile(file.pk, file.filename, file.title) for file in files]
    found = {match.file: match for match in match_files(named, slots_of(places))}
    by_key = {place.key: place for place in places}
    for file in files:
        match = found[file.pk]
        _put(file, match.use, by_key.get(str(match.slot)))
        file.confidence, file.why = match.confidence, match.why[:300]
        file.save()
    step(current, "match", by=by)


def _put(file: FolderFile, use: str, place: Place | None) -> None:
    file.use = use if place is not None else FileUse.LEAVE_OUT
    file.item = place.item if place is not None else None
    file.paper = place.paper if place is not None else None


def step(folder: Folder, name: str, *, by: Any, reason: str = "") -> Folder:
    actions.obey(FOLDER_LIFECYCLE.check(folder.state, name))
    folder.state = FOLDER_LIFECYCLE.transition(name).target
    return save_recorded(folder, by=by, reason=reason)


@transaction.atomic
def choose_files(folder: Folder, choices: Mapping[int, tuple[str, str]], *, by: Any) -> Folder:
    """What a person decided of some rows: {key of the file: (use, key of the place)}.

    Raises NotPermitted, RuleNotMet; a place of another meeting is left out of consideration.
    """
    current = locked(folder)
    may_file(current.meeting, by)
    actions.obey(FOLDER_LIFECYCLE.check(current.state, "apply"))
    places = {place.key: place for place in places_of(current.meeting)}
    for file in current.files.filter(pk__in=choices, refusal=""):
        use, key = choices[file.pk]
        before = (file.use, file.item_id, file.paper_id)
        _put(file, use, places.get(key) if use != FileUse.LEAVE_OUT else None)
        if before != (file.use, file.item_id, file.paper_id):
            file.is_changed = True
            file.save()
    return current


def locked(folder: Folder) -> Folder:
    """The folder as it stands now, held until the transaction ends."""
    rows = Folder.objects.select_for_update(of=("self",)).select_related("meeting__icb")
    return rows.get(pk=folder.pk)


@transaction.atomic
def abandon_folder(folder: Folder, *, by: Any) -> Folder:
    """Give a folder up: nothing was filed, and nothing will be. Its check stops, and quarantine is emptied."""
    current = locked(folder)
    may_file(current.meeting, by)
    step(current, "abandon", by=by)
    for job in Job.objects.filter(kind=CHECK_JOB, payload__folder=current.pk):
        jobs.cancel(job)
    raws = set(current.files.exclude(raw="").values_list("raw", flat=True))
    current.files.all().delete()
    kept = set(FolderFile.objects.filter(raw__in=raws).values_list("raw", flat=True))
    transaction.on_commit(lambda: _empty(raws - kept))
    ledger.record(
        "folder.abandoned",
        by=by,
        icb=current.meeting.icb,
        subject=current,
        summary=f"Gave up a folder of files for {current.meeting.title}",
    )
    return current


def _empty(raws: set[str]) -> None:
    for raw in raws:
        store("quarantine").delete(raw)


def without_ending(filename: str) -> str:
    """The name of a file as a title."""
    return PurePath(filename).stem.replace("_", " ").strip()[:250] or "Paper"
