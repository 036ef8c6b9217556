"""The table: a row for every route of the portal, with who gets which answer.

`route@variant` is the same route with another sample. Packs, the public site and sign-in have files of their own.
"""

from __future__ import annotations

from tests.security.rows_of_action_log import ACTION_LOG
from tests.security.rows_of_calendar import CALENDAR
from tests.security.rows_of_chasing import CHASING
from tests.security.rows_of_checks import CHECKS
from tests.security.rows_of_commissions import COMMISSIONS
from tests.security.rows_of_compliance import COMPLIANCE
from tests.security.rows_of_conduct import CONDUCT
from tests.security.rows_of_deadlines import DEADLINES
from tests.security.rows_of_decisions import DECISIONS
from tests.security.rows_of_declarations import DECLARATIONS
from tests.security.rows_of_editor import EDITOR
from tests.security.rows_of_exemptions import EXEMPTIONS
from tests.security.rows_of_imports import IMPORTS
from tests.security.rows_of_interests import INTERESTS
from tests.security.rows_of_late import LATE
from tests.security.rows_of_lineage import LINEAGE
from tests.security.rows_of_matching import MATCHING
from tests.security.rows_of_minutes import MINUTES
from tests.security.rows_of_obligations import OBLIGATIONS
from tests.security.rows_of_plan import PLAN
from tests.security.rows_of_questions import QUESTIONS
from tests.security.rows_of_reports import REPORTS
from tests.security.rows_of_road import ROAD
from tests.security.rows_of_sign_in import SIGN_IN
from tests.security.rows_of_signing import SIGNING
from tests.security.rows_of_together import TOGETHER
from tests.security.table import (
    ADMINISTRATOR,
    AUDITORS,
    EVERYBODY,
    IN_ICB,
    KEEPERS,
    LEAD,
    NOBODY,
    READ_ONLY,
    READ_PRIVATE,
    RUNNERS,
    SEE_DRAFTS,
    SEE_PRIVATE_DRAFTS,
    SIGNERS,
    WRITERS,
    Answer,
    Row,
    answer,
    button,
    creation,
    detail,
    form,
    listing,
    only,
    register,
)

# The administrator sets ICBs up: sees their settings, not what they hold, and changes none of it.
SEE_ICB = IN_ICB | ADMINISTRATOR
CREATE_EDIT = ("create", "edit")
ASKERS = KEEPERS | {"place_director"}  # for the next step of a partnership


def saves(holders: frozenset[str], readers: frozenset[str]) -> Row:
    """A form whose every field may be left empty: an empty POST is saved."""
    return Row(answer(holders, refused=readers), answer(holders, status=302, refused=readers))


GOVERNANCE = {
    **register("governance", "committee"),
    **register("governance", "committee-part"),
    **register("governance", "seat"),
    **register("governance", "post"),
    **register("governance", "terms-of-reference"),
    **register("governance", "form-step"),
    **register("governance", "form-appraisal", forms=CREATE_EDIT),
    **register("governance", "step-request", holders=ASKERS, forms=CREATE_EDIT),
    "governance:step-request-submit": saves(ASKERS, IN_ICB),
    "governance:step-request-withdraw": form(ASKERS),
    "governance:step-request-sign-off": form(KEEPERS),
    "governance:step-request-return": form(KEEPERS),
    # With the ICB: nobody edits it, and whoever submitted it does not decide on it.
    "governance:step-request-edit@submitted": form(NOBODY),
    "governance:step-request-sign-off@submitted": form(frozenset({"governance_officer"})),
    **register("governance", "place"),
    **register("governance", "place-authority"),
    **register("governance", "organisation"),
    # Outside every ICB the administrator keeps the organisations that all ICBs share; those of an ICB are its own.
    **dict.fromkeys(
        ("governance:organisation-list", "governance:organisation-csv"),
        listing(IN_ICB | ADMINISTRATOR | {"other_icb"}),
    ),
    "governance:organisation-create": creation(KEEPERS | ADMINISTRATOR),
    **register("governance", "succession", forms=CREATE_EDIT),
    **register("governance", "standing-orders"),
    **register("governance", "cover-sheet-template", forms=CREATE_EDIT),
    **register("governance", "role", holders=LEAD, readers=AUDITORS, forms=("create", "end")),
    **register("governance", "icb", readers=SEE_ICB, forms=("edit",)),
    "governance:icb-create": Row(answer(ADMINISTRATOR, rest=403), answer(ADMINISTRATOR, rest=403)),
    "governance:icb-lead": form(ADMINISTRATOR, IN_ICB),
    **dict.fromkeys(
        ("governance:event-list", "governance:event-csv"), listing(AUDITORS | ADMINISTRATOR | {"other_icb"})
    ),
    "governance:event-detail": detail(AUDITORS),
    **dict.fromkeys(("governance:user-list", "governance:user-csv"), listing(ADMINISTRATOR)),
    "governance:user-create": Row(answer(ADMINISTRATOR, rest=403), answer(ADMINISTRATOR, rest=403)),
    "governance:user-detail": detail(ADMINISTRATOR),
    "governance:user-state": form(ADMINISTRATOR, NOBODY),
    "governance:place-tree": listing(),
    # Everybody who signs in has these; they hold nothing but what is the person's own.
    "governance:home": Row(only(200), READ_ONLY),
    "governance:account": Row(only(200), READ_ONLY),
    "governance:switch-icb": Row(READ_ONLY, only(302)),
}

MEMBERSHIP = {
    **register("membership", "person", forms=CREATE_EDIT),
    **register("membership", "employment"),
    **register("membership", "appointment"),
    **register("membership", "deputy"),
    "membership:committee-reconcile": form(IN_ICB),
    "membership:employment-leave": form(KEEPERS),
    "membership:appointment-renew": form(KEEPERS),
    "membership:appointment-withdraw": form(KEEPERS),
    "membership:appointment-letter": detail(),
    "membership:deputy-agree": form(KEEPERS | {"chair"}),
    **dict.fromkeys((f"membership:committee-membership{page}" for page in ("", "-csv", "-xlsx")), detail()),
    **dict.fromkeys(
        (f"membership:{noun}-{page}" for noun in ("vacancy", "requirement") for page in ("list", "csv")),
        listing(),
    ),
    **register("membership", "composition-rule"),
    "membership:composition-detail": detail(),
    "membership:composition-csv": detail(),
    "membership:composition-make": form(KEEPERS),
    **DECLARATIONS,
}

# A draft is for those who keep the scheme or audit it.
DELEGATION = {
    **register("delegation", "function", forms=CREATE_EDIT),
    **register("delegation", "function-alias", forms=CREATE_EDIT),
    **register("delegation", "scheme", forms=CREATE_EDIT),
    **register("delegation", "agreement"),
    **register("delegation", "availability-rule"),
    **register("delegation", "operating-model"),
    **dict.fromkeys(("delegation:interface-list", "delegation:interface-csv"), listing()),
    **register("delegation", "scheme-version", readers=AUDITORS, forms=CREATE_EDIT),
    **register("delegation", "scheme-entry", readers=AUDITORS, forms=CREATE_EDIT),
    **dict.fromkeys(
        (
            f"delegation:{noun}-{page}"
            for noun in ("scheme-version", "scheme-entry")
            for page in ("list", "csv")
        ),
        listing(),
    ),
    **dict.fromkeys(
        (f"delegation:scheme-version-{act}" for act in ("adopt", "copy", "withdraw", "close")),
        form(KEEPERS, AUDITORS),
    ),
    "delegation:scheme-entry-remove": form(KEEPERS, AUDITORS),
    "delegation:decision-map": listing(),
    "delegation:decision-table": listing(),
    "delegation:authority": listing(),
    "delegation:coverage": listing(),
    "delegation:committee-may-decide": detail(),
    "delegation:post-may-decide": detail(),
    "delegation:compare": listing(),
    "delegation:scheme-version-detail@adopted": detail(),
    "delegation:scheme-version-edit@adopted": form(NOBODY),  # an adopted version is not edited, by nobody
    "delegation:scheme-version-adopt@adopted": form(NOBODY),
    "delegation:scheme-version-close@adopted": form(KEEPERS),
    "delegation:scheme-entry-detail@adopted": detail(),
    "delegation:scheme-entry-remove@adopted": form(NOBODY),
}


def _signing(holders: frozenset[str]) -> Answer:
    return answer(holders, refused=SEE_DRAFTS)


# The samples of these are in preparation: members do not see them yet.
MEETINGS = {
    "meetings:meeting-list": listing(),
    "meetings:meeting-csv": listing(),
    "meetings:meeting-create": creation(RUNNERS),
    "meetings:meeting-detail": detail(SEE_DRAFTS),
    "meetings:meeting-history": detail(SEE_DRAFTS),
    "meetings:meeting-edit": form(RUNNERS, SEE_DRAFTS),
    "meetings:meeting-cancel": form(RUNNERS, SEE_DRAFTS),
    "meetings:meeting-issue": saves(RUNNERS, SEE_DRAFTS),
    "meetings:meeting-hold": saves(RUNNERS, SEE_DRAFTS),
    "meetings:meeting-share": form(RUNNERS, SEE_DRAFTS),
    "meetings:meeting-share-end": form(RUNNERS, SEE_DRAFTS),
    "meetings:agenda-detail": detail(SEE_DRAFTS),
    "meetings:agenda-order": button(RUNNERS),
    "meetings:agenda-agree": form(frozenset({"chair"}), SEE_DRAFTS),
    "meetings:item-add": form(RUNNERS, SEE_DRAFTS),
    "meetings:item-edit": form(RUNNERS, SEE_DRAFTS),
    "meetings:item-remove": form(RUNNERS, SEE_DRAFTS),
    "meetings:item-move": button(RUNNERS),
    "meetings:item-restore": button(RUNNERS),
    "meetings:paper-add": form(WRITERS, SEE_DRAFTS),
    "meetings:paper-detail": detail(SEE_DRAFTS),
    "meetings:paper-version": detail(SEE_DRAFTS),
    "meetings:paper-file": detail(SEE_DRAFTS),
    "meetings:annex-file": detail(SEE_DRAFTS),
    "meetings:paper-edit": form(WRITERS, SEE_DRAFTS),
    "meetings:paper-cover": saves(WRITERS, SEE_DRAFTS),
    "meetings:paper-text": form(WRITERS, SEE_DRAFTS),
    "meetings:paper-remove": form(WRITERS, SEE_DRAFTS),
    "meetings:paper-restore": button(WRITERS),
    "meetings:paper-confidential": form(WRITERS & SEE_PRIVATE_DRAFTS, SEE_DRAFTS),
    "meetings:annex-add": form(WRITERS, SEE_DRAFTS),
    "meetings:annex-edit": form(WRITERS, SEE_DRAFTS),
    "meetings:annex-move": button(WRITERS),
    "meetings:annex-remove": button(WRITERS),
    "meetings:paper-submit": button(WRITERS),
    "meetings:paper-recall": button(WRITERS),
    "meetings:paper-share": form(RUNNERS, SEE_DRAFTS),
    "meetings:paper-share-end": form(RUNNERS, SEE_DRAFTS),
    "meetings:paper-withhold": form(RUNNERS, SEE_DRAFTS),
    "meetings:paper-withhold-end": form(RUNNERS, SEE_DRAFTS),
    # A draft is not signed off, sent back or revised; one that waits is, by an executive.
    "meetings:paper-sign-off": form(NOBODY, SEE_DRAFTS),
    "meetings:paper-send-back": form(NOBODY, SEE_DRAFTS),
    "meetings:paper-revise": form(NOBODY, SEE_DRAFTS),
    "meetings:paper-sign-off@submitted": form(SIGNERS, SEE_DRAFTS),
    "meetings:paper-send-back@submitted": form(SIGNERS, SEE_DRAFTS),
    "meetings:paper-edit@submitted": form(NOBODY, SEE_DRAFTS),
    "meetings:paper-revise@signed": form(WRITERS & SEE_PRIVATE_DRAFTS, READ_PRIVATE),
    # Private business, in preparation and issued.
    # The agenda is refused as a whole to who may not change it, whether there is such an item or not.
    "meetings:item-edit@private": form(RUNNERS, SEE_DRAFTS),
    "meetings:paper-add@private": form(WRITERS & SEE_PRIVATE_DRAFTS, SEE_PRIVATE_DRAFTS),
    "meetings:paper-detail@private": detail(SEE_PRIVATE_DRAFTS),
    "meetings:paper-cover@private": saves(WRITERS & SEE_PRIVATE_DRAFTS, SEE_PRIVATE_DRAFTS),
    "meetings:paper-share@private": form(RUNNERS, SEE_PRIVATE_DRAFTS),
    "meetings:paper-file@private": detail(READ_PRIVATE),
    "meetings:annex-file@private": detail(READ_PRIVATE),
    "meetings:meeting-detail@private": detail(READ_PRIVATE),
    "meetings:agenda-detail@private": detail(READ_PRIVATE),
    # Issued: members read; drafts of a revision stay with those who prepare; what is withheld is not there.
    "meetings:meeting-detail@issued": detail(),
    "meetings:meeting-history@issued": detail(),
    "meetings:meeting-edit@issued": form(RUNNERS),
    "meetings:agenda-detail@issued": detail(),
    "meetings:paper-detail@issued": detail(),
    "meetings:annex-file@issued": detail(),
    "meetings:paper-version@draft": detail(SEE_DRAFTS),
    "meetings:paper-detail@withheld": detail(READ_PRIVATE - {"conflicted"}),
    "meetings:paper-version@withheld": detail(READ_PRIVATE - {"conflicted"}),
}

TABLE: dict[str, Row] = {
    **GOVERNANCE,
    **MEMBERSHIP,
    **DELEGATION,
    **EDITOR,
    **IMPORTS,
    **ROAD,
    **INTERESTS,
    **MEETINGS,
    **COMMISSIONS,
    **QUESTIONS,
    **LATE,
    **CONDUCT,
    **COMPLIANCE,
    **DECISIONS,
    **ACTION_LOG,
    **LINEAGE,
    **OBLIGATIONS,
    **MATCHING,
    **MINUTES,
    **EXEMPTIONS,
    **CHASING,
    **SIGNING,
    **TOGETHER,
    **DEADLINES,
    **CALENDAR,
    **PLAN,
    **REPORTS,
    **CHECKS,
    **SIGN_IN,
}
assert all(
    sum(role in roles for roles in given.values()) == 1
    for row in TABLE.values()
    for given in (row.get, row.post)
    for role in EVERYBODY
), "every role has one answer in each row"
