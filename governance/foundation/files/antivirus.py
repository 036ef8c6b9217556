"""Ask ClamAV about an upload, when a deployment has it. What cannot be asked is refused."""

from __future__ import annotations

import logging
import socket
import struct

from governance.foundation.files.messages import refusal

logger = logging.getLogger(__name__)

_CHUNK = 256 * 1024
_ANSWER = 4_096


def refuse_viruses(data: bytes, address: str, *, timeout: float = 60.0) -> None:
    """FileRefused for a file in which clamd finds something, and when clamd does not answer (`file.check_unavailable`).

    `address` is `host:port` or the path of clamd's socket; `timeout` is seconds for each step.
    """
    try:
        answer = _ask(data, address, timeout)
    except (OSError, ValueError) as error:
        logger.error("The virus scanner at %s did not answer: %s", address, error)
        raise refusal("file.check_unavailable") from error
    if answer.endswith(b"FOUND"):
        logger.warning("The virus scanner refused an upload: %s", answer.decode("utf-8", "replace"))
        raise refusal("file.virus")
    if answer != b"stream: OK":
        logger.error("The virus scanner at %s answered %r", address, answer)
        raise refusal("file.check_unavailable")


def _ask(data: bytes, address: str, timeout: float) -> bytes:
    """clamd's answer to INSTREAM: the length of each piece, the piece, and a length of nothing at the end."""
    with _connect(address, timeout) as connection:
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), _CHUNK):
            piece = data[start : start + _CHUNK]
            connection.sendall(struct.pack("!I", len(piece)) + piece)
        connection.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < _ANSWER:
            received = connection.recv(_ANSWER)
            if not received:
                break
            answer += received
    return answer.rstrip(b"\0")


def _connect(address: str, timeout: float) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(timeout)
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=timeout)
