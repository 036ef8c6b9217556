"""Rules on a request to erase private data."""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met


def check_request(request: str, *, goes: bool) -> Outcome:
    """Data are erased because the person asked, and only where there are any."""
    if not request.strip():
        return not_met("erasure.request_unsaid", "Say when and how the person asked for it.", field="request")
    if not goes:
        return not_met("erasure.nothing_left", "No private contact data of this person are kept any more.")
    return met("erasure.due")
