"""Run one task on one file in a process of its own, and say how it ended."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[3]
# The last lines of a failed check say where it stopped; more could carry text out of the document into the log.
_LOG_BYTES = 400


def run(
    task: str, data: bytes, limits: FileLimits, *, options: Mapping[str, Any] | None = None
) -> tuple[Mapping[str, Any], bytes]:
    """The header and the bytes that `child.py` answers.

    FileRefused when the child was stopped by one of its limits or fell over. Files rather than pipes carry the
    bytes: nothing can block, and the limit on file size caps the answer. A plain subprocess, so that it works
    from a Celery prefork worker (which may not have multiprocessing children) as well as from gunicorn.
    """
    with (
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as log,
    ):
        question.write(data)
        question.seek(0)
        request = json.dumps({"task": task, "limits": limits.as_dict(), "options": dict(options or {})})
        status = _run_child(request, limits, question, answer, log)
        if status != 0:
            raise _why_it_ended(task, status, log)
        answer.seek(0)
        header = json.loads(answer.readline())
        return header, answer.read()


def _run_child(
    request: str, limits: FileLimits, question: IO[bytes], answer: IO[bytes], log: IO[bytes]
) -> int | None:
    """The exit status of the child (negative: the signal that ended it), None when its time ran out."""
    child = subprocess.Popen(
        [
            sys.executable,
            "-s",
            "-E",
            "-m",
            "governance.foundation.files.child",
            request,
        ],
        stdin=question,
        stdout=answer,
        stderr=log,
        cwd=PROJECT,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        return child.wait(timeout=limits.wall_seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if child.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _why_it_ended(task: str, status: int | None, log: IO[bytes]) -> Exception:
    if status is None or status in (-signal.SIGXCPU, -signal.SIGKILL):
        return refusal("file.timed_out")
    if status < 0:  # a crash inside a library, or the output cap
        return refusal("file.too_complex")
    log.seek(max(0, log.seek(0, os.SEEK_END) - _LOG_BYTES))
    tail = log.read().decode("utf-8", "replace")
    if "MemoryError" in tail or "File too large" in tail:
        return refusal("file.too_complex")
    logger.error("The check of a file (%s) failed with status %s: %s", task, status, tail)
    return refusal("file.check_unavailable")
