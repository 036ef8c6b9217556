"""Word papers as HTML: numbers as printed, headings below the page's own, pictures redrawn, tables with headers."""

from governance.foundation.files.word.convert import convert

__all__ = ["convert"]
