"""`make bench`: runs the benchmarks named on the command line, or all of them, and prints their ratios."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ALL = ("pack", "public_page", "imports", "authority", "comparison")


def main() -> None:
    for name in sys.argv[1:] or ALL:
        importlib.import_module(f"benchmarks.{name}").main([])


if __name__ == "__main__":
    main()
