"""Asking: who may decide this, what may this body decide, and what does the scheme leave open."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from delegation.ask_presenter import gap_words, overlap_words
from delegation.asking import Asked, asked_of
from delegation.holdings_presenter import HoldingsPage, holdings_page
from delegation.permissions import READ_SCHEME
from delegation.presenters import WHOLE_ICB
from delegation.rules.coverage import Gap, Overlap
from delegation.selectors import coverage_of, may_decide
from delegation.selectors.choices import function_words, holder_visible_to
from governance.foundation.screens import Link
from governance.foundation.screens.access import require_in
from governance.foundation.screens.ask import Ask
from governance.foundation.screens.present import Table, cell, pages
from governance.foundation.screens.views import ScreenView
from governance.models import Committee, Post


def entry_address(ask: Ask, entry: int) -> str:
    return ask.link("delegation:scheme-entry-detail", entry)


class AuthorityView(ScreenView):
    """Who may decide a function, at a place, for an amount, on the day of the page (R79, R190)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        asked = asked_of(request.GET, icb=ask.own_icb, on=ask.on)

        def address(entry: int) -> str:
            return entry_address(ask, entry)

        context: dict[str, Any] = {
            "form": asked.form,
            "asked": asked,
            "suggestions": function_words(ask.own_icb),
            "subnav": pages(self.register, ask, here="delegation:authority"),
            "choices": [(row.title, f"?{asked.query(row)}") for row in asked.several],
        }
        if asked.found:
            context |= {
                "question": asked.question(),
                "answers": asked.answers(address),
                "own": asked.own_answer(address),
                **links(ask, asked),
            }
        return self.page("delegation/ask/question.jinja", context)


def links(ask: Ask, asked: Asked) -> dict[str, str]:
    """Addresses that go on saying the same: of the answer, and of its certificate."""
    query = asked.query()
    return {
        "share_url": f"{ask.link('delegation:authority').split('?')[0]}?{query}",
        "certificate_url": f"{ask.link('reports:authority-certificate').split('?')[0]}?{query}",
    }


class HoldingsView(ScreenView):
    """The inverse: everything that one committee or post may decide on the day of the page."""

    model: type[Committee] | type[Post]
    kind = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        holder = holder_visible_to(self.ask.user, self.model, pk, on=self.ask.today)
        if holder is None:
            raise Http404
        self.turn_to_icb(holder.icb_id)
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        found: HoldingsPage = holdings_page(may_decide(holder, on=ask.on), holder=holder)
        context = {
            "holder": holder,
            "found": found,
            "address": lambda entry: entry_address(ask, entry),
            "holder_url": ask.link(f"governance:{self.kind}-detail", pk),
            "pdf_url": ask.link(f"reports:{self.kind}-may-decide-pdf", pk),
            "word_url": ask.link(f"reports:{self.kind}-may-decide-word", pk),
            "subnav": pages(self.register, ask, here="delegation:authority"),
        }
        return self.page("delegation/ask/holdings.jinja", context)


class CommitteeHoldings(HoldingsView):
    model, kind = Committee, "committee"


class PostHoldings(HoldingsView):
    model, kind = Post, "post"


class CoverageView(ScreenView):
    """Functions and places without any entry, and holders whom nothing tells apart."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        found = coverage_of(ask.own_icb, on=ask.on)
        context = {
            "schemes": [scheme.name for scheme in found.schemes],
            "gaps": _gap_table(found.gaps, ask),
            "overlaps": _overlap_table(found.overlaps, ask),
            "subnav": pages(self.register, ask, here="delegation:coverage"),
        }
        return self.page("delegation/ask/coverage.jinja", context)


def _gap_table(gaps: tuple[Gap, ...], ask: Ask) -> Table:
    rows = [
        [
            cell(Link(gap.function.title, ask.link("delegation:function-detail", gap.function.id))),
            cell("Everywhere" if not gap.places else gap_words(gap)),
        ]
        for gap in gaps
    ]
    return Table("Functions that no entry speaks of", ["Function", "Not listed at"], rows)


def _overlap_table(overlaps: tuple[Overlap, ...], ask: Ask) -> Table:
    rows = [
        [
            cell(each.one.function_title),
            cell(each.one.place_name or WHOLE_ICB),
            cell(overlap_words(each)),
            cell(
                [
                    Link(row.reference or f"Entry {row.key}", entry_address(ask, row.key))
                    for row in (each.one, each.other)
                ]
            ),
        ]
        for each in overlaps
    ]
    return Table("The same given to two", ["Function", "Where", "Held by", "Entries"], rows)
