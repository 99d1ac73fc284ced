"""This file holds the encoding that a page declares for itself, and the refusal of a page that is read in another one."""

from __future__ import annotations

import codecs
import re

from factcheck.expressions import regex
from factcheck.read.errors import Unreadable

HEAD = 4096
"""Within so many bytes from its beginning a page declares its encoding."""
DECLARED = regex(rb"<meta\s[^<>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}(?P<name>[\w:.+-]{1,40})", re.IGNORECASE)
DEFAULT = "utf-8"


def check_declared(data: bytes, encoding: str, name: str) -> None:
    """Refuse a page that says it is in another encoding than UTF-8, unless one was named. Raises Unreadable.

    Where all its characters are ASCII they are the same in both.
    """
    found = DECLARED.search(data, 0, HEAD)
    if not found or data.isascii() or _known(encoding) != DEFAULT:
        return
    declared = found["name"].decode("ascii", "replace")
    if _known(declared) != DEFAULT:
        raise Unreadable(f"{name} says that it is in {declared}, not UTF-8", f"name its encoding: --encoding {declared}")


def _known(encoding: str) -> str:
    """An encoding's own name for one of its names; an unknown one's is empty."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""
