"""The process that does risky work: `python -m reports.pdf.child`.

It loads WeasyPrint once, then forks for each request, so that every part is made in a short-lived process
of its own with limits on memory, processor time, wall time and output, without paying for the imports each
time. It has no database, no settings and no secrets. It ends when its input closes or it has been idle.

Frames on stdin and stdout: four bytes (length of JSON), JSON, then the blobs that the JSON lists by size.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import select
import signal
import struct
import sys
from collections.abc import Callable
from typing import IO, Any

from reports.pdf.parts import PartRefused, PreparedPart, RenderLimits

IDLE_SECONDS = 300
MIB = 1024 * 1024


def write_frame(stream: IO[bytes], head: dict[str, Any], blobs: list[bytes]) -> None:
    """Writes one message; `head` gets the key `sizes`."""
    text = json.dumps({**head, "sizes": [len(blob) for blob in blobs]}).encode()
    stream.write(struct.pack(">I", len(text)) + text)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """Reads one message. Raises EOFError when the other side has gone."""
    (length,) = struct.unpack(">I", _read_exactly(stream, 4))
    head = json.loads(_read_exactly(stream, length))
    return head, [_read_exactly(stream, size) for size in head.pop("sizes")]


def _read_exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def serve() -> None:
    """Answers requests one after another until the input closes."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _load()
    while select.select([incoming], [], [], IDLE_SECONDS)[0]:
        try:
            request, blobs = read_frame(incoming)
        except EOFError:
            return
        head, answer = _in_fork(request, blobs)
        write_frame(outgoing, head, answer)


def _load() -> None:
    """Imports and warms what every part needs, then keeps the collector away from it."""
    from reports.pdf import fontbook, layout

    fontbook.warm_up()
    layout.lay_out(
        "<h1>Warm</h1><p>up <b>and</b> <i>down</i></p><table><tr><th>a<td>b</table>",
        css="",
        assets={},
        lang="en-GB",
        title="Warm",
        link_base="",
        limits=RenderLimits(),
    )
    gc.collect()
    gc.freeze()


def _in_fork(request: dict[str, Any], blobs: list[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    limits = RenderLimits(**request["limits"])
    results = os.memfd_create("part")
    child = os.fork()
    if child == 0:
        _be_child(request, blobs, limits, results)
    try:
        status = _wait(child, limits.wall_seconds)
        if status == 0:
            with os.fdopen(os.dup(results), "rb") as stream:
                stream.seek(0)
                return read_frame(stream)
        return _refusal(_death(status)), []
    finally:
        os.close(results)


def _wait(child: int, seconds: int) -> int | None:
    """Exit status of the child; None when it had to be killed for taking too long."""
    handle = os.pidfd_open(child)
    try:
        in_time = bool(select.select([handle], [], [], seconds)[0])
        if not in_time:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return status if in_time else None
    finally:
        os.close(handle)


def _death(status: int | None) -> PartRefused:
    """The reason for a child that did not answer."""
    if status is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return PartRefused("out-of-time", "This took too long to turn into pages and was stopped.")
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXFSZ:
        return PartRefused("too-large", "The resulting PDF would be too large.")
    return PartRefused("out-of-memory", "This needed more memory than one paper may have and was stopped.")


def _refusal(refusal: PartRefused) -> dict[str, Any]:
    return {"ok": False, "code": refusal.code, "message": refusal.message}


def _be_child(request: dict[str, Any], blobs: list[bytes], limits: RenderLimits, results: int) -> None:
    """Never returns: works within the limits, leaves the answer in `results`, and exits."""
    code = 1
    try:
        _confine(limits)
        gc.disable()  # a part is short-lived: collecting costs a sixth of its time
        head, answer = _answer(request, blobs, limits)
        with os.fdopen(results, "wb") as stream:
            write_frame(stream, head, answer)
        code = 0
    except MemoryError:
        code = 3
    except BaseException as error:  # the parent must hear of it, whatever it is
        with contextlib.suppress(BaseException):
            sys.stderr.write(f"reports.pdf.child: {type(error).__name__}: {error}\n")
            sys.stderr.flush()
    finally:
        os._exit(code)


def _confine(limits: RenderLimits) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for limit, value in (
        (resource.RLIMIT_AS, limits.memory_mb * MIB),
        (resource.RLIMIT_FSIZE, limits.output_mb * MIB),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 5))


def _answer(
    request: dict[str, Any], blobs: list[bytes], limits: RenderLimits
) -> tuple[dict[str, Any], list[bytes]]:
    work: Callable[..., PreparedPart] = {"render": _render, "upload": _upload}[request["do"]]
    try:
        part = work(request, blobs, limits)
    except PartRefused as refusal:
        return _refusal(refusal), []
    used = resource.getrusage(resource.RUSAGE_SELF)
    cost = {"peak_mb": used.ru_maxrss // 1024, "seconds": round(used.ru_utime + used.ru_stime, 2)}
    return {"ok": True, "meta": part.meta.to_json(), **cost}, [part.pdf]


def _render(request: dict[str, Any], blobs: list[bytes], limits: RenderLimits) -> PreparedPart:
    from reports.pdf.layout import lay_out

    html, css, *pictures = blobs
    return lay_out(
        html.decode(),
        css=css.decode(),
        assets=dict(zip(request["assets"], pictures, strict=True)),
        lang=request["lang"],
        title=request["title"],
        link_base=request["link_base"],
        limits=limits,
    )


def _upload(request: dict[str, Any], blobs: list[bytes], limits: RenderLimits) -> PreparedPart:
    from reports.pdf.upload import adopt

    return adopt(blobs[0], title=request["title"], lang=request["lang"], limits=limits)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve()
