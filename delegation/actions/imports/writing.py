"""Rows of an import become entries of a draft: added, changed or removed, each with its history.

The import is one act: it has one line in the ledger, and every entry says in its history where it came from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from delegation.actions.parts import parts_of, remove_parts, save_parts
from delegation.models import (
    Function,
    FunctionAlias,
    HolderAlias,
    ImportRow,
    Limit,
    SchemeEntry,
    SchemeImport,
)
from delegation.models import SchemeVersion as Version
from delegation.reading.meaning import read_day
from delegation.reading.names import plain
from delegation.rules.imports import CHANGED, NEW, spoken_limits
from delegation.selectors.facts import with_parts
from delegation.selectors.imports.entries import plain_entry
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.many import save_many_new, update_plain
from governance.foundation.outcome import not_met
from governance.foundation.slugs import unique_slugs
from governance.models import Committee, Organisation, Place, Post

# Values that are columns of the entry under the same name; the others need a look-up.
COLUMNS = (
    "reference",
    "theme",
    "wording",
    "treatment",
    "verb",
    "lead_body",
    "responsibility",
    "conditions",
    "exclusions",
    "may_sub_delegate",
    "statutory_basis",
    "accountable",
    "source",
    "note",
)
ALIAS_LENGTH = 300


@dataclass
class Written:
    """What one import did, for its line in the ledger and the words on its page."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    functions: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    residual: bool = False

    def as_json(self) -> dict[str, Any]:
        return vars(self).copy()


class Writer:
    """Writes the rows of one import into one version, as `by`."""

    def __init__(self, made: SchemeImport, version: Version, *, by: Any) -> None:
        self.made, self.version, self.by = made, version, by
        self.reason = f"Imported from {made.filename}"
        self.written = Written()
        self._made_functions: dict[str, Function] = {}
        self._touched: list[ImportRow] = []
        self._known: dict[tuple[type[models.Model], int], Any] = {}

    def functions(self, rows: Iterable[ImportRow]) -> None:
        """The functions that rows call for and nobody has: each is made once for all of them, before any entry."""
        called: dict[str, tuple[ImportRow, str]] = {}
        for row in rows:
            if _sets_function(row) and not row.values["function"]:
                title = row.values["new_function"]
                called.setdefault(plain(title), (row, title))
        icb, titles = self.made.icb, [title for _, title in called.values()]
        codes = unique_slugs(Function, [f"{icb.slug} {title}" for title in titles], field="code")
        made = [Function(icb=icb, title=title, code=code) for title, code in zip(titles, codes, strict=True)]
        callers = {function.code: row for function, (row, _) in zip(made, called.values(), strict=True)}
        with self._refused(lambda function: callers[function.code]):
            save_many_new(made, by=self.by, reason=self.reason)
        for key, function in zip(called, made, strict=True):
            callers[function.code].was = {"made_function": function.pk}
            self._made_functions[key] = function
        self.written.functions += titles

    def add(self, rows: Sequence[ImportRow]) -> None:
        """New entries with their limits, written together; `functions` comes before."""
        entries = [self._new(row) for row in rows]
        places = {id(entry): row for entry, row in zip(entries, rows, strict=True)}
        with self._refused(lambda entry: places[id(entry)]):
            save_many_new(entries, by=self.by, reason=lambda entry: self._why(places[id(entry)]))
        limits = [
            Limit(entry=entry, **values)
            for entry, row in zip(entries, rows, strict=True)
            for values in limit_rows(row.values.get("limits", []))
        ]
        with self._refused(lambda limit: places[id(limit.entry)]):
            save_many_new(limits, by=self.by, reason=lambda limit: self._why(places[id(limit.entry)]))
        for entry, row in zip(entries, rows, strict=True):
            row.entry = entry
            self._done(row)
        self.written.added += len(rows)

    def _new(self, row: ImportRow) -> SchemeEntry:
        entry = SchemeEntry(
            scheme_version=self.version,
            effective_from=self.version.effective_from,
            source=self.made.source,
        )
        row.was = row.was or {}
        self._set(entry, dict(row.values), row, row.was)
        return entry

    def change(self, row: ImportRow, entry: SchemeEntry) -> None:
        """Only the fields that the preview showed as changed are set; the rest of the entry stands."""
        names = [name for name, _, _ in row.changes]
        before = plain_entry(entry)
        was = (row.was or {}) | {"values": {name: before[name] for name in names}}
        was["values"] |= {"origin": [entry.origin_file, entry.origin_table, entry.origin_row]}
        self._set(entry, {name: row.values[name] for name in names}, row, was)
        parts = {}
        if "limits" in names:
            kept = [limit for limit in before["limits"] if limit not in spoken_limits(before["limits"])]
            parts["limits"] = limit_rows([*kept, *row.values["limits"]])
        self._save(entry, row, parts)
        row.entry, row.was = entry, was
        self._done(row)
        self.written.changed += 1

    def remove(self, row: ImportRow, entry: SchemeEntry) -> None:
        if entry.passed_on.exists():
            said = f"{entry} cannot be removed: another entry is passed on from it. Leave that row out."
            raise RuleNotMet(not_met("scheme_entry.is_passed_on", said, clause="R49"))
        row.was = {"removed": everything(entry)}
        try:
            remove_parts(entry, by=self.by, reason=self.reason)
            delete_recorded(entry, by=self.by, reason=f"{self.reason}: it is not in the file")
        except models.ProtectedError as error:
            said = f"{entry} cannot be removed: something else rests on it. Leave that row out."
            raise RuleNotMet(not_met("scheme_import.rested_on", said)) from error
        row.entry = None
        self._done(row)
        self.written.removed += 1

    def _set(
        self, entry: SchemeEntry, values: Mapping[str, Any], row: ImportRow, was: dict[str, Any]
    ) -> None:
        for name in COLUMNS:
            if name in values:
                setattr(entry, name, values[name])
        if "function" in values:
            entry.function = self._function(row, was)
        if "place" in values:
            entry.place = self._row(Place, values["place"])
        if "holder" in values:
            self._hold(entry, values["holder"])
        for name in ("effective_from", "effective_to"):
            if name in values:
                setattr(entry, name, read_day(values[name]) if values[name] else None)
        entry.origin_file = self.made.filename
        entry.origin_table, entry.origin_row = row.table, row.row

    def _row(self, model: type[models.Model], key: int | None) -> Any:
        """A row that many entries name is read once."""
        if key is not None and (model, key) not in self._known:
            self._known[model, key] = model._default_manager.get(pk=key)
        return None if key is None else self._known[model, key]

    def _hold(self, entry: SchemeEntry, holder: str | None) -> None:
        set_holder(entry, holder)
        for name, model in (("committee", Committee), ("post", Post), ("body", Organisation)):
            setattr(entry, f"holder_{name}", self._row(model, getattr(entry, f"holder_{name}_id")))

    def _function(self, row: ImportRow, was: dict[str, Any]) -> Function:
        """The function that the row names, or the one that was made for it."""
        if row.values["function"]:
            found: Function = self._row(Function, row.values["function"])
            self._alias(row, found, was)
            return found
        return self._made_functions[plain(row.values["new_function"])]

    def _alias(self, row: ImportRow, function: Function, was: dict[str, Any]) -> None:
        """A function that a person chose is known by the file's words from now on."""
        text = (row.read.get("texts", {}).get("function") or row.read["wording"]).replace("\n", " ")
        if not row.choice.get("function") or len(text) > ALIAS_LENGTH or plain(text) == plain(function.title):
            return
        icb = self.made.icb
        if not FunctionAlias.objects.filter(icb=icb, text__iexact=text).exists():
            alias = FunctionAlias(icb=icb, function=function, text=text)
            was["made_alias"] = save_recorded(alias, by=self.by, reason=self.reason).pk

    def _save(self, entry: SchemeEntry, row: ImportRow, parts: dict[str, Any]) -> None:
        with self._refused(lambda _: row):
            save_recorded(entry, by=self.by, reason=self._why(row))
            save_parts(entry, parts, by=self.by, reason=self._why(row))

    def _why(self, row: ImportRow) -> str:
        return f"{self.reason}, {row.table}, row {row.row}" if row.row else self.reason

    @contextmanager
    def _refused(self, row_of: Callable[[Any], ImportRow]) -> Iterator[None]:
        """What a model or the database refuses is said with the row of the file that it came from."""
        try:
            yield
        except ValidationError as error:
            row = row_of(getattr(error, "row", None))
            said = f"{row.table}, row {row.row}: {' '.join(error.messages)}"
            raise RuleNotMet(not_met("scheme_import.row_refused", said)) from error

    def _done(self, row: ImportRow) -> None:
        row.entry_version = row.entry.version if row.entry else None
        self._touched.append(row)

    def residual(self, row: ImportRow) -> None:
        scheme = self.made.scheme
        row.was = {"residual_clause": scheme.residual_clause}
        scheme.residual_clause = row.values["residual_clause"]
        save_recorded(scheme, by=self.by, reason=self.reason)
        self._done(row)
        self.written.residual = True

    def finish(self) -> None:
        """Each row keeps what became of it; names for which a person chose somebody are known from now on."""
        update_plain(self._touched, ["entry", "entry_version", "was"])
        self._remember_names()

    def _remember_names(self) -> None:
        for name in self.made.names.exclude(choice=""):
            if name.choice == name.found:
                continue
            kind, _, key = name.choice.partition(":")
            if not key:
                continue
            alias = HolderAlias.objects.filter(icb=self.made.icb, text__iexact=name.said).first()
            alias = alias or HolderAlias(icb=self.made.icb, text=name.said)
            alias.committee_id = alias.post_id = alias.body_id = None
            setattr(alias, f"{kind}_id", int(key))
            save_recorded(alias, by=self.by, reason=self.reason)
            self.written.names.append(name.said)


def _sets_function(row: ImportRow) -> bool:
    return row.kind == NEW or (row.kind == CHANGED and "function" in {name for name, _, _ in row.changes})


def set_holder(entry: SchemeEntry, holder: str | None) -> None:
    """`holder` is "committee:5", "post:3", "body:7" or None."""
    kind, _, key = (holder or "").partition(":")
    for name in ("committee", "post", "body"):
        setattr(entry, f"holder_{name}_id", int(key) if name == kind else None)


def limit_rows(limits: Any) -> list[dict[str, Any]]:
    """Plain limits as the values that make limit rows."""
    return [
        {
            **{
                name: limit[name]
                for name in ("kind", "amount", "is_unlimited", "above", "basis", "vat", "budget", "note")
            },
            "joint_post_id": limit.get("joint_post"),
            "set_by_id": limit.get("set_by"),
        }
        for limit in limits
    ]


def everything(entry: SchemeEntry) -> dict[str, Any]:
    """All that would make the entry again, as plain JSON."""
    fields = {
        f.attname: f.value_from_object(entry)
        for f in SchemeEntry._meta.concrete_fields
        if f.name not in ("id", "version")
    }
    said = {"fields": fields, "parts": parts_of(entry)}
    plain_said: dict[str, Any] = json.loads(json.dumps(said, cls=DjangoJSONEncoder))
    return plain_said


def fresh(entry_id: int) -> SchemeEntry:
    """An entry with its parts, as it stands now."""
    return with_parts(SchemeEntry.objects.filter(pk=entry_id)).get()
