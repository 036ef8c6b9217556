"""Single cells of holder columns: crosses, yes and no, names of several holders, verbs and limits beside a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from delegation.reading.money import SILENT, UNREAD, Money, read_money
from governance.foundation.files.tables.model import clean, without_marks

_CROSS = re.compile(r"(?:x|✓|✔|✗|✘|☒|☑|√|×|yes|y|•|●|■)", re.IGNORECASE)
_CROSS_AND_MORE = re.compile(r"(?:x|✓|✔|✗|✘|☒|☑|√|×|yes)\s*[,;:(–-]+\s*(.+?)\)?", re.IGNORECASE | re.DOTALL)
_NO = re.compile(r"(?:[-–—.☐□]*|no|n|n\s*/\s*a|none|not applicable)", re.IGNORECASE)
_VERBS = {
    "decide": r"approv\w*|decid\w*|determin\w*|authoris\w*",
    "recommend": r"recommend\w*|advis\w*|endors\w*|propos\w*|review\w*",
    "consulted": r"consult\w*",
    "informed": r"inform\w*|not(?:e|es|ed)|receiv\w*|for information",
}
_LETTERS = {"a": "decide", "d": "decide", "r": "recommend", "c": "consulted", "i": "informed"}
_LIMIT_BESIDE = re.compile(
    r"(?P<name>.+?)[\s:,–—-]*\(?(?P<limit>(?:up to|over|above|below|under|less than|not exceeding|between|>|<|≤|≥)?\s*"
    r"£\s*\d.*?|no limit|unlimited|nil)\)?",
    re.IGNORECASE | re.DOTALL,
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_JOINT = re.compile(
    r"(?P<one>.+?)\s*,?\s*(?:jointly with|together with|and|&)\s+(?:the )?(?P<two>.+?)(?P<said>\s*,?\s*\(?jointly\)?)?",
    re.IGNORECASE,
)
_SEPARATE = re.compile(r"\s*(?:;|•|●|\s/\s)\s*")
_COMMA = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|and/or)\s+|\s*/\s*", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_DEPUTY = re.compile(r"nominated|deputy|deputies|delegate|or equivalent", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """One holder as a cell names it. `doubts` are sentences; `conditions` what stood beside the name."""

    who: str
    verb: str = "decide"
    limit: Money | None = None
    joint: str = ""
    conditions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass
class _Beside:
    verb: str = "decide"
    conditions: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def read_mark(text: str, who: str, *, unit: str = "") -> Named | None:
    """The cell of a column that belongs to one holder; None when it says that this holder has nothing."""
    said = without_marks(clean(text))
    if _NO.fullmatch(said):
        return None
    if _CROSS.fullmatch(said) or said.lower().removeprefix("the ") == who.lower().removeprefix("the "):
        return Named(who)
    if said.lower() in _LETTERS:
        meant = _LETTERS[said.lower()]
        doubt = f"“{said}” is taken to mean “{meant}”; the file does not say so."
        return Named(who, meant, doubts=(doubt,))
    if verb := _verb(said):
        return Named(who, verb)
    if more := _CROSS_AND_MORE.fullmatch(said):
        return _marked_with(who, more[1], unit)
    money = read_money(said, unit=unit)
    if money.state not in (UNREAD, SILENT) or money.readings:
        doubts = (money.doubt,) if money.doubt else ()
        return Named(who, limit=money, joint=money.joint_with, doubts=doubts)
    doubt = f"“{said}” is neither a cross nor an amount; it is kept as a condition."
    return Named(who, conditions=(said,), doubts=(doubt,))


def _marked_with(who: str, more: str, unit: str) -> Named:
    """ "x (subject to budget)", "Yes – up to £50k", "x, recommend"."""
    if verb := _verb(more):
        return Named(who, verb)
    money = read_money(more, unit=unit)
    if money.state != UNREAD and not money.doubt:
        return Named(who, limit=money, joint=money.joint_with)
    return Named(who, conditions=(clean(more),))


def read_names(text: str, *, is_known: Callable[[str], bool]) -> list[Named]:
    """Every holder that a cell names, in its order."""
    said = without_marks(clean(text))
    if _NO.fullmatch(said):
        return []
    found: list[Named] = []
    for chunk in _chunks(said):
        found += _chunk(chunk, is_known)
    return found


def _chunks(said: str) -> list[str]:
    """Parts that stand on lines of their own or between semicolons; a line that only carries on is put back."""
    lines: list[str] = []
    for line in said.split("\n"):
        if lines and (line[0].islower() or line.startswith("(")):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return [part for line in lines for part in _SEPARATE.split(line) if part]


def _chunk(chunk: str, is_known: Callable[[str], bool]) -> list[Named]:
    if is_known(chunk):
        return [Named(_name(chunk))]
    name, limit = chunk, None
    if beside := _LIMIT_BESIDE.fullmatch(chunk):
        name, limit = beside["name"], read_money(beside["limit"])
    name, around = _without_brackets(name)
    doubts = [*around.doubts, *([limit.doubt] if limit is not None and limit.doubt else [])]
    more: dict[str, object] = {"verb": around.verb, "limit": limit, "conditions": tuple(around.conditions)}
    joint = limit.joint_with if limit is not None else ""
    return [
        Named(each.who, joint=each.joint or joint, doubts=(*each.doubts, *doubts), **more)  # type: ignore[arg-type]
        for each in _people(name, is_known)
    ]


def _people(name: str, is_known: Callable[[str], bool]) -> list[Named]:
    """ "A or B" are two holders, "A jointly with B" one with a second signature; "A and B" is in doubt."""
    if is_known(name):
        return [Named(_name(name))]
    pair = _JOINT.fullmatch(name)
    if pair and (pair["said"] or re.search(r"jointly|together", name, re.IGNORECASE)):
        return [Named(_name(pair["one"]), joint=_name(pair["two"]))]
    parts = [part for part in _COMMA.split(name) if part]
    if len(parts) < 2 or not all(is_known(part) for part in parts):
        if len(ors := _OR.split(name)) > 1:
            return [Named(_name(part)) for part in ors]
        return [Named(_name(name))]
    doubt = ""
    if re.search(r"\s(?:and|&)\s", name) and len(parts) == 2:
        doubt = f"“{name}”: the file does not say whether each may decide alone or only both together."
    return [Named(_name(part), doubts=(doubt,) if doubt else ()) for part in parts]


def _without_brackets(name: str) -> tuple[str, _Beside]:
    """What stands in brackets beside a name: a verb, a stand-in, or a condition."""
    beside = _Beside()
    for text in _BRACKET.findall(name):
        if verb := _verb(text):
            beside.verb = verb
        elif _CROSS.fullmatch(text.strip()) or not text.strip():
            continue
        else:
            beside.conditions.append(clean(text))
    rest = _BRACKET.sub(" ", name).strip()
    if match := re.fullmatch(r"(?P<name>.+?)\s+[–—-]\s+(?P<verb>\w+)|(?P<name2>.+?):\s*(?P<verb2>\w+)", rest):
        verb = _verb(match["verb"] or match["verb2"])
        if verb:
            beside.verb, rest = verb, match["name"] or match["name2"]
    if _DEPUTY.search(rest) and (parts := _OR.split(rest, maxsplit=1))[1:]:
        rest = parts[0]
        beside.conditions.append(f"or {parts[1]}")
    return rest, beside


def _verb(text: str) -> str:
    plain = text.strip().lower()
    return next((verb for verb, pattern in _VERBS.items() if re.fullmatch(pattern, plain)), "")


def _name(text: str) -> str:
    return re.sub(r"^the\s+", "", text.strip(" .,:;"), flags=re.IGNORECASE)
