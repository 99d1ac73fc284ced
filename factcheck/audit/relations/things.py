"""This file holds the search for things that are counted and then listed behind a colon: "three things: the permit, a phone and a pen"."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.expressions import regex

THINGS = regex(
    r"\s(?:[a-z]+\s){0,2}(?:things|items|objects|papers|documents|forms|tools|ingredients|conditions|reasons|steps|goals|rules)\b[^:.;?!]{0,120}:\s?[\"“‘']?",
    re.I,
)
"""Between a count and the things that it counts, named behind a colon, be it in another stretch of the same quotation."""
THING = regex(r"[\"“]?(?:an?|the|your|his|her|its|their|my|our|some)\s[\w'’ -]{2,50}", re.I)
"""A thing of such a list: what has no article may be a word beside the thing before."""
GLUE_THINGS = regex(r",\s(?:and\s)?|\sand\s")
COMMA = regex(r"(,)\s(?:and\s)?|\sand\s")
LAST_THING = regex(r"\sand\s[^,]+$")
DEFINITE = regex(r"(?:the|your|his|her|its|their|my|our)\s", re.I)
AGAIN = regex(r"(?:an?|one|some)\s", re.I)
"""How a thing begins, and one that may be it again in other words: "the weather, a bad one this year, and the price"."""
THINGS_END = regex(r"[.!?;:\"”—]")
DISHES = regex(r"\s(?:[a-z-]{2,14}\s){0,2}(?P<noun>[a-z]{3,15}s)(?:\s(?:in all|of them|in total))?:\s")
"""Between a count and the things of any kind that it counts, right behind a colon."""
DISH = regex(r"(?:(?:an?|the)\s)?[a-z][a-z'’-]{1,15}(?:\s[a-z][a-z'’-]{1,15}){0,2}")
"""A thing of such a list, in a word or three."""
NO_NOUN = regex(
    r"\b(?:percent|per|years|months|weeks|days|hours|minutes|seconds|times|points|and|was|were|is|are|has|have|had|to|that|who|which|when|both|each)\b"
)
"""Words of what is no list of things."""
FEWEST = 3
MOST_OFF = 2
"""A list with so many more or fewer things than are counted is of something else."""


def listed(text: str, start: int, count: int) -> tuple[tuple[str, ...], int] | None:
    """The things listed behind a count and where they end; None where there is no such list, or one that may hold the count."""
    return _things(text, start, count) or _named(text, start, count)


def _things(text: str, start: int, count: int) -> tuple[tuple[str, ...], int] | None:
    """The things of a list that have an article each; one that may be told again in other words may be two or one."""
    match = THINGS.match(text, start)
    if match is None:
        return None
    end = THINGS_END.search(text, match.end())
    stop = end.start() if end else len(text)
    told = text[match.end() : stop]
    items = GLUE_THINGS.split(told)
    closed = [comma == "," for comma in COMMA.findall(told)]
    again = sum(
        bool(DEFINITE.match(one) and AGAIN.match(other))
        for (one, other), ends in zip(pairwise(items), closed[1:], strict=False)
        if ends
    )
    is_list = len(items) >= FEWEST and LAST_THING.search(told) and not (again and len(items) - again <= count <= len(items))
    return (tuple(items), stop) if is_list and all(map(THING.fullmatch, items)) else None


def _named(text: str, start: int, count: int) -> tuple[tuple[str, ...], int] | None:
    """The things of a list that ends its sentence, in a word or three each: "five dishes: fish balls, peanut soup and jelly"."""
    match = DISHES.match(text, start)
    if match is None or NO_NOUN.search(match[0]):
        return None
    told = text[match.end() :].rstrip(" .!\"”’'")
    items = GLUE_THINGS.split(told)
    is_list = (
        len(items) >= FEWEST and LAST_THING.search(told) and told.count(" and ") == 1 and not NO_NOUN.search(" ".join(items))
    )
    is_near = abs(len(items) - count) <= MOST_OFF
    return (tuple(items), len(text)) if is_list and is_near and all(map(DISH.fullmatch, items)) else None
