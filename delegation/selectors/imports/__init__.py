"""Reads of imports: who and what a file can name, what a version says, and the rows of the preview."""

from delegation.selectors.imports.catalogue import Lookup, catalogue_of, lookup_of
from delegation.selectors.imports.doubts import Doubt, doubts_of
from delegation.selectors.imports.entries import plain_entries, plain_entry
from delegation.selectors.imports.pages import (
    comparison_for,
    counts_of,
    drafts_to_import_into,
    import_job,
    imports_of,
    imports_visible_to,
    layouts_of,
    names_of,
    result_of,
    rows_of,
    schemes_to_import_into,
    tables_of,
    version_in_force_of,
)
from delegation.selectors.imports.preview import Preview, names_in, preview

__all__ = [
    "Doubt",
    "Lookup",
    "Preview",
    "catalogue_of",
    "comparison_for",
    "counts_of",
    "doubts_of",
    "drafts_to_import_into",
    "import_job",
    "imports_of",
    "imports_visible_to",
    "layouts_of",
    "lookup_of",
    "names_in",
    "names_of",
    "plain_entries",
    "plain_entry",
    "preview",
    "result_of",
    "rows_of",
    "schemes_to_import_into",
    "tables_of",
    "version_in_force_of",
]
