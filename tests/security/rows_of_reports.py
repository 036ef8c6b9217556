"""Rows of packs, long work, publication and the public site. The samples are of an issued and published meeting."""

from __future__ import annotations

from tests.security.table import (
    ADMINISTRATOR,
    AUDITORS,
    IN_ICB,
    KEEPERS,
    LEAD,
    READ_ONLY,
    READ_PRIVATE,
    RUNNERS,
    SEE_DRAFTS,
    SEE_PRIVATE_DRAFTS,
    Row,
    answer,
    detail,
    form,
    listing,
    only,
    public,
)

# The members' pack holds a paper that is withheld from one of them.
PACK_READERS = READ_PRIVATE - {"conflicted"}

REPORTS = {
    "reports:pack-list": form(RUNNERS),
    "reports:pack-list@planned": form(RUNNERS, SEE_DRAFTS),
    # With the eyes of somebody else, for who prepares the meeting with its private business.
    **{
        f"reports:{name}": Row(answer(SEE_PRIVATE_DRAFTS, refused=IN_ICB), READ_ONLY)
        for name in ("see-as", "see-as-public", "see-as-public-item", "see-as-person")
    },
    "reports:pack-detail": detail(PACK_READERS),
    "reports:pack-file": detail(PACK_READERS),
    "reports:pack-detail@own": detail(READ_PRIVATE),
    "reports:pack-file@own": detail(READ_PRIVATE),
    "reports:pack-file@public": detail(READ_PRIVATE),
    # Only who has something withheld from them gets a copy of their own.
    "reports:pack-own": Row(READ_ONLY, answer(frozenset({"conflicted"}), status=302)),
    "reports:job-detail": detail(PACK_READERS),
    "reports:job-detail@own": detail(READ_PRIVATE),
    "reports:job-detail@failed": detail(PACK_READERS),  # it says which papers stand in the way
    # The address alone leads to the page of the work, whether there is such work or not.
    "reports:job-cancel": Row(only(302), answer(RUNNERS, status=302, refused=PACK_READERS)),
    "reports:meeting-publish": form(RUNNERS),
    "reports:profile-publish": form(KEEPERS | {"place_director"}),
    "reports:profile-publish@icb": form(KEEPERS, IN_ICB | ADMINISTRATOR),
    "reports:profile-publish@committee": form(RUNNERS),
    "reports:register-publish": form(KEEPERS, IN_ICB | ADMINISTRATOR),
    "reports:people-workbook": listing(),
    "reports:decision-map-pdf": listing(),
    # A question that was not asked leads back to the form.
    "reports:authority-certificate": Row(answer(IN_ICB | {"other_icb"}, status=302, rest=403), READ_ONLY),
    "reports:committee-may-decide-pdf": detail(),
    "reports:post-may-decide-pdf": detail(),
    # A file says no more than the page: of a draft it is there for who sees drafts.
    "reports:version-file": detail(),
    "reports:version-file@draft": detail(AUDITORS),
    "reports:scheme-file": detail(),
    # Versions that were not chosen, or cannot be, lead back to the form.
    "reports:comparison-file": Row(answer(IN_ICB | {"other_icb"}, status=302, rest=403), READ_ONLY),
    "reports:committee-may-decide-word": detail(),
    "reports:post-may-decide-word": detail(),
    # What is adopted all of the ICB may see; its keepers publish it. A draft they are told is none.
    "reports:scheme-publish": form(KEEPERS, IN_ICB),
    "reports:scheme-publish@draft": form(KEEPERS, AUDITORS),
    "reports:job-detail@scheme": detail(LEAD),  # who asked for it
    "reports:publication-list": listing(),
    "reports:publication-csv": listing(),
    "reports:publication-detail": detail(),
    "reports:publication-withdraw": form(RUNNERS),
    "reports:publication-withdraw@withdrawn": form(KEEPERS),
    **{f"public:{page}": public() for page in ("home", "about", "accessibility", "robots", "can-decide")},
    **{f"public:{page}": public() for page in ("icb", "place", "committee", "meeting", "item", "version")},
    **{f"public:{page}": public() for page in ("schemes", "scheme", "scheme-map", "place-scope")},
    **{f"public:{page}": public() for page in ("registers", "register", "register-file", "person")},
    "public:person@unpublished": public(404),
    "public:scheme@draft": public(404),
    "public:document": public(301),
    "public:document-file": public(),
    "public:committee@withdrawn": public(410),
    "public:version@withdrawn": public(410),
    "public:meeting@planned": public(404),
    "public:meeting@private": public(404),
    "public:item@private": public(),  # a line that says why, and no title
    "public:item@planned": public(404),
}
