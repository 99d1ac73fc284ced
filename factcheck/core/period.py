"""This file holds the period of time that a figure is about, as SDMX writes it, and the arithmetic of periods."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

ONE_DAY = timedelta(days=1)
PARTS = {"S": 6, "Q": 3}
MONTHS_OF_YEAR = 12
SHORTEST = 28
"""How many days every month has."""


class Period(Struct, frozen=True):
    """The days from `start` to `end`, both included; a start that is None is a total up to `end`, an end that is None runs on.

    What runs on since a month or a year that is told without its day may have begun on any day up to `latest`.

    >>> Period.parse("2024-S1")
    2024-S1
    >>> Period.parse("2024-01/P7M").end
    datetime.date(2024, 7, 31)
    """

    start: date | None
    end: date | None
    latest: date | None = None

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that SDMX text names: 2024, 2024-S1, 2022-Q1, 2024-07, 2024-07-10, 2024-01/P7M, 2021-04-08/2024-08-19, /2024-08.

        Raises ValueError for anything else.
        """
        start_text, slash, end_text = text.partition("/")
        if not slash:
            return cls(*_ends(text))
        if end_text.startswith("P") and end_text.endswith("M"):
            start, _ = _ends(start_text)
            return cls(start, month_end(start.year, start.month + int(end_text[1:-1]) - 1))
        return cls(_ends(start_text)[0] if start_text else None, _ends(end_text)[1] if end_text else None)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """The months `first` to `last` of a year, both included."""
        return cls(date(year, first, 1), month_end(year, last))

    @property
    def is_day(self) -> bool:
        """Whether the period is one day: an event, or a state as of that day."""
        return self.start is not None and self.start == self.end

    @property
    def days(self) -> int | None:
        """How many days the period has, None where an end is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    @property
    def is_stretch(self) -> bool:
        """Whether the period has two ends, and is no day, month, quarter, half or year."""
        return self.start is not None and self.end is not None and not self.is_day and self.whole_months not in (1, 3, 6, 12)

    @property
    def whole_months(self) -> int | None:
        """How many calendar months the period is made of, None where it is not made of whole ones."""
        if self.start is None or self.end is None or self.start.day != 1 or (self.end + ONE_DAY).day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def is_season(self) -> bool:
        """Whether it is made of whole months that no calendar year is divided into: an autumn, a school year; many call it by the year."""
        months = self.whole_months
        return bool(months and self.start and self.start.month > 1 and (self.start.month - 1) % months)

    @property
    def is_pair(self) -> bool:
        """Whether it is two calendar years, as "2023-24" is read: most who write so mean twelve months that begin in the first of them."""
        return self.whole_months == 2 * MONTHS_OF_YEAR and self.start is not None and self.start.month == 1

    def may_stand_for(self, other: Period) -> bool:
        """Whether it is two calendar years, and the other twelve months that begin in one and end in the other.

        >>> Period.parse("2023-01/P24M").may_stand_for(Period.parse("2023-07/P12M"))
        True
        """
        return self.is_pair and other.whole_months == MONTHS_OF_YEAR and other.is_season and other.within(self)

    def within(self, other: Period) -> bool:
        """Whether every day of this period is one of the other's."""
        starts = other.start is None or (self.start is not None and self.start >= other.start)
        return starts and (other.end is None or (self.end is not None and self.end <= other.end))

    def overlaps(self, other: Period) -> bool:
        """Whether the periods share a day."""
        return _not_after(self.start, other.end) and _not_after(other.start, self.end)

    def years_before(self, years: int) -> Period:
        """The same period so many years earlier.

        >>> Period.parse("2024-S1").years_before(1)
        2023-S1
        """
        return Period(_shifted(self.start, years), _shifted(self.end, years))

    def before(self) -> Period:
        """The period of the same length that ends the day before this one starts.

        >>> Period.parse("2022-Q1").before(), Period.parse("2024").before()
        (2021-Q4, 2023)
        """
        if self.start is None or self.end is None:
            return self
        months = self.whole_months
        if months is None:
            return Period(self.start - (self.end - self.start) - ONE_DAY, self.start - ONE_DAY)
        first = self.start.year * 12 + self.start.month - 1 - months
        return Period(date(first // 12, first % 12 + 1, 1), self.start - ONE_DAY)

    def minus(self, part: Period) -> Period | None:
        """What is left of this period without a part at its beginning or its end.

        >>> Period.parse("2024").minus(Period.parse("2024-01/P7M"))
        2024-08/P5M
        """
        if (
            self.start is None
            or self.end is None
            or part.start is None
            or part.end is None
            or self == part
            or not part.within(self)
        ):
            return None
        if part.start == self.start:
            return Period(part.end + ONE_DAY, self.end)
        return Period(self.start, part.start - ONE_DAY) if part.end == self.end else None

    def __repr__(self) -> str:
        months = self.whole_months
        if months is None or self.start is None:
            return self._as_dates()
        year, month = self.start.year, self.start.month
        if months == 12 and month == 1:
            return str(year)
        if months == 1:
            return f"{year}-{month:02}"
        for letter, length in PARTS.items():
            if months == length and (month - 1) % length == 0:
                return f"{year}-{letter}{(month - 1) // length + 1}"
        return f"{year}-{month:02}/P{months}M"

    __str__ = __repr__

    def _as_dates(self) -> str:
        if self.is_day:
            return str(self.start)
        return f"{self.start or ''}/{self.end or ''}"


class Rough(Period, frozen=True):
    """A part of a year that words tell only roughly: its first or last quarter for "early 2021" or "late 2021", or as well its `half`."""

    @property
    def half(self) -> Period:
        """The half of the year that may be meant."""
        assert self.start is not None
        return Period.months(self.start.year, 1, 6) if self.start.month == 1 else Period.months(self.start.year, 7, 12)

    @property
    def quarter(self) -> Period:
        """The quarter that is meant first of all."""
        return Period(self.start, self.end)


class Unplaced(Period, frozen=True):
    """So many months of a year that words do not place in it: "in six months of 2021"; 0 where they do not tell how many."""

    count: int = 0

    @property
    def whole_months(self) -> int:
        """How many calendar months they are."""
        return self.count

    def years_before(self, years: int) -> Unplaced:
        """As many months of the year so many years earlier."""
        return Unplaced(_shifted(self.start, years), _shifted(self.end, years), None, self.count)

    def may_be(self, period: Period) -> bool:
        """Whether a period is as long, and of that year, but not all of it."""
        is_as_long = period.whole_months == self.count if self.count else period.whole_months != MONTHS_OF_YEAR
        return is_as_long and period.within(self)

    def __repr__(self) -> str:
        assert self.start is not None
        return f"{self.count} months of {self.start.year}" if self.count else f"some time of {self.start.year}"

    __str__ = __repr__


class Relative(Struct, frozen=True):
    """A period told from the day of writing: "last year" is years=-1, "the first half of this year" months=(1, 6), "so far" to_date.

    `months` are the first and last month of the part of the year; `day` a day of the first of them; `since` marks a start
    without an end, `until` a total up to the end of it. Where `years` is None the words named no year ("since December 1"):
    the latest such date that is not in the future.

    >>> Relative(-1).on(date(2025, 1, 14)), Relative(0, (1, 7)).on(date(2024, 8, 19))
    (2024, 2024-01/P7M)
    """

    years: int | None
    months: tuple[int, int] = (1, 12)
    day: int | None = None
    since: bool = False
    to_date: bool = False
    until: bool = False

    @property
    def whole_months(self) -> int | None:
        """How many calendar months the words name, None where they name a day or no end."""
        is_open = self.day is not None or self.since or self.to_date or self.until
        return None if is_open else self.months[1] - self.months[0] + 1

    def on(self, today: date) -> Period:
        """The period that these words mean when written on this day."""
        first, last = self.months
        year = today.year + (self.years or 0)
        ends = first if self.day or self.since else last
        if self.years is None and ((first, self.day or 1) > (today.month, today.day) or ends > today.month):
            year -= 1
        start = date(year, first, min(self.day or 1, month_end(year, first).day))
        if self.until:
            return Period(None, start if self.day else month_end(year, last))
        if self.to_date:
            return Period(start, today)
        if self.since:
            return Period(start, None, None if self.day else month_end(year, last))
        return Period(start, start if self.day else month_end(year, last))

    def __str__(self) -> str:
        year = "year" if self.years is None else f"year{self.years:+d}" if self.years else "this-year"
        part = "" if self.months == (1, 12) else f"-{self.months[0]:02}/{self.months[1]:02}"
        return f"{'/' if self.until else ''}{year}{part}{f'-{self.day:02}' if self.day else ''}{'/' if self.since or self.to_date else ''}"


def _ends(text: str) -> tuple[date, date]:
    """First and last day of a year, half, quarter, month or day; ValueError for other text."""
    parts = text.split("-")
    year = int(parts[0])
    if len(parts[0]) != 4 or len(parts) > 3:
        raise ValueError(f"not a period: {text!r}")
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if parts[1][0] in PARTS and len(parts) == 2:
        length, number = PARTS[parts[1][0]], int(parts[1][1:])
        return date(year, (number - 1) * length + 1, 1), month_end(year, number * length)
    if len(parts) == 2:
        return date(year, int(parts[1]), 1), month_end(year, int(parts[1]))
    day = date(year, int(parts[1]), int(parts[2]))
    return day, day


def month_end(year: int, month: int) -> date:
    """The last day of a month, which may be counted on into other years.

    >>> str(month_end(2024, 2)), str(month_end(2024, 13))
    ('2024-02-29', '2025-01-31')
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _shifted(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    year = day.year - years
    return date(year, day.month, day.day if day.day <= SHORTEST else min(day.day, month_end(year, day.month).day))


def _not_after(left: date | None, right: date | None) -> bool:
    return left is None or right is None or left <= right
