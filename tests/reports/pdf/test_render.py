"""Rendering in a child: same input, same bytes; trouble is a refusal; nothing leaks in or out."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading

import pytest

from reports.pdf.parts import PartMeta, PartRefused, RenderLimits
from reports.pdf.render import Renderer, RenderRequest, render_part, render_parts
from tests.reports.pdf.material import finance_table, opened

LONG = "<p>" + "word " * 400_000


def refusal(html: str, **limits: int) -> str:
    with pytest.raises(PartRefused) as refused:
        render_part(html, title="Hostile", limits=RenderLimits(**limits))
    assert refused.value.message.endswith(".")
    return refused.value.code


def test_equal_input_gives_equal_bytes_also_in_another_process() -> None:
    html = "<h1>Title</h1><p>Text with <a href='https://example.org'>a link</a>.</p>"
    other = Renderer()
    try:
        assert other.render(RenderRequest(html, "T")).pdf == render_part(html, title="T").pdf
    finally:
        other.close()


def test_metadata_survives_json() -> None:
    part = render_part("<h1>A &amp; B</h1><p id='x'>See <a href='pack:y#z'>y</a></p>", title="A & B")
    assert PartMeta.from_json(part.meta.to_json()) == part.meta
    assert part.meta.outline[0].title == "A & B"
    assert part.meta.destinations["x"].page == 0
    assert part.meta.pack_links[0].target == "y#z"


def test_too_many_pages_are_refused() -> None:
    assert refusal("<p style='break-after: page'>x</p>" * 12, pages=10) == "too-many-pages"


def test_a_part_that_takes_too_long_is_stopped() -> None:
    assert refusal(LONG, cpu_seconds=2) == "out-of-time"
    assert refusal(LONG, wall_seconds=2) == "out-of-time"


def test_a_part_that_grows_too_large_is_stopped() -> None:
    assert refusal(finance_table(800), memory_mb=230) == "out-of-memory"


def test_too_deep_nesting_is_refused() -> None:
    assert refusal("<div>" * 600 + "x" + "</div>" * 600) == "too-deep"


def test_absurd_spans_are_cut() -> None:
    part = render_part(
        "<table><tr><td colspan='1000000'>x</td><td rowspan='99999'>y</td></tr></table>", title="T"
    )
    assert part.pages == 1


def test_the_next_part_is_fine_after_a_killed_one() -> None:
    refusal(LONG, cpu_seconds=1)
    assert render_part("<p>Still here</p>", title="T").pages == 1


def test_a_lost_child_is_replaced() -> None:
    renderer = Renderer()
    try:
        renderer.render(RenderRequest("<p>One</p>", "T"))
        assert renderer._process is not None
        os.kill(renderer._process.pid, signal.SIGKILL)
        renderer._process.wait()
        assert renderer.render(RenderRequest("<p>Two</p>", "T")).pages == 1
    finally:
        renderer.close()


def test_a_child_that_dies_while_it_is_asked_is_replaced_too() -> None:
    renderer = Renderer()
    try:
        renderer.render(RenderRequest("<p>One</p>", "T"))
        assert renderer._process is not None
        child = renderer._process.pid
        os.kill(child, signal.SIGSTOP)
        threading.Timer(0.5, os.kill, (child, signal.SIGKILL)).start()
        assert renderer.render(RenderRequest("<p>Two</p>", "T")).pages == 1
        assert renderer._process.pid != child
    finally:
        renderer.close()


def _render_in_worker(queue: multiprocessing.Queue) -> None:
    queue.put(render_part("<p>From a worker</p>", title="T").pages)


def test_it_works_in_a_daemonic_forked_worker() -> None:
    """Celery's prefork workers are such processes: they may not have multiprocessing children."""
    render_part("<p>The parent has a child of its own</p>", title="T")
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    worker = context.Process(target=_render_in_worker, args=(queue,), daemon=True)
    worker.start()
    assert queue.get(timeout=60) == 1
    worker.join()
    assert render_part("<p>And still works here</p>", title="T").pages == 1


def test_the_child_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    renderer = Renderer()
    try:
        renderer.render(RenderRequest("<p>x</p>", "T"))
        assert renderer._process is not None
        with open(f"/proc/{renderer._process.pid}/environ", "rb") as file:
            assert b"secret" not in file.read()
    finally:
        renderer.close()


def test_links_that_are_no_addresses_lose_them() -> None:
    html = "<p><a href='javascript:alert(1)'>a</a> <a href='file:///etc/passwd'>b</a> <a href='/c'>c</a></p>"
    assert b"alert" not in render_part(html, title="T").pdf
    pdf = opened(render_part(html, title="T", link_base="https://portal.example/").pdf)
    assert [str(link.A.URI) for link in pdf.pages[0].Annots] == ["https://portal.example/c"]


def test_parts_side_by_side_come_back_in_order_with_refusals_in_place() -> None:
    seen: list[int] = []
    results = render_parts(
        [
            RenderRequest("<p>One</p>", "1"),
            RenderRequest("<img src='http://127.0.0.1:9/'>", "2"),
            RenderRequest("<p>3", "3"),
        ],
        on_done=lambda index, _: seen.append(index),
    )
    assert [getattr(result, "code", "fine") for result in results] == ["fine", "outside-resource", "fine"]
    assert sorted(seen) == [0, 1, 2]
