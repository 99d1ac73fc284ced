"""This file holds how foreign text is made visible: characters that would act on a terminal are shown instead of sent to it."""

from __future__ import annotations

from unicodedata import category

from factcheck.expressions import regex

BLANKS = frozenset("\t\n\r\u2028\u2029\x0b\x0c\x85")
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that act instead of showing: controls, formats (among them the bidi marks), surrogates, separators."""
RISKY = regex("[\x7f-\x9f\xad\u0600-\u0605\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]")


def visible(text: str) -> str:
    r"""The text on one line, with every character that would act instead of showing written as its code.

    >>> visible("a\u202eb\x1b[31m"), visible("one\r\ntwo\tthree")
    ('a<U+202E>b<U+001B>[31m', 'one two three')
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text.replace("\r\n", "\n"))


def escaped_json(text: str) -> str:
    r"""JSON text with the characters that would act on a terminal written as escapes; it means the same.

    >>> escaped_json('"a\u202eb"')
    '"a\\u202eb"'
    """
    return RISKY.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _shown(character: str) -> str:
    if character in BLANKS:
        return " "
    acts = category(character) in HIDDEN or _is_noncharacter(character)
    return f"<U+{ord(character):04X}>" if acts else character


def _is_noncharacter(character: str) -> bool:
    r"""Whether Unicode keeps the code point for programs' own use: no text holds it, and XML forbids some of them.

    >>> _is_noncharacter("\uffff"), _is_noncharacter("\ufdd0"), _is_noncharacter("\ufffd")
    (True, True, False)
    """
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
