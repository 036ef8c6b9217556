"""One question of the address, asked: for the page and for the certificate, which must say the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from delegation.ask_presenter import AnswerWords, EntryAddress, answer_words, heading, nowhere, question_words
from delegation.forms.ask import QuestionForm
from delegation.models import Function
from delegation.rules.authority import WhoMay
from delegation.selectors import authority, who_may_decide
from delegation.selectors.catalogue import functions_of
from delegation.selectors.choices import functions_like, holders_asked, places_asked
from governance.foundation.outcome import Outcome
from governance.foundation.screens.ask import key_in
from governance.models import IntegratedCareBoard

# What the page keeps folded away until somebody uses it.
MORE = ("in_budget", "used_in_year", "used_in_total", "kind")


@dataclass(frozen=True)
class Asked:
    """What was asked and what was found. `several` are functions to choose from; then nothing was asked yet."""

    form: QuestionForm
    icb: IntegratedCareBoard
    on: date
    function: Function | None = None
    several: tuple[Function, ...] = ()
    found: WhoMay | None = None
    own: Outcome | None = None
    kept: tuple[tuple[str, str], ...] = field(default=())

    @property
    def heading(self) -> str:
        return heading(self.found) if self.found else ""

    @property
    def says_more(self) -> bool:
        """Whether anything about the money beside its amount was said."""
        return any(name in MORE for name, _ in self.kept)

    def question(self) -> list[tuple[str, str]]:
        """The question as asked, label by label."""
        terms = self.form.terms()
        title = self.function.title if self.function else ""
        where = terms["place"].name if terms["place"] else "the whole ICB"
        return question_words(function=title, where=where, on=self.on, terms=terms, icb=self.icb.short_name)

    def answers(self, address: EntryAddress = nowhere) -> list[AnswerWords]:
        """Everybody who may; when nobody may, why."""
        if self.found is None:
            return []
        outcomes = self.found.holders or ((self.found.refusal,) if self.found.refusal is not None else ())
        return [answer_words(outcome, address) for outcome in outcomes]

    def own_answer(self, address: EntryAddress = nowhere) -> AnswerWords | None:
        """The answer for the committee or post that was asked about."""
        return answer_words(self.own, address) if self.own is not None else None

    def query(self, function: Function | None = None) -> str:
        """The question as an address that says the same on any later day."""
        chosen = function or self.function
        kept = [(name, value) for name, value in self.kept if name not in ("what", "function", "on")]
        first = [("what", chosen.title), ("function", str(chosen.pk))] if chosen else []
        return urlencode([*first, *kept, ("on", self.on.isoformat())])


def asked_of(data: QueryDict, *, icb: IntegratedCareBoard, on: date) -> Asked:
    """Reads the question from an address and answers it. Nothing asked: an empty form."""
    options: dict[str, Any] = {"places": places_asked(icb, on=on), "holders": holders_asked(icb, on=on)}
    if "what" not in data and "function" not in data:
        return Asked(QuestionForm(None, **options), icb, on)
    named = _named(data, icb)
    given = data.copy()
    if named and not given.get("what"):
        given["what"] = named.title
    form = QuestionForm(given, **options)
    kept = tuple((name, str(given[name])) for name in form.fields if given.get(name))
    if not form.is_valid():
        return Asked(form, icb, on, kept=kept)
    functions = [named] if named else functions_like(icb, form.cleaned_data["what"])
    if len(functions) != 1:
        if not functions:
            form.add_error(
                "what", "No function has these words. Try others, or look in the list of functions."
            )
        return Asked(form, icb, on, several=tuple(functions), kept=kept)
    return _answered(Asked(form, icb, on, function=functions[0], kept=kept))


def _named(data: QueryDict, icb: IntegratedCareBoard) -> Function | None:
    """The function chosen by its key, unless other words were typed since."""
    key = key_in(data.get("function", ""))
    if key is None:
        return None
    found = functions_of(icb).filter(pk=key).first()
    typed = data.get("what", "").strip().casefold()
    return found if found and typed in ("", found.title.casefold()) else None


def _answered(asked: Asked) -> Asked:
    function, form = asked.function, asked.form
    if function is None:
        return asked
    terms = form.terms()
    found = who_may_decide(asked.icb, function=function, on=asked.on, **terms)
    holder = form.asked_holder
    own = authority(holder=holder, function=function, on=asked.on, **terms) if holder else None
    return Asked(form, asked.icb, asked.on, function=function, found=found, own=own, kept=asked.kept)
