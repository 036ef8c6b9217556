"""Bank holidays in England and Wales, and working days: Monday to Friday without them.

The table is the one that GOV.UK publishes (gov.uk/bank-holidays). It ends with the last year published: beyond it,
and before it begins, whether a day is a working day is not known, which is a state of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

NAMES = {
    "N": "New Year’s Day",
    "G": "Good Friday",
    "E": "Easter Monday",
    "M": "Early May bank holiday",
    "S": "Spring bank holiday",
    "A": "Summer bank holiday",
    "C": "Christmas Day",
    "B": "Boxing Day",
    "X": "Extra bank holiday",
}
# One line a year: month-day and the letter of its name; a substitute day has the name of the day that it stands for.
TABLE = """
2012 01-02N 04-06G 04-09E 05-07M 06-04S 06-05X 08-27A 12-25C 12-26B
2013 01-01N 03-29G 04-01E 05-06M 05-27S 08-26A 12-25C 12-26B
2014 01-01N 04-18G 04-21E 05-05M 05-26S 08-25A 12-25C 12-26B
2015 01-01N 04-03G 04-06E 05-04M 05-25S 08-31A 12-25C 12-28B
2016 01-01N 03-25G 03-28E 05-02M 05-30S 08-29A 12-26B 12-27C
2017 01-02N 04-14G 04-17E 05-01M 05-29S 08-28A 12-25C 12-26B
2018 01-01N 03-30G 04-02E 05-07M 05-28S 08-27A 12-25C 12-26B
2019 01-01N 04-19G 04-22E 05-06M 05-27S 08-26A 12-25C 12-26B
2020 01-01N 04-10G 04-13E 05-08M 05-25S 08-31A 12-25C 12-28B
2021 01-01N 04-02G 04-05E 05-03M 05-31S 08-30A 12-27C 12-28B
2022 01-03N 04-15G 04-18E 05-02M 06-02S 06-03X 08-29A 09-19X 12-26B 12-27C
2023 01-02N 04-07G 04-10E 05-01M 05-08X 05-29S 08-28A 12-25C 12-26B
2024 01-01N 03-29G 04-01E 05-06M 05-27S 08-26A 12-25C 12-26B
2025 01-01N 04-18G 04-21E 05-05M 05-26S 08-25A 12-25C 12-26B
2026 01-01N 04-03G 04-06E 05-04M 05-25S 08-31A 12-25C 12-28B
2027 01-01N 03-26G 03-29E 05-03M 05-31S 08-30A 12-27C 12-28B
2028 01-03N 04-14G 04-17E 05-01M 05-29S 08-28A 12-25C 12-26B
"""


@dataclass(frozen=True)
class BankHolidays:
    """Day → name, complete from `first` to `last`, both included."""

    days: Mapping[date, str]
    first: date
    last: date

    def is_known(self, day: date) -> bool:
        """Whether it can be said of this day that it is, or is not, a bank holiday."""
        return self.first <= day <= self.last

    def is_working_day(self, day: date) -> bool:
        """Raises ValueError beyond the table, so that an unknown day is never taken for a working day."""
        if not self.is_known(day):
            raise ValueError(f"The bank holidays of {day.year} are not known.")
        return day.weekday() < 5 and day not in self.days

    def name_of(self, day: date) -> str:
        """The name of the bank holiday; empty on every other day."""
        return self.days.get(day, "")


def read(table: str) -> BankHolidays:
    """The table as above; its years must follow each other."""
    days: dict[date, str] = {}
    years: list[int] = []
    for line in table.split("\n"):
        if not line:
            continue
        year, *entries = line.split()
        years.append(int(year))
        for entry in entries:
            days[date.fromisoformat(f"{year}-{entry[:5]}")] = NAMES[entry[5]]
    if years != list(range(years[0], years[0] + len(years))):
        raise ValueError("The years of the table do not follow each other.")
    return BankHolidays(MappingProxyType(days), date(years[0], 1, 1), date(years[-1], 12, 31))


ENGLAND_AND_WALES = read(TABLE)
