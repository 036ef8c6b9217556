"""What the columns of a scheme mean, guessed from their headings; staff correct the guess on the columns page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

IGNORE = "ignore"
HOLDER_DELEGATED, HOLDER_RESERVED = "holder:delegated", "holder:reserved"
MARK_DELEGATED, MARK_RESERVED = "mark:delegated", "mark:reserved"

# Roles in the order in which the page offers them.
ROLES: dict[str, str] = {
    IGNORE: "Leave it out",
    "reference": "Reference",
    "theme": "Theme or heading",
    "function": "Function",
    "wording": "Decision, as worded",
    HOLDER_RESERVED: "Reserved to: the cells name who",
    MARK_RESERVED: "Reserved to one holder: a cross, a name or an amount",
    HOLDER_DELEGATED: "Delegated to: the cells name who",
    MARK_DELEGATED: "Delegated to one holder: a cross, a name or an amount",
    "treatment": "Treatment, in words",
    "limit": "Limit",
    "virement": "Limit for moving money between budgets",
    "joint": "Jointly with",
    "conditions": "Conditions",
    "exclusions": "Kept back from the delegation",
    "place": "Place",
    "source": "Source: document and clause",
    "statutory_basis": "Statutory basis",
    "accountable": "Who stays accountable",
    "responsibility": "Kind of responsibility",
    "lead_body": "Lead body, when led elsewhere",
    "may_sub_delegate": "May be passed on (yes or no)",
    "effective_from": "First day",
    "effective_to": "Last day",
    "note": "Note",
}


@dataclass(frozen=True)
class Column:
    """The role of one column. `who` is the holder that the heading of a `mark:` column names; `unit` is "£" or
    "£000" where the heading says in what its plain numbers are."""

    role: str
    who: str = ""
    unit: str = ""


_TIDY = re.compile(r"\((?:yes/no|y/n|x|✓|tick|£|£'?000s?|£k)\)|\b(?:yes/no|y/n)\b|[?*:]", re.IGNORECASE)
_THOUSANDS = re.compile(r"£\s*'?\s*(?:000|k)", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the )?(?:icb |other |sub-?|joint |statutory )*"
    r"(?:committees?|individuals?|officers?|employees?|staff|posts?|persons?|bod(?:y|ies)|groups?|executives?|roles?)"
    r"(?:,? ?(?:/|or|and|&) ?(?:other |joint |sub-?)*"
    r"(?:individuals?|officers?|committees?|posts?|groups?|bod(?:y|ies)|roles?))*"
)
_BOARD = re.compile(
    r"(?:the )?(?:icb |nhs )?(?:(?:unitary )?board|governing body|membership|members|council of members)",
    re.I,
)
_NAMED = re.compile(
    r"\b(?:committee|board|officer|director|executive|manager|chair|head of|budget holder|panel|group|"
    r"governing body|ceo|cfo|accountant|secretary|partnership)\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"(?:matters? |decisions? )?reserved (?:to|for|by)?\s*(?:the )?(.*)", re.IGNORECASE)
_DELEGATED = re.compile(r"(?:(?:authority|decision|power)s? )?delegated to\s*(?:the )?(.*)", re.IGNORECASE)

# The first that matches wins, so what is narrow stands before what is wide.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        ("effective_from", r"^(?:(?:effective|in force|valid|applies)? ?from|(?:start|effective) date)$|first day"),
        ("effective_to", r"^(?:(?:effective|in force|valid)? ?(?:to|until)|end date|expir\w+.*)$|last day"),
        ("may_sub_delegate", r"sub-?delegat|onward delegat|passed on"),
        ("treatment", r"^treatment|reserved ?(?:or|/) ?delegated|^(?:reserved|delegated) status"),
        ("virement", r"virement"),
        ("joint", r"joint(?:ly)?(?: authori\w+)? with|co-?sign|second signat"),
        ("exclusions", r"exclu|kept back|except"),
        ("conditions", r"condition|caveat|subject to|restriction|constraint"),
        ("statutory_basis", r"statut|legislat|legal basis"),
        ("source", r"constitution|^source|clause|cross.?ref|^paragraph|(?:sfi|standing order)s? ref"),
        ("reference", r"^(?:ref|serial|s/?n\b|no\.?$|number$|item(?: no.*)?$|id$|row$|#)"),
        ("responsibility", r"(?:nature|kind|type) of responsib"),
        ("accountable", r"accountab|lead (?:icb )?(?:officer|director|executive)|(?:executive|officer) lead|^lead$"),
        ("lead_body", r"led by|lead (?:body|organisation)"),
        ("theme", r"theme|policy area|^categor|^section|^area|^heading|^domain"),
        (HOLDER_DELEGATED, r"^(?:held by|holder|decision.?maker|decided by|approver|approved by|lowest level)"),
        ("place", r"^places?$|^where$|borough|locality"),
        ("note", r"comment|^notes?\b|remark"),
        ("function", r"^functions?\b(?!.*decision)"),
        ("limit", r"limit|threshold|value|amount|ceiling|financial"),
        ("wording", r"decision|matter|responsib|description|duty|duties|power|task|activit|wording|expenditure"),
    )
)  # fmt: skip


def guess(heading: str) -> Column:
    """What a column with this heading most likely holds; `ignore` when nothing is recognised."""
    unit = "£000" if _THOUSANDS.search(heading) else "£" if "£" in heading else ""
    text = re.sub(r"\s+", " ", _TIDY.sub(" ", heading.replace("\n", " "))).strip(" -–/")
    levels = [part.strip() for part in heading.replace("\n", " ").split(" – ")]
    return _holder(text, levels) or _patterned(text, unit) or _post(text, unit) or Column(IGNORE)


def _holder(text: str, levels: Sequence[str]) -> Column | None:
    """Columns of holders: "Reserved to the Board", "Delegated to: Committee", "Individual" below "Reserved to"."""
    if len(levels) > 1 and re.match(r"(?:reserved|delegated|authority|decision)", levels[0], re.IGNORECASE):
        return _by_name(_TIDY.sub(" ", levels[-1]).strip(), reserved=None)
    for pattern, reserved in ((_RESERVED, True), (_DELEGATED, False)):
        if match := pattern.fullmatch(text):
            return _by_name(match[1].strip(), reserved=reserved)
    if _BOARD.fullmatch(text) or (_GENERIC.fullmatch(text.lower()) and text):
        return _by_name(text, reserved=None)
    return None


def _by_name(name: str, *, reserved: bool | None) -> Column:
    """What is kept for the board is reserved; what a committee or a post has is delegated to it."""
    if reserved is None:
        reserved = bool(_BOARD.fullmatch(name))
    if not name or _GENERIC.fullmatch(name.lower()):
        return Column(HOLDER_RESERVED if reserved and not name else HOLDER_DELEGATED)
    return Column(MARK_RESERVED if reserved else MARK_DELEGATED, who=name)


def _patterned(text: str, unit: str) -> Column | None:
    role = next((role for role, pattern in _PATTERNS if pattern.search(text)), "")
    if role == "limit" and _NAMED.search(text):
        return None  # "Budget holder limit" is the limit of one holder
    if not role and unit and not _NAMED.search(text):
        role = "limit"
    return Column(role, unit=unit if role in ("limit", "virement") else "") if role else None


def _post(text: str, unit: str) -> Column | None:
    if not _NAMED.search(text) or len(text) > 120:
        return None
    who = re.sub(r"\b(?:financial )?limits?\b|£\s*'?\s*(?:000s?|k)?", " ", text, flags=re.IGNORECASE)
    return Column(MARK_DELEGATED, who=re.sub(r"\s+", " ", who).strip(" -–()"), unit=unit)


def signature(headings: Sequence[str]) -> str:
    """The same for the same headings in the same order, however they are spaced or cased."""
    plain = [re.sub(r"[^a-z0-9£]+", " ", heading.lower()).strip() for heading in headings]
    return hashlib.sha256("|".join(plain).encode()).hexdigest()
