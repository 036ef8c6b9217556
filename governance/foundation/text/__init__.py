"""The Markdown subset that people write in: safe HTML, numbered paragraphs that can be cited, plain text."""

from governance.foundation.text.numbered import ParagraphAnchor
from governance.foundation.text.render import Numbering, paragraph_anchors, plain_text, render_markdown
from governance.foundation.text.slips import NumberingSlip, numbering_slips

__all__ = [
    "Numbering",
    "NumberingSlip",
    "ParagraphAnchor",
    "numbering_slips",
    "paragraph_anchors",
    "plain_text",
    "render_markdown",
]
