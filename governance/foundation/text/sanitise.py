"""The last gate for HTML that was not written by us: a list of what is let through, everything else is dropped."""

from __future__ import annotations

import re

import nh3

TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br",
    "strong", "em", "s", "sub", "sup", "a", "span", "div",
    "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip

_ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "aria-label", "role"},
    "ol": {"start"},
    "li": {"value"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "div": {"role", "aria-label", "tabindex"},
    "img": {"src", "alt"},
}

_PARAGRAPHS = {"app-para", "app-para--1", "app-para--2", "app-para--3", "app-para--continued"}
_LISTS = {"app-para__list", "app-para__list--1", "app-para__list--2", "app-para__list--3"}
_ALIGNED = {"app-align-left", "app-align-right", "app-align-center"}
_CLASSES = {
    "p": _PARAGRAPHS,
    "ul": _LISTS,
    "ol": _LISTS,
    "span": {"app-para__number"},
    "div": {"app-table", "app-footnotes"},
    "sup": {"app-footnote-ref"},
    "a": {"app-footnote-back"},
    "th": _ALIGNED,
    "td": _ALIGNED,
}

_ADDRESS = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+|#[A-Za-z0-9_.:-]*)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")
_SMALL_NUMBER = re.compile(r"[0-9]{1,4}")
_NUMBERS = {"start", "value"}
_SPANS = {"colspan", "rowspan"}
# A span of a million cells takes a renderer minutes; no table on paper has more columns or merged rows than this.
_MOST_SPAN = 200


def is_safe_link(address: str) -> bool:
    """Web, e-mail, or a place on the same page."""
    return _ADDRESS.fullmatch(address.strip()) is not None


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value.strip() if is_safe_link(value) and value.strip() != "#" else None
    if attribute == "src":
        return value if _PICTURE.fullmatch(value) else None
    if attribute in _SPANS:
        return value if _SMALL_NUMBER.fullmatch(value) and 1 <= int(value) <= _MOST_SPAN else None
    if attribute in _NUMBERS:
        return value if _SMALL_NUMBER.fullmatch(value) else None
    return value


def sanitise(html: str, *, pictures: bool = False) -> str:
    """Safe HTML. With `pictures`, PNG and JPEG held in the page itself stay; nothing is ever fetched."""
    tags = TAGS | {"img"} if pictures else TAGS
    return nh3.clean(
        html,
        tags=tags,
        attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag == "*" or tag in tags},
        attribute_filter=_filter,
        url_schemes={"http", "https", "mailto", "data"} if pictures else {"http", "https", "mailto"},
        allowed_classes=_CLASSES,
        link_rel=None,
    )
