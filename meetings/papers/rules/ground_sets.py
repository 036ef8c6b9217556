"""Ready sets of grounds for private business, one for each statute; an ICB words them its own way afterwards.

Sources: LP46 (1960 Act, section 1(2) and (3)), LP52–LP54 (1972 Act, section 100A and Schedule 12A).
Paragraphs 4 to 7 of Schedule 12A are given as councils print them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadyGround:
    """One ground. `reason` is a code of `PrivateReason`; `review_months` None: as the standing orders say."""

    name: str
    reason: str
    paragraph: str = ""
    used_for: str = ""
    has_interest_test: bool = False
    needs_redaction: bool = False
    review_months: int | None = None


@dataclass(frozen=True)
class GroundSet:
    key: str
    statute: str
    name: str
    grounds: tuple[ReadyGround, ...]


PLAIN = (
    ReadyGround(
        "Commercially confidential information", "commercial", used_for="Prices, bids, terms of contracts."
    ),
    ReadyGround(
        "Information about identifiable people",
        "personal",
        used_for="Appointments, complaints, serious incidents.",
        needs_redaction=True,
    ),
    ReadyGround(
        "Negotiations in progress", "negotiation", used_for="Until terms are agreed.", review_months=6
    ),
    ReadyGround(
        "Proposals not yet ready for publication",
        "early_policy",
        used_for="Options before they are put to the public.",
        review_months=6,
    ),
)
ACT_1960 = GroundSet(
    "act-1960",
    "act_1960",
    "1960 Act: confidential business and other special reasons",
    (
        *PLAIN,
        ReadyGround(
            "Advice received from outside the body",
            "legal",
            paragraph="Section 1(3)",
            used_for="Legal and other professional advice.",
        ),
        ReadyGround("Other special reason stated in the resolution", "other"),
    ),
)


def _exempt(number: int, name: str, reason: str, **more: object) -> ReadyGround:
    return ReadyGround(name, reason, f"Paragraph {number}", has_interest_test=True, **more)  # type: ignore[arg-type]


ACT_1972 = GroundSet(
    "act-1972",
    "act_1972",
    "1972 Act: confidential information and Schedule 12A",
    (
        ReadyGround(
            "Confidential information",
            "other",
            "Section 100A(2)",
            used_for="Given by the government in confidence, or barred by law. The public must be excluded.",
        ),
        _exempt(1, "Information relating to any individual", "personal", needs_redaction=True),
        _exempt(
            2,
            "Information which is likely to reveal the identity of an individual",
            "personal",
            needs_redaction=True,
        ),
        _exempt(
            3,
            "Information relating to the financial or business affairs of any particular person (including the "
            "authority holding that information)",
            "commercial",
        ),
        _exempt(
            4, "Information relating to consultations or negotiations on labour relations", "negotiation"
        ),
        _exempt(
            5,
            "Information to which a claim to legal professional privilege could be maintained in legal proceedings",
            "legal",
        ),
        _exempt(6, "Information about a statutory notice, order or direction that is proposed", "other"),
        _exempt(
            7,
            "Information relating to the prevention, investigation or prosecution of crime",
            "other",
        ),
    ),
)
OWN_RULES = GroundSet(
    "own-rules",
    "own_rules",
    "The ICB’s own rules",
    (
        *PLAIN,
        ReadyGround("Legal advice", "legal"),
        ReadyGround("Other reason stated on the agenda", "other"),
    ),
)
GROUND_SETS = {ready.key: ready for ready in (ACT_1960, ACT_1972, OWN_RULES)}
