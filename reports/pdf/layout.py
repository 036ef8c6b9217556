"""HTML to a tagged PDF of one part. Runs in the child: it may be slow, grow or die."""

from __future__ import annotations

import hashlib
import html as html_escapes
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from reports.pdf.columns import set_column_widths
from reports.pdf.fetcher import MemoryFetcher
from reports.pdf.fontbook import shared_subsets
from reports.pdf.parts import OutlineEntry, PartRefused, PreparedPart, RenderLimits
from reports.pdf.prepare import prepare_rendered
from reports.pdf.tagwriter import own_tags

PRINT_CSS = (Path(__file__).parent / "assets" / "print.css").read_text(encoding="utf-8")
LINK_SCHEMES = ("http:", "https:", "mailto:", "tel:", "pack:", "#")
SPAN_LIMIT = 100  # columns or rows that one cell may cover: a million takes minutes
PX_TO_PT = 0.75


def lay_out(
    html: str,
    *,
    css: str,
    assets: dict[str, bytes],
    lang: str,
    title: str,
    link_base: str,
    limits: RenderLimits,
) -> PreparedPart:
    """Renders and prepares a part. Raises PartRefused with a code and a sentence for its author."""
    with _collected_warnings() as warnings:
        try:
            pdf, outline = _render(html, css, assets, lang, title, link_base, limits)
        except FatalURLFetchingError as refusal:
            raise PartRefused("outside-resource", str(refusal.args[0])) from refusal
        except RecursionError as refusal:
            raise PartRefused("too-deep", "The text is nested too deeply to be laid out.") from refusal
    return prepare_rendered(pdf, title=title, lang=lang, outline=outline, warnings=tuple(warnings))


def _render(
    html: str,
    css: str,
    assets: dict[str, bytes],
    lang: str,
    title: str,
    link_base: str,
    limits: RenderLimits,
) -> tuple[bytes, tuple[OutlineEntry, ...]]:
    fetcher = MemoryFetcher(assets)
    fonts = FontConfiguration()
    page = (
        f'<!doctype html><html lang="{html_escapes.escape(lang)}"><head><meta charset="utf-8">'
        f"<title>{html_escapes.escape(title)}</title></head><body>{html}</body></html>"
    )
    source = weasyprint.HTML(string=page, url_fetcher=fetcher)
    _tame(source.etree_element, link_base)
    set_column_widths(source.etree_element)
    sheets = [
        weasyprint.CSS(string=text, url_fetcher=fetcher, font_config=fonts)
        for text in (PRINT_CSS, css)
        if text
    ]
    document = source.render(font_config=fonts, stylesheets=sheets)
    if len(document.pages) > limits.pages:
        raise PartRefused(
            "too-many-pages",
            f"This is {len(document.pages):,} pages long; at most {limits.pages:,} are allowed.",
        )
    mark = hashlib.sha256(html.encode()).hexdigest()[:8]
    with own_tags(mark), shared_subsets():
        pdf = document.write_pdf(pdf_variant="pdf/ua-1")
    if fetcher.refusals:
        raise PartRefused("outside-resource", fetcher.refusals[0])
    tree = document.make_bookmark_tree(scale=PX_TO_PT, transform_pages=True)
    return pdf, tuple(_flatten(tree, 1))


def _flatten(tree: list, level: int) -> Iterator[OutlineEntry]:
    for label, (page, x, y), children, _state in tree:
        yield OutlineEntry(level, " ".join(label.split()), page, round(x, 2), round(y, 2))
        yield from _flatten(children, level + 1)


def _tame(root, link_base: str) -> None:
    """Keeps links that a reader may follow, drops what embeds files, and caps the spans of table cells."""
    for element in root.iter():
        attributes = element.attrib
        if element.tag == "a" and "href" in attributes:
            target = _link_target(attributes["href"].strip(), link_base)
            attributes.pop("rel", None)
            attributes.pop("href")
            if target:
                attributes["href"] = target
        for name in ("colspan", "rowspan"):
            if name in attributes and not _small_number(attributes[name]):
                attributes[name] = str(SPAN_LIMIT)


def _link_target(href: str, link_base: str) -> str:
    """The address a link may lead to, or an empty string: the words stay, the link goes."""
    if href.lower().startswith(LINK_SCHEMES):
        return href
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", href) or not link_base:
        return ""
    return urljoin(link_base, href)


def _small_number(text: str) -> bool:
    return len(text) <= 3 and text.isdigit() and int(text) <= SPAN_LIMIT


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """What WeasyPrint complains about, as sentences, without repeats."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if (message := record.getMessage()) not in found and len(found) < 50:
                found.append(message)

    logger, handler = logging.getLogger("weasyprint"), Collect(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
