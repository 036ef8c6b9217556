"""Models of composition."""

from membership.composition.models.composition import CompositionRule, RuleSeat

__all__ = ["CompositionRule", "RuleSeat"]
