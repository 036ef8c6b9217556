"""The content of minutes as one plain value: put together, split into public and private, read again. Pure.

The shape of `MinutesVersion.content` (form 1), JSON throughout:

```
{"form": 1,
 "public": {                            # whole in itself: a public page needs nothing else
   "status": "draft" | "confirmed",     # printed as DRAFT or CONFIRMED (LP77)
   "number": 2, "kind": "circulated" | "corrected" | "approved",
   "is_public": true,                   # held in public; minutes of other meetings are never published
   "title": "Minutes of Hill Board, 26 March 2026",
   "meeting": {"title", "slug", "date" (ISO or ""), "day" (words), "time", "venue", "icb"},
   "committees": ["Hill Board"], "facts": [["Opened", "2:05pm"], …],
   "attendance": [{"committee": "" or its name where several met, "heading": "Present, with a vote",
                   "rows": [{"name", "role", "organisation", "note"}]}],
   "items": [{"key": uuid of the agenda item | "opening" | "close", "place": "opening" | "item" | "close",
              "part": "Part 1: in public" | …, "number": "3.1", "reference": "HB/2526/003", "title",
              "is_private": false,      # true: what was said is in the private part alone
              "blocks": [Block, …]}],
   "corrections": [{"key", "number", "title", "what": "text" | "record", "before", "after"}],
   "approval": null | {"on" (words), "at" (words of the later meeting), "decision" (reference), "words"},
   "reason": ""},                       # why it was mended after the approval
 "private": {"items": {key: {"title", "blocks": [Block, …], "corrections": […]}}}}
Block = {"kind": "text" | "list" | "table" | "decision", "heading", "text", "columns": [str], "rows": [[str]],
         "source": "clerk" | "record"}
```
"text" of the clerk is Markdown; of the record plain words. A list has one cell a row; a decision has rows of label
and value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

FORM = 1
OPENING, CLOSE, ITEM = "opening", "close", "item"
DRAFT, CONFIRMED = "draft", "confirmed"
CLERK, RECORD = "clerk", "record"
TEXT, LIST, TABLE, DECISION = "text", "list", "table", "decision"
UNTOLD = "Private business"
"""What stands for a title that is private itself."""


@dataclass(frozen=True)
class Block:
    """One thing that the minutes print at an item. `is_private`: in the private part, also at a public item."""

    kind: str
    heading: str = ""
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    source: str = RECORD
    is_private: bool = False


@dataclass(frozen=True)
class Part:
    """One entry before it is split: what the record tells stands before and after the clerk's text."""

    key: str
    place: str
    title: str
    number: str = ""
    reference: str = ""
    part: str = ""
    is_private: bool = False
    title_is_private: bool = False
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    public_text: str = ""
    private_text: str = ""


def content_of(head: Mapping[str, Any], parts: Iterable[Part]) -> dict[str, Any]:
    """Public and private apart. `head` holds the keys of "public" but items and corrections."""
    public: list[dict[str, Any]] = []
    private: dict[str, dict[str, Any]] = {}
    for part in parts:
        blocks = said_of(part)
        open_ = [row for row in blocks if not (part.is_private or row.is_private)]
        kept = [row for row in blocks if part.is_private or row.is_private]
        public.append(
            {
                "key": part.key,
                "place": part.place,
                "part": part.part,
                "number": part.number,
                "reference": part.reference,
                "title": UNTOLD if part.title_is_private else part.title,
                "is_private": part.is_private,
                "blocks": [block_kept(row) for row in open_],
            }
        )
        if kept or part.is_private:
            private[part.key] = {
                "title": part.title,
                "blocks": [block_kept(row) for row in kept],
                "corrections": [],
            }
    return {
        "form": FORM,
        "public": {**head, "items": public, "corrections": []},
        "private": {"items": private},
    }


def said_of(part: Part) -> list[Block]:
    """Everything that an entry says, in its order."""
    said = [Block(TEXT, text=part.public_text.strip(), source=CLERK)] if part.public_text.strip() else []
    if part.private_text.strip():
        said.append(Block(TEXT, text=part.private_text.strip(), source=CLERK, is_private=True))
    return [*part.before, *said, *part.after]


def block_kept(block: Block) -> dict[str, Any]:
    kept = asdict(block)
    del kept["is_private"]
    return kept | {"columns": list(block.columns), "rows": [list(row) for row in block.rows]}


def block_read(kept: Mapping[str, Any], *, is_private: bool = False) -> Block:
    return Block(
        kept["kind"],
        kept["heading"],
        kept["text"],
        tuple(kept["columns"]),
        tuple(tuple(row) for row in kept["rows"]),
        kept["source"],
        is_private,
    )


@dataclass(frozen=True)
class Read:
    """One entry as somebody reads it: the public blocks, then the private ones if they may (`shows_private`)."""

    key: str
    place: str
    part: str
    number: str
    reference: str
    title: str
    is_private: bool
    shows_private: bool
    blocks: tuple[Block, ...]
    corrections: tuple[Mapping[str, str], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything it says as lines of text, to be compared."""
        return tuple(line for block in self.blocks for line in lines_of(block))


def read(content: Mapping[str, Any], *, private: Iterable[str] = ()) -> tuple[Read, ...]:
    """The entries for a reader who may read the private part of those keys."""
    may, kept = set(private), content["private"]["items"]
    found = []
    for row in content["public"]["items"]:
        hidden = kept.get(row["key"]) if row["key"] in may else None
        blocks = [block_read(block) for block in row["blocks"]]
        told = [one for one in content["public"]["corrections"] if one["key"] == row["key"]]
        if hidden is not None:
            blocks += [block_read(block, is_private=True) for block in hidden["blocks"]]
            told += hidden["corrections"]
        found.append(
            Read(
                **{name: row[name] for name in ("key", "place", "part", "number", "reference", "is_private")},
                title=hidden["title"] if hidden is not None else row["title"],
                shows_private=hidden is not None,
                blocks=tuple(blocks),
                corrections=tuple(told),
            )
        )
    return tuple(found)


def lines_of(block: Block) -> list[str]:
    """A block as lines of text."""
    lines = [block.heading] if block.heading else []
    lines += [line for line in block.text.split("\n") if line.strip()]
    if block.columns:
        lines.append(" · ".join(block.columns))
    joint = ": " if block.kind == DECISION else " · "
    return lines + [joint.join(cell for cell in row if cell) for row in block.rows]


# --- Corrections ---------------------------------------------------------------------------------------------------


def with_corrections(content: dict[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The content with what differs from the version before, item by item; public and private apart (LP78)."""
    if before is None:
        return content
    public, private = content["public"], content["private"]["items"]
    was = {row["key"]: row for row in before["public"]["items"]}
    corrections = []
    for row in public["items"]:
        said = was.pop(row["key"], {}).get("blocks", [])
        if not row["is_private"]:  # what became private is not told again by its correction
            corrections += _differences(row, said, row["blocks"])
    for row in was.values():
        corrections += _differences(row, row["blocks"], [])
    kept_before = before["private"]["items"]
    numbers = {row["key"]: row["number"] for row in public["items"]}
    found = {}
    for key, row in private.items():
        head = {"key": key, "number": numbers.get(key, ""), "title": row["title"]}
        told = _differences(head, kept_before.get(key, {}).get("blocks", []), row["blocks"])
        found[key] = row | {"corrections": told}
    for key in kept_before.keys() - private.keys():
        if key in numbers:
            head = {"key": key, "number": numbers[key], "title": kept_before[key]["title"]}
            gone = _differences(head, kept_before[key]["blocks"], [])
            found[key] = {"title": kept_before[key]["title"], "blocks": [], "corrections": gone}
    return {
        **content,
        "public": public | {"corrections": corrections},
        "private": {"items": found},
    }


def _differences(
    row: Mapping[str, Any], before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> list[dict[str, str]]:
    """The clerk's text and the record of one entry apart: what each said, and what it says."""
    found = []
    for source, what in ((CLERK, "text"), (RECORD, "record")):
        was, now = (_told(blocks, source) for blocks in (before, after))
        if was != now:
            found.append(
                {
                    "key": row["key"],
                    "number": row["number"],
                    "title": row["title"],
                    "what": what,
                    "before": was,
                    "after": now,
                }
            )
    return found


def _told(blocks: Sequence[Mapping[str, Any]], source: str) -> str:
    chosen = [block_read(row) for row in blocks if row["source"] == source]
    if source == CLERK:
        return "\n\n".join(block.text for block in chosen)
    return "\n".join(line for block in chosen for line in lines_of(block))


def same_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Do both say the same at every item? Status, numbers of versions and corrections are not asked."""
    return bool(_words(one) == _words(other))


def _words(content: Mapping[str, Any]) -> Any:
    public = content["public"]
    items = [
        (row["key"], row["title"], row["is_private"], [block_read(block) for block in row["blocks"]])
        for row in public["items"]
    ]
    private = {
        key: [block_read(block) for block in row["blocks"]]
        for key, row in content["private"]["items"].items()
        if row["blocks"]
    }
    people = [
        (group["committee"], group["heading"], [tuple(sorted(row.items())) for row in group["rows"]])
        for group in public["attendance"]
    ]
    return items, private, people
