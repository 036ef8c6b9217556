"""Rows of the editor of schemes, of comments on their rows and of proposals.

The samples without a variant are of a draft; "@review" is a version in review, "@adopted" one in force.
"""

from __future__ import annotations

from tests.security.table import (
    AUDITORS,
    IN_ICB,
    KEEPERS,
    NOBODY,
    READ_ONLY,
    Row,
    answer,
    button,
    detail,
    form,
    listing,
)

PROPOSERS = KEEPERS | {"place_director", "executive"}
REVIEWERS = AUDITORS | PROPOSERS
AUTHOR = frozenset({"place_director"})
READ_PROPOSAL = AUDITORS | AUTHOR


def _opens(holders: frozenset[str], readers: frozenset[str]) -> Row:
    """An address to which a form is sent; opened by hand it leads to the page with that form."""
    return Row(answer(holders, status=302, refused=readers), answer(holders, refused=readers))


def _comments(writers: frozenset[str], readers: frozenset[str]) -> Row:
    return Row(answer(readers), answer(writers, refused=readers))


EDITOR = {
    "delegation:scheme-editor": detail(AUDITORS),
    "delegation:scheme-editor@review": detail(REVIEWERS),
    "delegation:scheme-editor@adopted": detail(),
    "delegation:scheme-editor-row": _opens(KEEPERS, AUDITORS),
    "delegation:scheme-editor-row@review": _opens(NOBODY, REVIEWERS),
    "delegation:scheme-editor-row@adopted": _opens(NOBODY, IN_ICB),
    "delegation:scheme-editor-new": _opens(KEEPERS, AUDITORS),
    "delegation:scheme-editor-new@adopted": _opens(NOBODY, IN_ICB),
    "delegation:scheme-editor-many": form(KEEPERS, AUDITORS),
    "delegation:scheme-editor-many@review": form(NOBODY, REVIEWERS),
    "delegation:scheme-editor-many@adopted": form(NOBODY),
    "delegation:scheme-version-submit": Row(  # what to look at may be left empty: an empty POST is sent
        answer(KEEPERS, refused=AUDITORS), answer(KEEPERS, status=302, refused=AUDITORS)
    ),
    "delegation:scheme-version-submit@review": form(NOBODY, REVIEWERS),
    "delegation:scheme-version-return": form(NOBODY, AUDITORS),  # a draft is not returned
    "delegation:scheme-version-return@review": form(KEEPERS, REVIEWERS),
    "delegation:scheme-version-adopt@review": form(KEEPERS, REVIEWERS),
    "delegation:scheme-version-edit@review": form(NOBODY, REVIEWERS),
    "delegation:scheme-entry-edit@review": form(NOBODY, REVIEWERS),
    # Who sees a version in preparation reads what is said about its rows; once it is adopted, who keeps or audits it.
    "delegation:entry-comments": _comments(KEEPERS, AUDITORS),
    "delegation:entry-comments@review": _comments(PROPOSERS, REVIEWERS),
    "delegation:entry-comments@adopted": _comments(KEEPERS, AUDITORS),
    "delegation:comment-resolve": button(KEEPERS, AUDITORS),
    "delegation:comment-resolve@review": button(PROPOSERS, REVIEWERS),
    # The sample was proposed by the place director and sent.
    **dict.fromkeys(("delegation:proposal-list", "delegation:proposal-csv"), listing()),
    "delegation:proposal-detail": detail(READ_PROPOSAL),
    "delegation:proposal-history": detail(READ_PROPOSAL),
    "delegation:proposal-detail@open": detail(AUTHOR),
    "delegation:proposal-send": form(AUTHOR, READ_PROPOSAL),
    "delegation:proposal-withdraw": button(AUTHOR, READ_PROPOSAL),
    "delegation:proposed-change-drop": button(AUTHOR, READ_PROPOSAL),
    "delegation:proposed-change-decide": button(KEEPERS, READ_PROPOSAL),
    "delegation:proposed-change-decide@open": Row(READ_ONLY, answer(NOBODY, refused=AUTHOR)),
    **dict.fromkeys(
        (f"delegation:scheme-propose{act}" for act in ("-row", "", "-removal")), form(KEEPERS, AUDITORS)
    ),
    "delegation:scheme-propose@review": form(PROPOSERS, REVIEWERS),
    "delegation:scheme-propose@adopted": form(PROPOSERS),
    "delegation:scheme-propose-removal@adopted": form(PROPOSERS),
}
