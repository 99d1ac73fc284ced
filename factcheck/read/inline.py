"""This file holds the masking of what is no prose within a block (markup, code, comments, addresses); a mask keeps the length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.expressions import regex

URL_TEXT = r"\b(?:https?://|ftp://|www\.)[!-~]{1,2000}(?<![.,;:!?)\]}'\"*_>])|\b[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
URL = regex(URL_TEXT)
MARKUP = regex(
    rf"""
    (?P<comment><!--(?:[^-<]|-(?!->)|<(?!!--))*+-->)
    | (?P<code>(?<!`)(?P<ticks>`{{1,20}})(?!`).{{1,1000}}?(?<!`)(?P=ticks)(?!`))
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<autolink><(?:https?://|mailto:)[^<>\s]{{1,2000}}>)
    | (?P<break><br\s*/?>)
    | (?P<mark>(?<![mM])<sup>\s?\[?\d{{1,3}}\]?\s?</sup>|\[\^[^\]\s]{{1,50}}\]:?)
    | (?P<tag></?[A-Za-z][^<>]{{0,1000}}>)
    | (?P<target>\]\((?:[^()\n]|\([^()\n]{{0,500}}\)){{0,2000}}\)|\]\[[^\[\]]{{0,300}}\])
    | (?P<builder>\{{\{{[^{{}}]{{0,500}}\}}\}}|\{{%[^{{}}]{{0,500}}%\}}|\{{[\#.:][^{{}}]{{0,200}}\}}
        |\{{[a-z][\w:-]{{0,40}}\}}(?=`))
    | (?P<struck>~~[^~]{{1,1000}}~~)
    | (?P<bracket>!?\[(?:[ xX]\]|!\w{{1,20}}\])?|\])
    | (?P<emphasis>(?<=\S)(?<!\d)\*{{1,3}}|\*{{1,3}}(?=[^\s\d*])|(?<!\S)\*{{1,3}}(?=\S)|(?<=\S)\*{{1,3}}(?!\S)
        |(?<![^\W_])_{{1,3}}(?=\S)|(?<=\S)_{{1,3}}(?![^\W_]))
    | (?P<url>{URL_TEXT})
    """,
    re.VERBOSE | re.DOTALL,
)


def without_addresses(text: str) -> str:
    """The text with a blank for every character of a web or mail address.

    >>> without_addresses("See https://a.org/2024, p. 3")
    'See                   , p. 3'
    """
    return URL.sub(_blank, text) if "://" in text or "www." in text or "@" in text else text


def without_markup(text: str) -> str:
    """The text of a markdown block with a blank for every character that is not read; a forced line break is a line end.

    >>> without_markup("**610** [million](https://a.org/1) `x = 1`")
    '  610    million                          '
    """
    return MARKUP.sub(_masked, text)


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments in the text of a markdown block begin and end; one that stands in code is none.

    >>> list(comments("Up <!-- sic --> 5 %, `<!-- code -->`"))
    [(3, 15)]
    """
    return (found.span() for found in MARKUP.finditer(text) if found["comment"]) if "<!--" in text else iter(())


def _masked(found: re.Match[str]) -> str:
    if found["escaped"]:
        return " " + found["escaped"]
    if found["entity"]:
        import html  # slow to import, and few texts have entities

        character = html.unescape(found[0])
        return character.ljust(len(found[0])) if len(character) == 1 else _blank(found)
    return "\n" + " " * (len(found[0]) - 1) if found["break"] else _blank(found)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
