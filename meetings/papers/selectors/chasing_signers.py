"""With whom papers wait that are on a route of sign-off, for the board of papers that are waited for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from governance.models import User
from meetings.papers.models import Paper
from meetings.papers.rules.chasing import Standing
from meetings.papers.selectors.signing import Asked, Line, asked_to_sign, progress
from meetings.papers.selectors.withheld import may_read
from meetings.planning.selectors.holders import nearest_holders


class Signers:
    """The steps that wait and who is asked, read once for all papers; queries grow with meetings and signers only."""

    def __init__(self, papers: Sequence[Paper], *, on: date) -> None:
        self._on = on
        self._holders: dict[tuple[Any, ...], list[User]] = {}
        by_key = {paper.pk: paper for paper in papers}
        self._lines = {
            pk: tuple(line for line in lines if line.is_waiting)
            for pk, lines in progress(list(by_key.values()), on=on).items()
        }
        self._asked = {pk: self._of(by_key[pk], lines) for pk, lines in self._lines.items()}
        users = {one.user for mine in self._asked.values() for one in mine}
        self._read = {user: may_read(user, list(by_key), on=on) for user in users}

    def _of(self, paper: Paper, lines: Sequence[Line]) -> list[Asked]:
        """Everybody who is asked, each address once."""
        found = [
            one for line in lines for one in asked_to_sign(line, paper, on=self._on, holders=self._nearest)
        ]
        return list({one.address.casefold(): one for one in found}.values())

    def _nearest(self, paper: Paper, permission: str, *, on: date) -> list[User]:
        """Who holds a right at a committee is looked up once."""
        key = (*paper.anchors(), permission)
        if key not in self._holders:
            self._holders[key] = nearest_holders(paper, permission, on=on)
        return self._holders[key]

    def steps(self, paper: Paper | None) -> tuple[Line, ...]:
        """Those on which a submitted paper waits; none without a route."""
        return self._lines.get(paper.pk, ()) if paper is not None else ()

    def standings(self, paper: Paper, due: date | None, *, is_asked: bool) -> list[Standing]:
        """Those who are asked and can be written to; else the first of them, or nobody. `is_asked`: whether there is
        a request for the paper."""
        found = [
            Standing(
                "submitted", due, one.name, one.address, paper.pk in self._read[one.user], is_asked=is_asked
            )
            for one in self._asked[paper.pk]
        ]
        reachable = [one for one in found if one.address and one.may_know]
        return reachable or found[:1] or [Standing("submitted", due, is_asked=is_asked)]
