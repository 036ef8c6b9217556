"""Twenty invented board papers of about fifteen pages, the same on every machine."""

from __future__ import annotations

import random

WORDS = [
    *("the", "partnership", "plan", "for", "winter", "care", "beds", "at", "home", "discharge", "flow"),
    *("primary", "neighbourhood", "teams", "risk", "spend", "budget", "quality", "outcome", "measure"),
    *("review", "assurance", "delivery", "board", "place", "committee", "agreed", "reported", "reduced"),
    *("waiting", "times", "against", "trajectory", "month", "performance", "children", "adults", "mental"),
]


def papers(count: int = 20) -> list[tuple[str, str]]:
    """Title and HTML body of each paper."""
    return [(f"Paper {number}: report for the committee", _paper(number)) for number in range(1, count + 1)]


def _paper(number: int) -> str:
    dice = random.Random(number)
    parts = [_cover_sheet(number, dice)]
    for section in range(1, 7):
        parts.append(f"<h2>{section}. Section {section}</h2>")
        parts += [_paragraph(section, item, dice) for item in range(1, 7)]
        if section % 2 == 0:
            parts.append(_finance(dice, 20 + dice.randrange(30)))
        elif section == 3:
            parts.append(_risks(dice, 18))
        parts.append(_chart(section, dice))
    return "".join(parts)


def _text(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count)).capitalize() + "."


def _paragraph(section: int, item: int, dice: random.Random) -> str:
    words = " ".join(_text(dice, 14 + dice.randrange(14)) for _ in range(4))
    return (
        f'<p class="app-para app-para--1" id="p-{section}-{item}"><span class="app-para__number">'
        f"{section}.{item}</span> {words}</p>"
    )


def _cover_sheet(number: int, dice: random.Random) -> str:
    labels = ("Purpose", "Author", "Lead", "Summary", "Recommendation", "Conflicts", "Finance", "Equality")
    rows = "".join(f'<tr><th scope="row">{name}</th><td>{_text(dice, 25)}</td></tr>' for name in labels)
    return (
        f'<h1>Paper {number}: report for the committee</h1><table class="cover-sheet"><caption>Cover sheet'
        f"</caption>{rows}</table>"
    )


def _finance(dice: random.Random, rows: int) -> str:
    body = "".join(
        f'<tr><th scope="row">{_text(dice, 3)}</th><td class="number">{dice.randrange(10**6):,}</td>'
        f'<td class="number">{dice.randrange(10**6):,}</td><td class="number">{dice.randrange(10**4):,}</td>'
        f"<td>{_text(dice, 8)}</td></tr>"
        for _ in range(rows)
    )
    return (
        "<table><caption>Budget and spend (pounds)</caption><thead><tr><th>Line</th><th>Budget</th><th>Spend</th>"
        f"<th>Variance</th><th>Note</th></tr></thead><tbody>{body}</tbody></table>"
    )


def _risks(dice: random.Random, rows: int) -> str:
    body = "".join(
        f'<tr><th scope="row">R{number}</th><td>{_text(dice, 22)}</td><td>{dice.randrange(1, 26)}</td>'
        f"<td>{_text(dice, 18)}</td></tr>"
        for number in range(1, rows + 1)
    )
    return (
        "<table><caption>Risk register</caption><thead><tr><th>Risk</th><th>Description</th><th>Score</th>"
        f"<th>Mitigation</th></tr></thead><tbody>{body}</tbody></table>"
    )


def _chart(section: int, dice: random.Random) -> str:
    bars = "".join(
        f'<rect x="{20 + 38 * month}" y="{140 - height}" width="26" height="{height}"/>'
        for month, height in enumerate(dice.choices(range(20, 130), k=12))
    )
    return (
        '<figure><svg width="500" height="150" viewBox="0 0 500 150"><title>Activity by month</title>'
        f'<g fill="#005eb8">{bars}</g></svg><figcaption>Figure {section}: activity by month</figcaption></figure>'
    )
