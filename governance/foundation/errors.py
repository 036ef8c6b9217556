"""What an action raises when it will not do what was asked."""

from __future__ import annotations

from typing import Any

from governance.foundation.outcome import Outcome


class Refused(Exception):
    """An action was refused; `outcome` says why in words."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(f"{outcome.code}: {outcome.reason}")
        self.outcome = outcome


class NotPermitted(Refused):
    """The person may not do this here, on this date."""


class RuleNotMet(Refused):
    """The person may, but a rule of governance is not met."""


class StaleEdit(Exception):
    """Somebody saved the record since it was opened; `current` is the record as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__("The record was changed since you opened it.")
        self.current = current
