"""What every answer carries, errors and files included."""

from __future__ import annotations

from collections.abc import Iterator

from tests.security.visitors import Answer

ALWAYS = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"}


def header_faults(got: Answer) -> Iterator[str]:
    """A public answer may be kept by caches and knows no reader; every other one may not be stored."""
    policy = got.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "frame-ancestors 'none'" not in policy:
        yield f"content security policy is {policy!r}"
    if "unsafe-" in policy or "nonce-" in policy:
        yield f"content security policy opens a door: {policy!r}"
    for name, value in ALWAYS.items():
        if got.headers.get(name) != value:
            yield f"{name} is {got.headers.get(name)!r}"
    kept = {part.strip() for part in got.headers.get("Cache-Control", "").split(",")}
    if "public" not in kept:
        if not {"no-store", "private"} <= kept:
            yield f"may be stored: Cache-Control is {sorted(kept)}"
        return
    if got.cookies:
        yield f"a public answer sets {sorted(got.cookies)}"
    if "cookie" in got.headers.get("Vary", "").lower():
        yield "a public answer varies by cookie"
    if b"nonce=" in got.body or b"csrf" in got.body:
        yield "a public page holds what is made for one reader"
