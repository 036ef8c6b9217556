"""A Word paper as HTML for pages and packs."""

from __future__ import annotations

from markupsafe import Markup

from governance.foundation.files import isolate
from governance.foundation.files.check import check_size
from governance.foundation.files.findings import FileRefused, Finding
from governance.foundation.files.limits import DEFAULT_LIMITS, FileLimits


def docx_to_html(
    data: bytes, *, prefix: str = "", heading_offset: int = 2, limits: FileLimits = DEFAULT_LIMITS
) -> tuple[Markup, list[str]]:
    """Safe HTML of a Word document, and warnings in words for its author. FileRefused with the reason.

    Paragraph numbers come out as Word prints them, with the same ids as `render_markdown` gives (`p-14-b`);
    `prefix` and `heading_offset` mean the same as there. Pictures are held in the HTML itself.
    """
    check_size(data, limits)
    header, html = isolate.run(
        "docx_to_html", data, limits, options={"prefix": prefix, "heading_offset": heading_offset}
    )
    if header["refusal"]:
        raise FileRefused(Finding(**header["refusal"]))
    return Markup(html.decode()), list(header["warnings"])  # noqa: S704 - sanitised by the child
