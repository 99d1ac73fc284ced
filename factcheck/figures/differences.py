"""This file holds how a number of things is told as the difference to another time: "5,000 more trams than in 2023", "5,000 trams fewer than"."""

from __future__ import annotations

import re

from factcheck.expressions import regex

_TIME = (
    r"(?:(?:in|during|at|for|over|throughout)\s)?(?:(?:the|an?|one|all\sof|its)\s){0,2}(?:(?:19|20)[0-9]{2}\b|(?:year|same|corresponding"
    r"|comparable|previous|preceding|prior|first|second|third|fourth|last|whole|full|entire|twelve\smonths|12\smonths|[QH][1-4]|January|February"
    r"|March|April|May|June|July|August|September|October|November|December|before|previously|hitherto)\b)"
)
_BETWEEN = r"(?:[^,.;:!?0-9]|,(?=\s[A-Z])|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9]))"
"""What may stand between "more" and "than": the things, with their names and time."""
_AGAINST = r"(?:compared\s(?:with|to)|relative\sto|versus|against)"
_MORE_THAN_THEN = regex(
    rf"\s(?:more|fewer|less)\b(?:{_BETWEEN}{{0,90}}?,?\s(?:than|{_AGAINST})\s{_TIME}|\s?(?:[.,;:!?)]|$))", re.I
)
_MORE = regex(r"\s(?:more|fewer|less)\s(?!than\b)", re.I)
_COMPARED = regex(
    rf"(?:^|[.;:!?]\s)\W{{0,3}}(?:(?:Measured|Set|When)\s)?{_AGAINST}\s{_TIME}[^,.;:!?0-9]{{0,30}},[^.;:!?0-9]{{0,60}}$", re.I
)
"""How a sentence begins that tells by how much its number is more: "Compared with 2023, inspectors saw | 5,000 more trams"."""
REACH = 120
"""How many characters before a number such a beginning may stand."""
_THINGS_MORE = regex(
    rf"\s(?:(?!of\b)[A-Za-z][a-z-]{{1,14}}\s){{1,4}}?(?:(?:(?P<up>more)|fewer|less)(?:\s(?:in|during|for)\s{_BETWEEN}{{2,50}}?)?\sthan"
    rf"|(?:(?P<up2>up)|down)\s(?:on|from))\s{_TIME}"
    r"|\s\([^()]{1,16}(?:%|per\s?cent)\)\s(?:(?P<up3>more|higher)|fewer|less|lower)\sthan\b"
)
"""... and with the same in percent between: "5,000 trams (3 %) fewer than the 8,000 of 2023"."""


def is_more_than_then(text: str, start: int, end: int) -> bool:
    """Whether a number of that place tells so many things more or fewer than in another time, or no more than that.

    >>> is_more_than_then("5,000 more trams in 2024 than in 2023", 0, 5), is_more_than_then("5,000 more trams than buses", 0, 5)
    (True, False)
    """
    if _MORE_THAN_THEN.match(text, end) is not None:
        return True
    return _MORE.match(text, end) is not None and _COMPARED.search(text, max(0, start - REACH), start) is not None


def things_more(text: str, end: int) -> int:
    """+1 or -1 where so many things, told right behind the number, are more or fewer than in another time; else 0.

    >>> things_more("5,000 trams fewer than in 2023", 5), things_more("5,000 trams, fewer than in 2023", 5)
    (-1, 0)
    """
    match = _THINGS_MORE.match(text, end)
    return 0 if match is None else 1 if match["up"] or match["up2"] or match["up3"] else -1
