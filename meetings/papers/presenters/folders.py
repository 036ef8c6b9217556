"""Words for the files of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from governance.foundation.models import Job
from governance.foundation.screens import Tag
from meetings.papers.models import Folder, FolderFile
from meetings.papers.rules.filing import confidence_words

STATES = {"checking": "blue", "matched": "yellow", "applied": "green", "undone": "grey", "abandoned": "grey"}
SURENESS = {"Sure": "green", "Likely": "blue", "Doubtful": "orange", "Not found": "grey"}


def state_tag(folder: Folder) -> Tag:
    return Tag(folder.get_state_display(), STATES[folder.state])


def sure_tag(file: FolderFile) -> Tag:
    if file.is_changed:
        return Tag("Chosen by you", "purple")
    words = confidence_words(file.confidence)
    return Tag(words, SURENESS[words])


def counts(files: Sequence[FolderFile]) -> str:
    """300 files: 250 papers, 10 annexes, 40 refused."""
    refused = sum(bool(file.refusal) for file in files)
    papers = sum(file.use == "paper" for file in files)
    annexes = sum(file.use == "annex" for file in files)
    rest = len(files) - refused - papers - annexes
    found = [
        (papers, "paper", "papers"),
        (annexes, "annex", "annexes"),
        (rest, "left out", "left out"),
        (refused, "refused", "refused"),
    ]
    said = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in found if number)
    return f"{len(files)} {'file' if len(files) == 1 else 'files'}: {said}."


def what_became(file: FolderFile) -> str:
    """Of one file of a folder that is over."""
    if file.refusal:
        return file.refusal
    if not file.done:
        return "Left out"
    name = str(file.paper or file.item)
    return f"Annex of {name}" if file.use == "annex" else name


def progress(job: Job | None) -> dict[str, Any]:
    """How far the check is."""
    if job is None:
        return {"done": 0, "total": 1, "message": "", "is_failed": False, "error": ""}
    return {
        "done": job.progress_done,
        "total": job.progress_total or 1,
        "message": job.message,
        "is_failed": job.state in ("failed", "cancelled"),
        "error": job.error,
    }
