"""What each kind of box of a laid-out page is in the structure tree of a tagged PDF.

Names of structure types are those of ISO 32000-1, 14.8.4. A box without a role is transparent: its
content belongs to the nearest element around it, which keeps the tree small.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

SVG = "{http://www.w3.org/2000/svg}svg"

BLOCK_ROLES = {
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "address": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    SVG: "Figure",
}
HEADINGS = {f"H{level}" for level in range(1, 7)}
GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "LBody", "Note"}
INLINE = {"Link", "Span", "Reference", "Note"}
# What has to stand between a parent and content, or a child, that may not stand in it directly.
WRAPPERS = {
    "L": ("LI", "LBody"),
    "LI": ("LBody",),
    "TOC": ("TOCI",),
    "Table": ("TR", "TD"),
    "THead": ("TR", "TD"),
    "TBody": ("TR", "TD"),
    "TFoot": ("TR", "TD"),
    "TR": ("TD",),
}
ALLOWED_CHILDREN = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
LIST_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "none": "None",
}
LIST_NUMBERING |= {"lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha"}
LIST_NUMBERING |= {"lower-roman": "LowerRoman", "upper-roman": "UpperRoman"}


def role_of(box: Any, language: str | None) -> str | None:
    """The structure type of a box, or None when the box is transparent. `language` is that around it."""
    tag = box.element_tag
    if tag in ("html", "body"):
        return None
    if "::" in tag:
        return {"marker": "Lbl", "footnote-call": "Reference", "footnote-marker": "Lbl"}.get(
            tag.rpartition("::")[2]
        )
    attributes = box.element.attrib
    if tag == "a":
        return "Link" if box.link_annotation else None
    if tag == "nav" and attributes.get("role") == "doc-toc":
        return "TOC"
    if tag == "abbr" and attributes.get("title"):
        return "Span"
    role = BLOCK_ROLES.get(tag)
    if role is None and attributes.get("lang", language) != language:
        return "Span" if isinstance(box, boxes.InlineLevelBox) else "Div"
    return role


def is_hidden(element: Any) -> bool:
    """True for decoration, which is read by nobody: aria-hidden, or a picture said to be decorative."""
    attributes = element.attrib
    if attributes.get("aria-hidden") == "true":
        return True
    if element.tag == "img":
        return attributes.get("alt") == "" or attributes.get("role") in ("presentation", "none")
    return element.tag == SVG and attributes.get("role") in ("presentation", "none")


def alternative_text(element: Any) -> str:
    """What is read in place of a picture; empty when its author gave nothing."""
    title = element.find("{http://www.w3.org/2000/svg}title")
    text = element.attrib.get("alt") or element.attrib.get("aria-label") or (title is not None and title.text)
    return (text or "").strip()


def header_scope(cell: Any, in_head: bool, first_in_row: bool) -> str:
    """Which cells a header cell heads: /Row or /Column (ISO 32000-1, table 349)."""
    scope = cell.attrib.get("scope", "")
    if scope.startswith("row"):
        return "Row"
    if scope.startswith("col") or in_head:
        return "Column"
    return "Row" if first_in_row else "Column"


def link_text(element: Any) -> str:
    """The words of a link, as its alternate description (ISO 14289-1, 7.18.5)."""
    return " ".join("".join(element.itertext()).split())[:400]
