"""This file holds the nearest name: what somebody may have meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str:
    """The known name that is most like this one, or an empty text where none is like it.

    >>> nearest("abuot", ["about", "unit", "value"])
    'about'
    >>> nearest("zebra", ["about", "unit", "value"])
    ''
    """
    from difflib import get_close_matches  # rarely needed, and slow to import

    by_lower = {known.casefold(): known for known in names}
    found = get_close_matches(name.casefold(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The nearest name as a question to add to a message, or an empty text.

    >>> did_you_mean("abuot", ["about"])
    ' (did you mean about?)'
    """
    found = nearest(name, names)
    return f" (did you mean {found}?)" if found else ""
