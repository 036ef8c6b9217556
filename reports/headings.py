"""Text of papers set into a page or a pack: headings that fit under the ones around them, ids that stay unique."""

from __future__ import annotations

import re

_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_ID = re.compile(r'(\s)(id|aria-labelledby|aria-describedby)="([^"]+)"')
_LINK = re.compile(r'href="#([^"]+)"')


def settle_headings(html: str, *, top: int) -> str:
    """Moves the headings of clean HTML so that the shallowest is `top` and none skips a level."""
    levels = [int(level) for slash, level in _HEADING.findall(html) if not slash]
    if not levels:
        return html
    settled: list[int] = []
    shift, before = top - min(levels), top - 1
    for level in levels:
        before = min(level + shift, before + 1, 6)
        settled.append(before)
    opened, closed = (
        iter(settled),
        iter(settled),
    )  # headings do not nest: each end tag belongs to its start tag
    return _HEADING.sub(lambda m: f"<{m[1]}h{next(closed) if m[1] else next(opened)}", html)


def prefix_ids(html: str, prefix: str) -> str:
    """Puts `prefix` before every id and before every link to one, so that two papers can stand on one page."""
    html = _ID.sub(lambda m: f'{m[1]}{m[2]}="{prefix}{m[3]}"', html)
    return _LINK.sub(lambda m: f'href="#{prefix}{m[1]}"', html)
