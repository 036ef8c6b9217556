"""A vote with its electorate, count and result: live while it is open, as frozen once it is closed (R165, R168)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome
from governance.rules.majorities import Special, special_matters
from meetings.conduct.models import Vote
from meetings.conduct.rules import votes as rules
from meetings.conduct.rules.facts import Table
from meetings.conduct.rules.record import plain
from meetings.conduct.rules.states import NO, YES
from meetings.conduct.selectors.tables import table_at
from membership.people.rules.facts import Body


@dataclass(frozen=True)
class Standing:
    """How a vote stands: who may vote, what was counted, and what it means so far."""

    electorate: rules.Electorate
    count: rules.Count
    result: Outcome
    ballot: rules.Ballot


def matters(table: Table) -> tuple[Special, ...]:
    """The matters that the rules of the day list as needing more than the ordinary majority."""
    rule = table.rule("special_majorities")
    return special_matters(str(rule.value or ""), source=rule.source)


def ballot_of(table: Table, matter: str) -> rules.Ballot:
    """How a vote on this matter is judged; "" is the ordinary majority."""
    special = next((row for row in matters(table) if row.matter == matter), Special())
    return rules.Ballot(
        base=table.says("majority_base"),
        casting=table.says("casting_vote"),
        clause=table.rule("majority_base").source or table.rule("casting_vote").source,
        special=special,
    )


def standing_of(vote: Vote, *, on: date, second: str | None = None) -> Standing:
    """Of an open vote from the table as it is now; of a closed one from what was frozen."""
    if vote.state != "open":
        return frozen(vote)
    table = table_at(vote.item.meeting, vote.committee, on=on, item=vote.item)
    return judge(vote, table, second=vote.second if second is None else second)


def judge(vote: Vote, table: Table, *, second: str) -> Standing:
    electorate = rules.electorate(table)
    counted = _counted(vote, electorate)
    ballot = ballot_of(table, vote.matter)
    presides = vote.presiding_id
    may = YES if any(presides in right.voters for right in electorate.rights) else NO
    result = rules.result(counted, ballot, second=second, may_cast_second=may)
    return Standing(electorate, counted, result, ballot)


def _counted(vote: Vote, electorate: rules.Electorate) -> rules.Count:
    if vote.kind == "named":
        return rules.count(
            electorate.rights, {paper.attendance_id: paper.choice for paper in vote.papers.all()}
        )
    given = (vote.votes_for or 0, vote.votes_against or 0, vote.votes_abstained or 0)
    return rules.Count(*given, silent=max(len(electorate.rights) - sum(given), 0))


def kept(standing: Standing) -> dict[str, Any]:
    """The vote as plain values: `frozen` reads it back."""
    return {
        "unit": standing.electorate.unit,
        "rights": [
            {
                "name": right.name,
                "voters": list(right.voters),
                "body": asdict(right.body) if right.body else None,
            }
            for right in standing.electorate.rights
        ],
        "without": [list(row) for row in standing.electorate.without],
        "open": [list(row) for row in standing.electorate.open],
        "count": plain(asdict(standing.count)),
        "ballot": plain(asdict(standing.ballot)),
    }


def kept_result(standing: Standing) -> dict[str, Any]:
    result = standing.result
    return {
        "ok": result.ok,
        "code": result.code,
        "reason": result.reason,
        "clause": result.clause,
        "details": plain(result.details),
    }


def frozen(vote: Vote) -> Standing:
    """What was kept when the vote closed."""
    electorate, count, ballot = read(vote.electorate)
    return Standing(electorate, count, outcome_read(vote.outcome), ballot)


def read(kept_vote: dict[str, Any]) -> tuple[rules.Electorate, rules.Count, rules.Ballot]:
    """Electorate, count and way of judging out of a record."""
    rights = tuple(
        rules.VoteRight(row["name"], tuple(row["voters"]), Body(**row["body"]) if row["body"] else None)
        for row in kept_vote["rights"]
    )
    electorate = rules.Electorate(
        kept_vote["unit"],
        rights,
        tuple((name, why) for name, why in kept_vote["without"]),
        tuple((name, why) for name, why in kept_vote["open"]),
    )
    given = dict(kept_vote["count"])
    given["split"] = tuple(given["split"])
    given["by_right"] = tuple((name, choice) for name, choice in given["by_right"])
    ballot = dict(kept_vote["ballot"])
    special = dict(ballot.pop("special"))
    special["share"] = rules.share_read(special["share"])
    special["must_agree"] = tuple(special["must_agree"])
    return electorate, rules.Count(**given), rules.Ballot(**ballot, special=Special(**special))


def outcome_read(kept_outcome: dict[str, Any]) -> Outcome:
    return Outcome(
        kept_outcome["ok"],
        kept_outcome["code"],
        kept_outcome["reason"],
        kept_outcome["clause"],
        kept_outcome["details"],
    )
