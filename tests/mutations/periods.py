"""This file holds how periods are told: the words for each period of the base, and the other periods that a claim may name falsely."""

from __future__ import annotations

from datetime import date

from factcheck.core.period import Period

WORDS: dict[str, tuple[str, ...]] = {
    "2021-S1": ("in the first half of 2021", "from January to June 2021", "in the first six months of 2021"),
    "2022-Q1": ("in the first quarter of 2022", "from January to March 2022", "in the first three months of 2022"),
    "2023": ("in 2023", "during 2023"),
    "2024": ("in 2024", "during 2024", "over the whole of 2024"),
    "2024-S1": ("in the first half of 2024", "from January to June 2024"),
    "2024-01/P7M": ("in the first seven months of 2024", "from January to July 2024", "between January and July 2024"),
    "2024-01-01/2024-08-19": ("between 1 January and 19 August 2024", "from January 1 to August 19, 2024"),
    "2024-05-06/2024-08-19": ("between 6 May and 19 August 2024", "from May 6 to August 19, 2024"),
    "2024-07-10/2024-08-19": ("between 10 July and 19 August 2024", "from July 10 to August 19, 2024"),
    "2023-12-01/2024-08-19": ("between 1 December 2023 and 19 August 2024",),
    "2021-04-08/2024-08-19": ("between April 2021 and August 2024", "from 8 April 2021 to 19 August 2024"),
    "2024-12-01/2025-01-14": ("between 1 December 2024 and 14 January 2025", "from December 1, 2024 to January 14, 2025"),
    "2025-01-01/2025-01-14": ("between 1 January and 14 January 2025", "from January 1 to January 14, 2025"),
    "2024-11-30/2025-01-14": ("", "between 30 November 2024 and 14 January 2025"),
    "/2024-08-19": ("by 19 August 2024", "as of mid-August 2024"),
    "2024-08-19": ("", "as of August 2024", "as of 19 August 2024"),
    "2025-01-14": ("", "as of January 2025", "as of 14 January 2025"),
    "2024-12-01": ("on 1 December 2024", "on December 1, 2024"),
    "2025-01-01": ("on 1 January 2025", "on January 1, 2025"),
}
"""The words for a period, the commonest first; a state needs none."""

CHINESE: dict[str, str] = {
    "2021-S1": "2021年上半年",
    "2022-Q1": "2022年一季度",
    "2023": "2023年",
    "2024": "2024年",
    "2024-S1": "2024年上半年",
    "2024-01/P7M": "2024年1至7月",
    "2024-01-01/2024-08-19": "2024年1月1日至8月19日",
    "2024-05-06/2024-08-19": "2024年5月6日至8月19日",
    "2024-07-10/2024-08-19": "2024年7月10日至8月19日",
    "2021-04-08/2024-08-19": "2021年4月至2024年8月",
    "2024-12-01/2025-01-14": "2024年12月1日至2025年1月14日",
    "2025-01-01/2025-01-14": "2025年1月1日至14日",
    "2024-11-30/2025-01-14": "",
    "/2024-08-19": "截至2024年8月19日",
    "2024-08-19": "",
    "2025-01-14": "",
}

RELATIVE: dict[str, tuple[str, date]] = {
    "2021-S1": ("in the first half of this year", date(2021, 7, 30)),
    "2022-Q1": ("in the first quarter of this year", date(2022, 4, 27)),
    "2024": ("last year", date(2025, 1, 14)),
    "2024-01/P7M": ("in the first seven months of this year", date(2024, 8, 19)),
    "2024-01-01/2024-08-19": ("so far this year", date(2024, 8, 19)),
}
"""The words for a period that tell it from a day, and that day."""

SWAPPED = ("2024", "2022-Q1", "2021-S1", "2024-01/P7M")
"""The periods that a claim may name falsely: those that whole releases report."""


def words(period: Period, turn: int = 0) -> str | None:
    """The words for a period, one after the other with each turn; None for a period without any."""
    told = WORDS.get(str(period))
    return told[turn % len(told)] if told else None


def is_flow(period: Period) -> bool:
    """Whether what is reported for the period came about in it, and is no state or running total."""
    return period.start is not None and not period.is_day
