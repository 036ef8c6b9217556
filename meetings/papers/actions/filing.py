"""A folder filed as one act, and undone as one act: papers, annexes and requests stand as before, history kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from governance.foundation import actions, ledger
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.outcome import Outcome, met, not_met
from meetings.enums import FileUse
from meetings.lifecycles import FOLDER_LIFECYCLE
from meetings.papers.actions.annexes import add_annex, remove_annex
from meetings.papers.actions.bodies import SentFile, written_body
from meetings.papers.actions.commissions import move as move_commission
from meetings.papers.actions.folders import locked, may_file, step, without_ending
from meetings.papers.actions.papers import add_paper, remove_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.models import Annex, Commission, Folder, FolderFile, Paper, PaperVersion
from meetings.papers.selectors.folders import files_of
from meetings.papers.selectors.papers import working_version
from meetings.planning.rules.schedule import check_open

UNDONE = "The folder was undone"


@transaction.atomic
def apply_folder(folder: Folder, *, by: Any) -> Folder:
    """File every row as it was chosen. Raises NotPermitted; RuleNotMet when two files would be one paper, or a paper
    is no draft: then nothing is filed."""
    current = locked(folder)
    may_file(current.meeting, by)
    files = [file for file in files_of(current) if file.use != FileUse.LEAVE_OUT and file.item is not None]
    actions.obey(
        check_open(current.meeting.state),
        FOLDER_LIFECYCLE.check(current.state, "apply"),
        check_something(files),
        check_one_each(files),
        check_drafts(files),
    )
    added: dict[int, Paper] = {}
    # Papers first: an annex goes to the version that the paper brings.
    for file in sorted(files, key=lambda each: (each.use != FileUse.PAPER, each.position)):
        _file(file, added, by=by)
    for file in files:
        file.done["stands"] = _stand(Paper.objects.get(pk=file.done["paper"]))
        file.save()
    step(current, "apply", by=by)
    _record(current, "folder.applied", f"Filed {len(files)} files", files, by=by)
    return current


def check_something(files: Sequence[FolderFile]) -> Outcome:
    if files:
        return met("folder.something")
    return not_met("folder.nothing", "Every file is left out. Choose where at least one of them goes.")


def check_one_each(files: Sequence[FolderFile]) -> Outcome:
    """One file is the paper; what else belongs to it is its annex."""
    places = [file.paper or file.item for file in files if file.use == FileUse.PAPER]
    twice = [str(place) for place, count in Counter(places).items() if count > 1]
    if not twice:
        return met("folder.one_each")
    said = f"Two files are chosen as the same paper: {', '.join(twice)}. Make one of them an annex, or leave it out."
    return not_met("folder.two_for_one", said)


def check_drafts(files: Sequence[FolderFile]) -> Outcome:
    """A paper that waits for sign-off or was signed takes no file."""
    fixed = {str(file.paper) for file in files if file.paper is not None and file.paper.state != "draft"}
    if not fixed:
        return met("folder.drafts")
    said = f"These papers are no drafts any more: {', '.join(sorted(fixed))}. Leave their files out, or revise them."
    return not_met("folder.no_draft", said)


def _file(file: FolderFile, added: dict[int, Paper], *, by: Any) -> None:
    item = file.item
    assert item is not None
    assert file.file is not None
    paper = file.paper or added.get(item.pk)
    file.done = {"paper_added": paper is None}
    if paper is None:
        paper = added[item.pk] = add_paper(
            item=item, title=item.title, by=by, reason="From a folder of files"
        )
    sent = SentFile(file.file, file.filename)
    if file.use == FileUse.ANNEX:
        file.done["annex"] = add_annex(
            paper=paper, title=without_ending(file.filename), upload=sent, by=by
        ).pk
    else:
        before = working_version(paper).number
        version = write_paper(paper, upload=sent, by=by, reason="From a folder of files")
        file.done |= {"version": version.pk, "version_added": version.number > before}
        _receive(file, paper, by=by)
    file.done["paper"] = paper.pk


def _receive(file: FolderFile, paper: Paper, *, by: Any) -> None:
    commission = Commission.objects.filter(paper=paper, state__in=("asked", "accepted")).first()
    if commission is not None:
        file.done |= {"commission": commission.pk, "commission_was": commission.state}
        move_commission(commission, "receive", by=by, event="commission.received", verb="The draft is in:")


def _stand(paper: Paper) -> dict[str, Any]:
    """How a paper stands, to tell whether anybody worked on it since."""
    version = working_version(paper)
    return {
        "paper": [paper.pk, paper.version],
        "version": [version.pk, version.version],
        "annexes": [[row.pk, row.version] for row in version.annexes.order_by("pk")],
        "asks": [[row.pk, row.version] for row in version.recommendations.order_by("pk")],
    }


def check_untouched(files: Sequence[FolderFile]) -> Outcome:
    """Nobody worked on these papers since the folder was filed."""
    papers = {
        paper.pk: paper for paper in Paper.objects.filter(pk__in=[file.done["paper"] for file in files])
    }
    touched = {
        str(papers[file.done["paper"]])
        for file in files
        if _stand(papers[file.done["paper"]]) != file.done["stands"]
    }
    if not touched:
        return met("folder.untouched")
    said = f"These papers were worked on since: {', '.join(sorted(touched))}. Change them one by one instead."
    return not_met("folder.touched", said)


@transaction.atomic
def undo_folder(folder: Folder, *, by: Any) -> Folder:
    """Everything that the folder filed goes as one act; what stood before stands again, and history keeps both.

    Raises NotPermitted; RuleNotMet, naming the papers, when somebody worked on one since: then nothing is undone.
    """
    current = locked(folder)
    may_file(current.meeting, by)
    files = [file for file in files_of(current) if file.done]
    actions.obey(
        check_open(current.meeting.state),
        FOLDER_LIFECYCLE.check(current.state, "undo"),
        check_untouched(files),
    )
    for file in sorted(files, key=lambda each: (each.use == FileUse.PAPER, -each.position)):
        _undo(file, by=by)
    for pk in {file.done["paper"] for file in files if file.done["paper_added"]}:
        remove_paper(Paper.objects.get(pk=pk), reason=UNDONE, by=by)
    step(current, "undo", by=by)
    _record(current, "folder.undone", f"Undid the filing of {len(files)} files", files, by=by)
    return current


def _undo(file: FolderFile, *, by: Any) -> None:
    if "annex" in file.done:
        remove_annex(Annex.objects.get(pk=file.done["annex"]), by=by, reason=UNDONE)
        return
    version = PaperVersion.objects.get(pk=file.done["version"])
    if file.done["version_added"]:
        _take_away(version, by=by)
    else:
        for name, value in written_body("").items():
            setattr(version, name, value)
        save_recorded(version, by=by, reason=UNDONE)
    if "commission" in file.done:
        commission = Commission.objects.get(pk=file.done["commission"])
        commission.state = file.done["commission_was"]
        save_recorded(commission, by=by, reason=UNDONE)


def _take_away(version: PaperVersion, *, by: Any) -> None:
    """A version that the folder began, with its copies of annexes and recommendations; the history keeps them."""
    for row in (*version.annexes.all(), *reversed(version.recommendations.all()), version):
        delete_recorded(row, by=by, reason=UNDONE)


def _record(folder: Folder, code: str, words: str, files: Sequence[FolderFile], *, by: Any) -> None:
    ledger.record(
        code,
        by=by,
        icb=folder.meeting.icb,
        subject=folder,
        summary=f"{words} for {folder.meeting.title}",
        after={
            "files": [[file.use, file.done["paper"], file.file.sha256 if file.file else ""] for file in files]
        },
    )
