"""Roles that can be read aloud. A RoleGrant gives one of them to a user at an anchor between two dates."""

from __future__ import annotations

from dataclasses import dataclass

from governance.enums import Permission as P

ANCHORS = ("deployment", "icb", "place", "committee")


@dataclass(frozen=True)
class Role:
    """`prose` completes "This person …"; `anchors` says at which levels the role may be granted."""

    code: str
    title: str
    prose: str
    anchors: tuple[str, ...]
    permissions: frozenset[str]
    is_staff_role: bool = True  # signs in with multi-factor authentication


READS = frozenset({P.VIEW_WORKSPACE, P.VIEW_PEOPLE, P.VIEW_SCHEME})
READS_MEETINGS = frozenset({P.VIEW_MEETING, P.READ_PACK})
READS_ALL = READS | READS_MEETINGS | {P.VIEW_PRIVATE, P.VIEW_DRAFTS, P.VIEW_LEDGER}
RUNS_MEETINGS = (
    READS
    | READS_MEETINGS
    | {
        P.VIEW_PRIVATE,
        P.VIEW_DRAFTS,
        P.PLAN_MEETING,
        P.CHANGE_AGENDA,
        P.RUN_MEETING,
        P.WRITE_PAPER,
        P.BUILD_PACK,
        P.PUBLISH,
    }
)

_ROLES = (
    Role(
        "governance_lead",
        "Governance lead",
        "keeps everything of this ICB: its structure, people, scheme and meetings, and says who holds which role.",
        ("icb",),
        READS_ALL
        | RUNS_MEETINGS
        | {
            P.CHANGE_STRUCTURE,
            P.REQUEST_STEP,
            P.CHANGE_ICB,
            P.CHANGE_PEOPLE,
            P.AGREE_DEPUTY,
            P.REVIEW_EXEMPTION,
            P.VIEW_INTERESTS,
            P.KEEP_INTERESTS,
            P.CHANGE_SCHEME,
            P.PROPOSE_SCHEME_CHANGE,
            P.GRANT_ROLES,
            P.SIGN_OFF_PAPER,
            P.OVERRIDE_DECISION,
        },
    ),
    Role(
        "governance_officer",
        "Governance officer",
        "keeps committees, people, the scheme and the meetings of this ICB.",
        ("icb",),
        READS_ALL
        | RUNS_MEETINGS
        | {
            P.CHANGE_STRUCTURE,
            P.REQUEST_STEP,
            P.CHANGE_ICB,
            P.CHANGE_PEOPLE,
            P.AGREE_DEPUTY,
            P.REVIEW_EXEMPTION,
            P.VIEW_INTERESTS,
            P.KEEP_INTERESTS,
            P.CHANGE_SCHEME,
            P.PROPOSE_SCHEME_CHANGE,
        },
    ),
    Role(
        "place_director",
        "Place director",
        "plans the meetings of this place, signs papers off, builds the packs and publishes them, proposes changes to "
        "the scheme and asks for the next step of its partnership.",
        ("place", "committee"),
        RUNS_MEETINGS | {P.VIEW_INTERESTS, P.SIGN_OFF_PAPER, P.REQUEST_STEP, P.PROPOSE_SCHEME_CHANGE},
    ),
    Role(
        "committee_secretary",
        "Committee secretary",
        "services this committee: meetings, agenda, papers, packs and publication.",
        ("committee", "place", "icb"),
        RUNS_MEETINGS | {P.VIEW_INTERESTS},
    ),
    Role(
        "executive",
        "Executive lead",
        "signs off papers before they enter the pack, and proposes changes to the scheme.",
        ("icb", "place", "committee"),
        READS
        | READS_MEETINGS
        | {P.VIEW_PRIVATE, P.VIEW_DRAFTS, P.SIGN_OFF_PAPER, P.WRITE_PAPER, P.PROPOSE_SCHEME_CHANGE},
    ),
    Role(
        "chair",
        "Chair",
        "presides, sees the agenda and papers while they are prepared, and agrees them, and agrees to deputies.",
        ("committee",),
        READS
        | READS_MEETINGS
        | {P.VIEW_INTERESTS, P.VIEW_PRIVATE, P.VIEW_DRAFTS, P.AGREE_AGENDA, P.AGREE_DEPUTY},
    ),
    Role(
        "member",
        "Member",
        "reads the papers of this committee once they are issued, private ones included.",
        ("committee",),
        READS | READS_MEETINGS | {P.VIEW_PRIVATE},
        is_staff_role=False,
    ),
    Role(
        "paper_author",
        "Paper author",
        "writes papers for this committee and sees the agenda they belong to.",
        ("committee", "place", "icb"),
        READS | {P.VIEW_MEETING, P.VIEW_DRAFTS, P.WRITE_PAPER},
        is_staff_role=False,
    ),
    Role(
        "coi_guardian",
        "Conflicts of interest guardian",
        "reads and reviews the declared interests of this ICB's people, and decides what is kept off the register.",
        ("icb",),
        READS | {P.VIEW_MEETING, P.VIEW_INTERESTS, P.REVIEW_INTERESTS},
    ),
    Role(
        "auditor",
        "Auditor",
        "reads everything of this ICB, the ledger included, and writes nothing.",
        ("icb",),
        READS_ALL | {P.VIEW_INTERESTS},
    ),
    Role(
        "system_administrator",
        "System administrator",
        "keeps users and sets up ICBs; sees no content.",
        ("deployment",),
        frozenset({P.CREATE_ICB, P.MANAGE_USERS}),
    ),
)

ROLES: dict[str, Role] = {role.code: role for role in _ROLES}
ROLE_CHOICES = [(role.code, role.title) for role in _ROLES]
