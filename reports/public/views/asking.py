"""Who may decide, asked by anybody, of published schemes only."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from governance.foundation import clock, words
from governance.foundation.screens.ask import BadDay, asked_day
from reports.public import presenters, selectors
from reports.public.forms import PublicQuestion
from reports.public.pages import page, public_page
from reports.public_answers import Snapshot, answered, functions_named

ASKS = ("icb", "what", "place", "amount", "in_budget", "on")
MOST = 30


@public_page(asks=ASKS)
def can_decide(request: HttpRequest) -> HttpResponse:
    """Choose an ICB; then a function, a place, an amount and a day. The address is the address of the answer."""
    on = _day(request)
    icbs = selectors.icbs_with_schemes()
    chosen = request.GET.get("icb", "")
    known = dict(icbs)
    if chosen and chosen not in known:
        raise Http404
    if not chosen and len(icbs) == 1:
        chosen = icbs[0][0]
    context: dict[str, Any] = {"icbs": icbs, "icb": chosen, "icb_name": known.get(chosen, ""), "on": on}
    if not chosen:
        return page("can-decide", **context)
    snapshots = _snapshots(chosen, on)
    return page("can-decide", **context, **_asked(request, chosen, snapshots, on))


def _asked(request: HttpRequest, icb: str, snapshots: list[Snapshot], on: date) -> dict[str, Any]:
    places = {row["slug"]: row for each in snapshots for row in each.content["places"]}
    functions = functions_named(snapshots)
    given = request.GET if "what" in request.GET else None
    form = PublicQuestion(given, places=list(places.values()))
    context: dict[str, Any] = {
        "form": form,
        "suggestions": sorted(functions),
        "breadcrumbs": presenters.breadcrumbs_to_icb(icb),
        "schemes": [(each.content["name"], each.href) for each in snapshots],
        "choices": [],
    }
    if given is None or not form.is_valid():
        return context
    titles = like(functions, form.cleaned_data["what"])
    if len(titles) != 1:
        if not titles:
            form.add_error("what", "No function of the published schemes has these words. Try others.")
        kept = [(name, request.GET[name]) for name in ASKS if name != "what" and request.GET.get(name)]
        context["choices"] = [(title, f"?{urlencode([('what', title), *kept])}") for title in titles]
        return context
    place = places.get(form.cleaned_data["place"])
    found = answered(
        snapshots,
        function=functions[titles[0]],
        place=place,
        on=on,
        amount=form.cleaned_data["amount"],
        in_budget=form.in_budget_said,
    )
    return context | {"found": found, "question": _question(titles[0], place, on, form)}


def like(functions: dict[str, Any], text: str) -> list[str]:
    """The title asked for, or those with all its words, or with the most of them."""
    asked = text.strip().casefold()
    exact = [title for title in functions if title.casefold() == asked]
    if exact:
        return exact
    wanted = asked.split()
    scored = [(sum(word in title.casefold() for word in wanted), title) for title in functions]
    best = max((score for score, _ in scored), default=0)
    least = best if best == len(wanted) else 1
    found = sorted((row for row in scored if row[0] >= least), key=lambda row: (-row[0], row[1]))
    return [title for _, title in found][:MOST]


def _question(
    title: str, place: dict[str, Any] | None, on: date, form: PublicQuestion
) -> list[tuple[str, str]]:
    money = words.money(form.cleaned_data["amount"], unset="No amount given")
    where = place["name"] if place else "The whole ICB"
    return [("Function", title), ("Where", where), ("On", words.day(on)), ("Amount", money)]


def _snapshots(icb: str, on: date) -> list[Snapshot]:
    """The published versions of the ICB that speak for that day."""
    found = []
    for version in selectors.scheme_versions(icb):
        shown = selectors.scheme_at(*version.address).shown if version.covers(on) else None
        if shown is not None:
            found.append(Snapshot(shown.content, reverse("public:scheme", args=version.address), version.end))
    return found


def _day(request: HttpRequest) -> date:
    try:
        return asked_day(request, clock.today())
    except BadDay as bad:
        raise Http404 from bad
