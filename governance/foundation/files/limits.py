"""How large, how long and how heavy an upload may be. Data, so that a deployment can set its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class FileLimits:
    """Limits of one check.

    `bytes`, `unzipped_bytes`, `output_bytes` and `memory` are bytes; `pages` is PDF pages; `entries` is
    members of a Word or Excel archive; `pixels` is width times height of one picture; `seconds` is processor
    time (the clock may run `wall_factor` times as long before the check is stopped, as machines are shared).
    """

    bytes: int = 100 * MIB
    pages: int = 2_000
    unzipped_bytes: int = 512 * MIB
    entries: int = 5_000
    pixels: int = 60_000_000
    output_bytes: int = 200 * MIB
    seconds: int = 40
    wall_factor: float = 3.0
    memory: int = 1024 * MIB

    @property
    def wall_seconds(self) -> float:
        return self.seconds * self.wall_factor

    def as_dict(self) -> dict[str, int | float]:
        return asdict(self)

    @classmethod
    def from_mapping(cls, values: Mapping[str, int | float]) -> FileLimits:
        """Limits with some values changed, as settings give them; a name that is no limit is a TypeError."""
        return cls(**values)  # type: ignore[arg-type]


DEFAULT_LIMITS = FileLimits()
