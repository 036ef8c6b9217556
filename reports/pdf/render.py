"""The parent's side of the child: HTML or an uploaded PDF in, a prepared part or a refusal out.

Nothing here imports WeasyPrint, so web processes stay small. It can be called from Celery's prefork workers,
which may not start multiprocessing children: the child is an ordinary subprocess.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reports.pdf.child import read_frame, write_frame
from reports.pdf.parts import PartMeta, PartRefused, PreparedPart, RenderLimits

ROOT = Path(__file__).resolve().parents[2]
PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "FONTCONFIG_FILE",
    "FONTCONFIG_PATH",
)
GRACE_SECONDS = 30  # for starting up and for passing results


@dataclass(frozen=True)
class RenderRequest:
    """One part to render: arguments of `render_part`."""

    html: str
    title: str
    css: str = ""
    assets: dict[str, bytes] = field(default_factory=dict)
    lang: str = "en-GB"
    link_base: str = ""
    limits: RenderLimits = RenderLimits()


class Renderer:
    """A handle on one child process. One request at a time; starts the child when first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def render(self, request: RenderRequest) -> PreparedPart:
        head = {"do": "render", "assets": list(request.assets), "title": request.title}
        head |= {"lang": request.lang, "link_base": request.link_base}
        blobs = [request.html.encode(), request.css.encode(), *request.assets.values()]
        return self._call(head, blobs, request.limits)

    def adopt(self, pdf: bytes, *, title: str, lang: str, limits: RenderLimits) -> PreparedPart:
        return self._call({"do": "upload", "title": title, "lang": lang}, [pdf], limits)

    def close(self) -> None:
        """Ends the child. In a process forked from the one that started it, does nothing."""
        with self._lock:
            if self._owner == os.getpid():
                self._stop()

    def _call(self, head: dict[str, Any], blobs: list[bytes], limits: RenderLimits) -> PreparedPart:
        with self._lock:
            answer, results = self._answer({**head, "limits": asdict(limits)}, blobs, limits)
        if not answer["ok"]:
            raise PartRefused(answer["code"], answer["message"])
        return PreparedPart(
            results[0], PartMeta.from_json(answer["meta"]), answer["peak_mb"], answer["seconds"]
        )

    def _answer(
        self, head: dict[str, Any], blobs: list[bytes], limits: RenderLimits
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Asks the child, and a new one when that has gone, as an idle one may at any moment."""
        for _ in range(2):
            try:
                return self._exchange(head, blobs, limits)
            except TimeoutError as error:
                self._stop()
                raise PartRefused("out-of-time", "This took too long to turn into pages.") from error
            except (OSError, EOFError):
                self._stop()
        raise PartRefused("crashed", "The process that makes pages stopped unexpectedly.")

    def _exchange(
        self, head: dict[str, Any], blobs: list[bytes], limits: RenderLimits
    ) -> tuple[dict[str, Any], list[bytes]]:
        process = self._running()
        assert process.stdin is not None  # both are pipes
        assert process.stdout is not None
        write_frame(process.stdin, head, blobs)
        if not select.select([process.stdout], [], [], limits.wall_seconds + GRACE_SECONDS)[0]:
            raise TimeoutError
        return read_frame(process.stdout)

    def _running(self) -> subprocess.Popen[bytes]:
        """The child, started when there is none, or when it belongs to the process we were forked from."""
        if self._owner != os.getpid():
            self._drop_inherited()
        if self._process is None or self._process.poll() is not None:
            self._stop()
            environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
            self._process = subprocess.Popen(
                [sys.executable, "-m", "reports.pdf.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
                env={**environment, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
                start_new_session=True,
            )
            self._owner = os.getpid()
        return self._process

    def _drop_inherited(self) -> None:
        if self._process is not None:
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        os.close(stream.fileno())
            self._process.returncode = 0  # not ours to wait for
        self._process = None

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


_default = Renderer()
_pool = [_default]  # kept warm: starting a child costs as much as ten pages; idle children end by themselves


@atexit.register
def _close_all() -> None:
    for renderer in _pool:
        renderer.close()


def render_part(
    html: str,
    *,
    title: str,
    css: str = "",
    assets: dict[str, bytes] | None = None,
    lang: str = "en-GB",
    link_base: str = "",
    limits: RenderLimits = RenderLimits(),
) -> PreparedPart:
    """Lays out a fragment of HTML (what stands in <body>) as a tagged PDF part.

    `css` is added to the engine's own print stylesheet; pictures are named `asset:<name>` in the HTML;
    relative links are resolved against `link_base`, or lose their address when it is empty.
    Raises PartRefused: outside-resource, too-many-pages, out-of-time, out-of-memory, too-large, too-deep,
    crashed.
    """
    return _default.render(RenderRequest(html, title, css, assets or {}, lang, link_base, limits))


def prepare_upload(
    pdf: bytes, *, title: str, lang: str = "en-GB", limits: RenderLimits = RenderLimits(pages=1000)
) -> PreparedPart:
    """Makes an uploaded PDF (already checked and cleaned) ready for assembly.

    A tagged one keeps its structure; the pages of an untagged one become one element each, and
    `meta.page_has_text` says which of them have nothing to read aloud.
    Raises PartRefused: encrypted, damaged, unreadable, not-cleaned, too-many-pages, out-of-time,
    out-of-memory, crashed.
    """
    return _default.adopt(pdf, title=title, lang=lang, limits=limits)


def render_parts(
    requests: Sequence[RenderRequest],
    *,
    processes: int = 2,
    on_done: Callable[[int, PreparedPart | PartRefused], None] | None = None,
) -> list[PreparedPart | PartRefused]:
    """Renders several parts side by side. Refusals are returned in place, not raised.

    `on_done(index, result)` is called in this thread, in order of completion.
    """
    workers = max(min(processes, len(requests)), 1)
    _pool.extend(Renderer() for _ in range(workers - len(_pool)))
    idle = _pool[:workers]

    def work(request: RenderRequest) -> PreparedPart | PartRefused:
        renderer = idle.pop()
        try:
            return renderer.render(request)
        except PartRefused as refusal:
            return refusal
        finally:
            idle.append(renderer)

    results: list[Any] = [None] * len(requests)
    with ThreadPoolExecutor(max_workers=workers) as threads:
        order = sorted(range(len(requests)), key=lambda index: -len(requests[index].html))
        waiting = {threads.submit(work, requests[index]): index for index in order}
        for done in as_completed(waiting):
            results[waiting[done]] = done.result()
            if on_done:
                on_done(waiting[done], results[waiting[done]])
    return results
