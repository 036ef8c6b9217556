"""The short-lived process in which every upload is opened.

Run as `python -m governance.foundation.files.child REQUEST`: the file is standard input, the answer is standard
output (one line of JSON, then bytes). REQUEST is JSON: `task` (`inspect`, `docx_to_html`, or the `module:function` of
a floor above, which the code names and never a person), `limits` and `options` of the task.
Nothing of Django is imported, so that it starts in a tenth of a second, and it gets no settings or secrets.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from governance.foundation.files.findings import FileRefused, refused
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal

Answer = tuple[dict[str, object], bytes]
Options = dict[str, Any]


def restrict(limits: FileLimits) -> None:
    """Give this process hard limits: what it may use is decided before it reads a byte of the file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output_bytes, limits.output_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def inspect(data: bytes, limits: FileLimits, options: Options) -> Answer:
    """Check and clean one upload; the header is `Inspection.as_json`."""
    from governance.foundation.files.kinds import inspect_by_kind

    try:
        inspection = inspect_by_kind(data, limits)
    except FileRefused as answer:
        inspection = refused(answer.finding)
    except (MemoryError, RecursionError):
        inspection = refused(refusal("file.too_complex").finding)
    return inspection.as_json(), inspection.cleaned


def docx_to_html(data: bytes, limits: FileLimits, options: Options) -> Answer:
    """Convert one Word document; the header has `warnings` or `refusal`, the bytes are HTML in UTF-8."""
    from governance.foundation.files.word import convert

    try:
        html, warnings = convert(data, limits, **options)
    except FileRefused as answer:
        return {"refusal": vars(answer.finding)}, b""
    except (MemoryError, RecursionError):
        return {"refusal": vars(refusal("file.too_complex").finding)}, b""
    return {"refusal": None, "warnings": warnings}, html.encode()


TASKS: dict[str, Callable[[bytes, FileLimits, Options], Answer]] = {
    "inspect": inspect,
    "docx_to_html": docx_to_html,
}


def task_named(name: str) -> Callable[[bytes, FileLimits, Options], Answer]:
    """One of TASKS, or a function of a module above."""
    if name in TASKS:
        return TASKS[name]
    module, _, function = name.partition(":")
    found: Callable[[bytes, FileLimits, Options], Answer] = getattr(importlib.import_module(module), function)
    return found


def reserve_standard_output() -> BinaryIO:
    """Keep standard output for the answer alone: a library that prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def main(request_text: str) -> None:
    request = json.loads(request_text)
    limits = FileLimits.from_mapping(request["limits"])
    restrict(limits)
    answers = reserve_standard_output()
    task = task_named(request["task"])
    header, body = task(sys.stdin.buffer.read(), limits, request["options"])
    answers.write(json.dumps(header).encode() + b"\n")
    answers.write(body)
    answers.close()


if __name__ == "__main__":
    main(sys.argv[1])
