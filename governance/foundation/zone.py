"""The one time zone of the portal; apart from the clock, so that pure rules can put dates into words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
