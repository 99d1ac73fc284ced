"""This file holds expressions that are compiled when they are first used: a claim needs few of the many that there are."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled on first use.

    >>> regex("[0-9]+").findall("60 ports, 2 new")
    ['60', '2']
    """
    return cast(re.Pattern[AnyStr], _Late(pattern, flags))


class _Late(Generic[AnyStr]):
    """An expression that takes on the methods of the compiled one when it is asked for the first of them."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._asked = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._asked)
        vars(self).update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)
