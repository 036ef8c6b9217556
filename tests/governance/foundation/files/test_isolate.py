"""The process in which files are checked: limits that hold, and refusals in words when they do."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
import zlib

import pikepdf
import pytest

from governance.foundation.files import isolate
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import MIB, FileLimits
from tests.governance.foundation.files import hostile_pdf as made


def many_small_bombs() -> bytes:
    """Pages whose content each unpacks to ten megabytes: within the limit for one stream, and far too much in all."""
    pdf = pikepdf.Pdf.new()
    packed = zlib.compress(b" " * 10 * MIB, 9)
    for _ in range(200):
        page = made.add_page(pdf)
        content = pikepdf.Stream(pdf, b"")
        content.write(packed, filter=pikepdf.Name.FlateDecode)
        page.Contents = pdf.make_indirect(content)
    return made.saved(pdf, compress_streams=False)


def refusal_code(data: bytes, limits: FileLimits) -> str:
    refusal = inspect_upload(data, limits=limits).refusal
    assert refusal is not None
    return refusal.code


def test_too_much_in_all_is_refused_even_when_no_part_is() -> None:
    assert refusal_code(many_small_bombs(), FileLimits()) == "file.expands_too_much"


def test_a_check_that_takes_too_long_is_stopped() -> None:
    started = time.monotonic()
    limits = FileLimits(seconds=1, unzipped_bytes=10**12)
    assert refusal_code(many_small_bombs(), limits) == "file.timed_out"
    assert time.monotonic() - started < 20


def test_a_check_that_only_waits_is_stopped_too() -> None:
    limits = FileLimits(seconds=1, wall_factor=0.01)
    assert refusal_code(made.plain(), limits) == "file.timed_out"


def test_a_check_that_needs_too_much_memory_is_stopped() -> None:
    pdf = pikepdf.Pdf.new()
    page = made.add_page(pdf)
    page.Contents = pdf.make_indirect(pikepdf.Stream(pdf, os.urandom(60 * MIB)))
    assert refusal_code(made.saved(pdf), FileLimits(memory=128 * MIB)) == "file.too_complex"


def test_the_memory_of_the_process_that_asks_plays_no_part() -> None:
    ballast = bytearray(os.urandom(1)) * (700 * MIB)
    assert refusal_code(made.page_tree_loop(), FileLimits()) == "file.damaged"
    assert len(ballast) == 700 * MIB


def test_an_answer_larger_than_allowed_is_stopped() -> None:
    assert refusal_code(made.plain(200), FileLimits(output_bytes=1_000)) == "file.too_complex"


def test_a_check_that_cannot_run_keeps_nothing_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(FileRefused) as refused:
        isolate.run("no such task", b"x", FileLimits())
    assert refused.value.finding.code == "file.check_unavailable"
    assert "no such task" in caplog.text


def test_the_child_gets_no_settings_or_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    asked: dict[str, object] = {}
    start = isolate.subprocess.Popen

    def watch(command, **options):
        asked.update(options)
        return start(command, **options)

    monkeypatch.setattr(isolate.subprocess, "Popen", watch)
    assert inspect_upload(made.plain()).accepted
    assert asked["env"] == {"PATH": os.defpath, "LANG": "C.UTF-8"}


def _check_in_worker(answers) -> None:
    answers.put(inspect_upload(made.plain()).pages)


def test_it_works_in_a_daemonic_worker() -> None:
    """Celery's prefork workers are daemonic processes, which may not have multiprocessing children."""
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    worker = context.Process(target=_check_in_worker, args=(answers,), daemon=True)
    worker.start()
    worker.join(30)
    assert worker.exitcode == 0
    assert answers.get() == 1


def test_it_works_from_several_threads() -> None:
    pages: list[int | None] = []
    threads = [
        threading.Thread(target=lambda n=n: pages.append(inspect_upload(made.plain(n)).pages))
        for n in (1, 2, 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(pages, key=lambda n: n or 0) == [1, 2, 3]
