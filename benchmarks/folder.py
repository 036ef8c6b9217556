"""A folder of 300 files through its whole way, against one of 30: sent, looked at one by one, matched, shown.

Both go to the same meeting with 60 items that wait for a paper, through the pages and the job that people use; the
files are PDFs of one page with names as people give them. Small and large folders alternate; the median of each step
counts, for one file. Ratios hold, seconds do not.
"""

from __future__ import annotations

import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

SMALL, LARGE, ROUNDS = 30, 300, 2
STEPS = ("sent", "looked at and matched", "shown")


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the time of a file at each step, and the ratios. `arguments` may give another number of rounds."""
    from pbp_portal import embedded

    with tempfile.TemporaryDirectory(prefix="pbp-bench-") as folder:
        postgres = embedded.ensure_postgres(Path(folder), durable=False)
        os.environ |= {
            "DATABASE_URL": postgres.url,
            "TESTING": "1",
            "PBP_FILES_ROOT": folder,
            "LOG_LEVEL": "ERROR",
        }
        try:
            _measure(int(arguments[0]) if arguments else ROUNDS)
        finally:
            postgres.stop()


def _measure(rounds: int) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pbp_portal.settings")
    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("migrate", verbosity=0)
    setup_test_environment()
    meeting, user = _meeting()
    found: dict[int, list[list[float]]] = {SMALL: [], LARGE: []}
    for turn in range(rounds):
        for count in (SMALL, LARGE) if turn % 2 == 0 else (LARGE, SMALL):
            found[count].append(_one_folder(meeting, user, count))
    print(f"{LARGE} files against {SMALL}, milliseconds a file")
    for place, step in enumerate(STEPS):
        _say(step, *(statistics.median(row[place] for row in found[count]) for count in (SMALL, LARGE)))
    _say("altogether", *(statistics.median(sum(row) for row in found[count]) for count in (SMALL, LARGE)))


def _say(step: str, small: float, large: float) -> None:
    few, many = 1000 * small / SMALL, 1000 * large / LARGE
    print(f"  {step:<22} {few:7.1f} {many:7.1f}   {many / few:4.2f}×")


def _meeting() -> tuple[Any, Any]:
    """A meeting whose items wait for papers, and somebody who may file them."""
    from benchmarks.filing import folder
    from meetings.papers.actions.agenda import add_item
    from meetings.planning.actions.meetings import create_meeting
    from tests.fixtures.people import grant, make_committee, make_icb, make_place, make_user

    icb = make_icb("north")
    committee = make_committee(icb, "hill", place=make_place(icb, "hill"))
    lead = make_user("lead@north.example")
    grant(lead, "governance_lead", icb=icb)
    meeting = create_meeting(
        icb=icb, lead_committee=committee, kind="public", date=date(2099, 3, 26), by=lead
    )
    slots, _, _ = folder()
    for slot in slots[:60]:
        add_item(meeting=meeting, title=slot.titles[0], needs_paper=True, by=lead)
    return meeting, lead


def _one_folder(meeting: Any, user: Any, count: int) -> list[float]:
    """Seconds of each step; the folder is given up at the end."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client
    from django.urls import reverse

    from governance.foundation import jobs
    from governance.foundation.models import Job
    from meetings.papers.actions.folders import abandon_folder
    from meetings.papers.models import Folder

    client = Client()
    client.force_login(user)
    uploads = [SimpleUploadedFile(name, data, "application/pdf") for name, data in _files(count)]
    drop = reverse("meetings:meeting-folders", args=[meeting.slug])
    sent = _seconds(lambda: _expect(client.post(drop, {"upload": uploads}), 302))
    folder = Folder.objects.latest("pk")
    job = Job.objects.get(payload__folder=folder.pk)
    looked = _seconds(lambda: jobs.run(str(job.pk)))
    folder.refresh_from_db()
    if folder.state != "matched":
        raise SystemExit(f"The folder was not matched: {folder.state}")
    page = reverse("meetings:folder-detail", args=[folder.public_id])
    shown = _seconds(lambda: _expect(client.get(page), 200))
    abandon_folder(folder, by=user)
    return [sent, looked, shown]


def _files(count: int) -> list[tuple[str, bytes]]:
    """Names of the other benchmark; every file differs."""
    import pikepdf

    from benchmarks.filing import folder

    found = []
    for number, named in enumerate(folder()[1][:count]):
        made = pikepdf.new()
        made.add_blank_page()
        made.docinfo["/Title"] = f"Paper {number} {time.monotonic_ns()}"
        out = io.BytesIO()
        made.save(out)
        name, _, _ = named.name.rpartition(".")
        found.append((f"{name}.pdf", out.getvalue()))
    return found


def _expect(answer: Any, status: int) -> None:
    if answer.status_code != status:
        raise SystemExit(f"The page answered {answer.status_code}, not {status}.")


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1:])
