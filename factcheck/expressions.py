"""This file holds expressions that are compiled when they are first used, and what compiling them gave, which can be kept."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Mapping
from typing import Any, AnyStr, Generic, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
Key = tuple[str | bytes, int]
"""An expression: its pattern and its flags."""

_kept: dict[Key, bytes] = {}
"""What compiling gave to an earlier process."""
_missed: list[Key] = []
"""What this process had to compile itself."""


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, compiled on first use.

    >>> regex("[0-9]+").findall("60 ports, 2 new")
    ['60', '2']
    """
    return cast(re.Pattern[AnyStr], _Late(pattern, flags))


def recall(kept: Mapping[Key, bytes]) -> None:
    """Take on what compiling gave before: a claim needs some 140 expressions, and compiling them is a third of its time."""
    _kept.update(kept)


def learnt() -> dict[Key, bytes]:
    """What compiling gave, now and before; nothing where this process had to compile none.

    `re` has no public way to keep that: a pickled expression is compiled again. This takes what `re._compiler.compile` hands to
    `_sre.compile`, and only where that makes the very expression that `re.compile` makes.
    """
    found = {key: told for key in _missed if key not in _kept and (told := _told(*key)) is not None}
    return {**_kept, **found} if found else {}


def engine() -> str:
    """What compiled expressions are good for: one build of Python, and the version of the engine in it."""
    magic = getattr(sys.modules.get("_sre"), "MAGIC", None)  # private: it may not be there
    return f"{sys.implementation.name} {sys.version} {sys.maxsize} {magic}"


class _Late(Generic[AnyStr]):
    """An expression that takes on the methods of the compiled one when it is asked for the first of them."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._asked = flags

    def __getattr__(self, name: str) -> Any:
        compiled = _compiled(self.pattern, int(self._asked))
        vars(self).update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)


def _compiled(pattern: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    """The compiled expression, out of what is kept where that can be used."""
    kept = _kept.get((pattern, flags))
    found = _revived(kept) if kept is not None else None
    if found is not None:
        return cast(re.Pattern[AnyStr], found)
    made = re.compile(pattern, flags)
    _missed.append((pattern, flags))
    return made


def _revived(told: bytes) -> re.Pattern[Any] | None:
    """The expression of which this was told, or None where this Python makes none of it."""
    try:
        from _sre import compile  # type: ignore[import-not-found]  # private: it may not be there

        return cast(re.Pattern[Any], compile(*marshal.loads(told)))
    except (ImportError, TypeError, ValueError, EOFError, ArithmeticError, RuntimeError):
        return None


def _told(pattern: str | bytes, flags: int) -> bytes | None:
    """What is to be told of an expression, or None where this Python does not compile as expected."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]  # private: they may not be there

        state = (parsed := _parser.parse(pattern, flags)).state
        names = {number: name for name, number in state.groupdict.items()}
        code = [int(each) for each in _compiler._code(parsed, flags)]
        groups = tuple(names.get(number) for number in range(state.groups))
        told = marshal.dumps((pattern, flags | state.flags, code, state.groups - 1, state.groupdict, groups))
    except (ImportError, AttributeError, TypeError, ValueError):
        return None
    expected, made = re.compile(pattern, flags), _revived(told)  # two are equal where their codes are
    return told if made == expected and made is not None and made.groupindex == expected.groupindex else None
