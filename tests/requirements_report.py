"""Which requirement is served by which test: collected while the suite runs, printed by `make requirements`.

A number counts as served by tests that were collected and passed in the last full run. R1–R196 and LP1–LP108.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

RECORD = Path(__file__).resolve().parent.parent / "var" / "requirements.json"
NUMBERS = [f"R{n}" for n in range(1, 197)] + [f"LP{n}" for n in range(1, 109)]


class Recorder:
    """On the controlling process: gathers what the workers report and writes it after a full run."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.passed: dict[str, set[str]] = defaultdict(set)
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)
        if report.when == "call" and report.passed:
            for key, number in report.user_properties:
                if key == "requirement":
                    self.passed[number].add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        if not self._is_full_run():
            return
        served = {number: sorted(tests - self.failed) for number, tests in self.passed.items()}
        RECORD.parent.mkdir(exist_ok=True)
        RECORD.write_text(json.dumps({n: t for n, t in served.items() if t}, indent=1))

    def _is_full_run(self) -> bool:
        option = self.config.option
        chosen = option.keyword or option.markexpr or getattr(option, "lf", False)
        return not chosen and self.config.args_source is not pytest.Config.ArgsSource.ARGS


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in item.iter_markers("requirement"):
            for number in mark.args:
                if number not in NUMBERS:
                    raise pytest.UsageError(f"{item.nodeid} names {number}, which is no requirement.")
                item.user_properties.append(("requirement", number))


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(Recorder(config), "requirement-recorder")


def _order(number: str) -> tuple[str, int]:
    letters, digits = re.match(r"([A-Z]+)(\d+)", number).groups()  # type: ignore[union-attr]
    return ("" if letters == "R" else letters, int(digits))


def main() -> int:
    """Print a line a number, and how many of the 196 are served."""
    if not RECORD.exists():
        sys.stderr.write("There is no record of a full run yet. Run `make test` first.\n")
        return 1
    served: dict[str, Any] = json.loads(RECORD.read_text())
    for number in sorted(NUMBERS, key=_order):
        tests = served.get(number)
        sys.stdout.write(f"{number} served {' '.join(tests)}\n" if tests else f"{number} missing\n")
    count = sum(1 for number in served if number.startswith("R"))
    sys.stdout.write(f"served {count} of 196\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
