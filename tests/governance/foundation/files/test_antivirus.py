"""The virus scanner, spoken to in its own protocol over a real socket."""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from governance.foundation.files.check import inspect_upload
from tests.governance.foundation.files import hostile_pdf as made

MARK = b"canary-virus"


class Clamd(socketserver.StreamRequestHandler):
    """Reads one INSTREAM session and finds MARK; with MUTE in the data it hangs up instead of answering."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            data += self.rfile.read(length)
        if b"MUTE" not in data:
            self.wfile.write(b"stream: Canary-1 FOUND\0" if MARK in data else b"stream: OK\0")


@pytest.fixture
def clamd() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_clean_file_goes_on_to_the_other_checks(clamd: str) -> None:
    assert inspect_upload(made.plain(), clamd=clamd).accepted
    refusal = inspect_upload(b"words", clamd=clamd).refusal
    assert refusal is not None
    assert refusal.code == "file.unknown_type"


def test_an_infected_file_is_refused_wherever_the_mark_lies(clamd: str) -> None:
    for data in (made.plain() + MARK, MARK, b"x" * 300_000 + MARK):
        refusal = inspect_upload(data, clamd=clamd).refusal
        assert refusal is not None
        assert refusal.code == "file.virus"


def test_without_an_answer_nothing_is_accepted(clamd: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody can be there
        nobody = f"127.0.0.1:{taken.getsockname()[1]}"
        for address, data in (
            (nobody, made.plain()),
            (str(tmp_path / "clamd.sock"), made.plain()),
            ("nonsense", made.plain()),
            (clamd, made.plain() + b"MUTE"),
        ):
            refusal = inspect_upload(data, clamd=address).refusal
            assert refusal is not None
            assert refusal.code == "file.check_unavailable"


def test_a_socket_file_works_too(tmp_path: Path) -> None:
    path = str(tmp_path / "c.sock")
    with socketserver.ThreadingUnixStreamServer(path, Clamd) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        refusal = inspect_upload(made.plain() + MARK, clamd=path).refusal
        server.shutdown()
        thread.join()
    assert refusal is not None
    assert refusal.code == "file.virus"
