"""This file holds who published a release: a body that a line of its head or end names, or that its title or first sentence makes speak."""

from __future__ import annotations

import re

from factcheck.core.text import Document
from factcheck.expressions import regex
from factcheck.extract.head import KIND, edges, head_lines

BYLINES = 4
"""Among so many lines from the top, a line that opens with the name of a body tells the publisher."""
SIGNATURE, SHORT = 3, 60
"""Among so many lines from the end, one with no more characters may be signed with it."""
FEWEST, MOST = 2, 9
"""The name of a body has so many words."""
PUBLISHER = regex(
    r"^\W{0,6}(?:publisher|published by|issued by|released by|source|issuing (?:body|authority)|author|organisation|organization"
    r"|发布机构|发布单位|来源)\W{0,4}[:：]\W{0,4}(?P<name>[^\n|\t]{3,120}?)[\s*_.]*(?=\s{2,}|\t|$|\||\s[A-Z][a-z]+(?: [a-z]+){0,2} ?[:：])",
    re.I,
)
"""A line that says it, up to a wide gap or what the line says next."""
ISSUED_BY = regex(
    r"\b(?i:issued|published|released|compiled) by (?:the )?(?P<name>[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|the|and|for|&)){0,9})"
)
UNIT = r"Department|Division|Section|Unit|Branch|Registry|Secretariat|Desk|Directorate|Office"
"""What may be a part of a body, named under it."""
BODY = (
    r"Authority|Board|Ministry|Agency|Administration|Bureau|Council|Commission|Institut\w+|Trust|Service|University|Bank|Customs|Library"
    r"|Hospital|Association|Federation|Committee|Police|Court|Treasury|Statistics|Company|Foundation|Society|Union|Corporation|Group"
    r"|Brigade|Consortium|Inspectorate|Observatory|Museum|Academy|College|Chamber|Fund|Centre|Center|Laborator\w+|Municipality|Parliament"
    rf"|Regulator|Operator|Network|Airports?|Railways?|Partnership|Alliance|Cooperative|Guard|Registrar|{UNIT}"
)
_WORD = r"[A-Z][\w'’&-]*"
BYLINE = regex(
    rf"^[*_#> ]*(?P<name>(?:{_WORD}|of|the|and|for)(?: (?:{_WORD}|of|the|and|for|&)){{0,9}})(?=\s?[,.|–—]| -|\s\([^()]{{1,20}}\)$|$)"
)
"""A line that opens with a name, which may be that of a body."""
NAMED_BODY = regex(rf"\b(?:{BODY})\b", re.I)
OF_PLACE = regex(r"^(?:the )?(?:city|town|county|canton|province|government) of (?:the )?[A-Z]|\bGovernment$", re.I)
"""How the name of a place's own government goes."""
NAMED_UNIT = regex(
    rf"^(?:the )?(?:[\w&'’-]+ ){{0,5}}(?:{UNIT})$|^(?:Department|Division|Section|Directorate|Office) (?:of|for)\b", re.I
)
RELEASES = regex(
    r"^(?:the )?(?P<name>[^,.:;]{4,90}?) (?:(?:has )?(?:released|published|issued|announced)|releases|publishes|issues|reports|announces"
    r"|presents|posts|introduces|unveils)\b",
    re.I,
)
"""A title, or a first sentence, that says who published the text."""
ABOUT = regex(r"^About (?:the )?(?P<name>[A-Z].{3,80})$")
"""The heading over what a body says of itself at the end of a release."""
OFFICE = regex(
    r"(?:(?:deputy|vice|press|chief|senior|acting) )?(?:director|minister|secretary|head|chief|president|chair\w*|commissioner|governor"
    r"|spokes\w+|officer|manager|professor|dr)\b",
    re.I,
)
"""How the name of a person's office begins, which holds that of a body."""
LINKED = regex(r"\s(?:of|for)\s")
LETTERS = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SMALL_WORDS = frozenset("of the and for in on at de".split())


def publisher_of(document: Document, title: str) -> str:
    """Who the text says published it; empty where it says so nowhere."""
    lines = list(edges(document))
    said = (match for line in lines if (match := PUBLISHER.match(line)))
    issued = (match for line in lines if (match := ISSUED_BY.search(line)))
    told = next((_clean(match["name"]) for match in (*said, *issued)), "")
    bodies = [name for line in lines[:BYLINES] if (name := body(line))]
    whole = (name for name in bodies if not NAMED_UNIT.search(name))
    above = (name for line in head_lines(document)[:1] if line != title and (name := lone_name(line)))
    named = told or next(whole, "") or next(above, "") or next(iter(bodies), "")
    about = (name for line in lines if (name := _about(line)))
    signed = (name for line in lines[BYLINES:][-SIGNATURE:] if len(line) < SHORT and (name := body(line)))
    return named or _releasing(title) or next(about, "") or next(signed, "")


def body(line: str) -> str:
    """The name of a body that a line opens with, in the head of a release."""
    name = _name(line)
    is_name = bool(NAMED_BODY.search(name) or OF_PLACE.search(name)) and len(name.split()) >= FEWEST and not OFFICE.match(name)
    return name if is_name and not (KIND.match(name) or ABOUT.match(line)) else ""


def lone_name(line: str) -> str:
    """The name that a line is and nothing else, as one above a title may be: "City of Aldmoor"; empty for another line."""
    name = _name(line)
    is_whole = name.casefold() == line.casefold() and FEWEST <= len(name.split()) <= MOST and LINKED.search(name) is not None
    return name if is_whole and not KIND.match(name) and not OFFICE.match(name) else ""


def _name(line: str) -> str:
    """The name that a line opens with; one in capitals as it is written elsewhere."""
    match = BYLINE.match(_capitalised(line) if line.isupper() else line)
    return _clean(match["name"]) if match else ""


def _capitalised(line: str) -> str:
    """A line in capitals with capitals where a name has them."""
    low = LETTERS.sub(lambda word: word[0].lower() if word[0].lower() in SMALL_WORDS else word[0].capitalize(), line)
    return low[:1].upper() + low[1:]


def _releasing(title: str) -> str:
    """The body that a title makes speak: "Harbour Office publishes the figures of 2024"."""
    match = RELEASES.match(title)
    return body(match["name"]) if match else ""


def _about(line: str) -> str:
    match = ABOUT.match(line)
    return body(match["name"]) if match else ""


def _clean(name: str) -> str:
    return " ".join(name.replace("*", "").split()).rstrip(".,;")
