"""This file holds the counting word of a value: the noun that it counts, in the singular."""

from __future__ import annotations

import re

from factcheck.core.figure import Figure
from factcheck.core.text import Sentence
from factcheck.core.unit import COUNT
from factcheck.expressions import regex

PEOPLE = frozenset(
    "people person individual resident citizen national visitor tourist traveller traveler passenger suspect officer "
    "patient worker employee member student pupil child adult man woman victim participant applicant customer guest migrant "
    "immigrant fugitive candidate voter talent journalist contact inhabitant soldier nurse doctor teacher player user holder "
    "personnel staff crew caller consultant midwife clinician volunteer motorist driver cyclist pedestrian commuter".split()
)
"""Nouns for people, whose counting word is "person"."""
IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "feet": "foot",
    "series": "series", "species": "species", "aircraft": "aircraft", "knives": "knife", "personnel": "person", "staff": "person",
    "data": "data", "premises": "premises", "news": "news",
}  # fmt: skip
ENDING = regex(
    r"[,;:()（），。；—–]|(?<!\b[A-Z])\.| \d|(?<=[a-z]s) and(?= (?-i:[A-Z]))| (?:of|for|involving|including|such|targeted|who|which|that|entering|requiring|per|processed|seized|died|obstructing"
    r"|is|are|was|were|has|have|had|in|at|by|from|to|with|than|on|under|across|against|while|but|when|during|since|as|after)\b",
    re.I,
)
"""What ends the noun phrase that is counted."""
QUOTED = regex(r"^\s?[“\"‘'][^”\"’']{1,60}[”\"’']")
NEXT_QUOTED = regex(r"\d (?=[“\"‘'][^”\"’']{1,60}[”\"’'] [a-z])")
COMMAS = 3
"""So many commas may part adjectives before the noun: "200 land, sea and air ports"."""
LISTED = regex(r"^\s?(?:[\w-]+ ?){1,3}, (?=[\w-]+(?: [\w-]+){0,2}(?:,| and\b| or\b))|^\s?(?:[\w-]+ ?){1,5}, (?=and\b)")
OTHER_TYPES = regex(r"^.{0,40}? and other (?:types|kinds|sorts|forms) of ")
NEXT_ITEM = regex(r"\s(?:and|or|but|while)\s(?:the\s)?(?:[\w-]+\s){1,4}[\w-]*\s?[$€£¥]?\d")
"""Behind a number, the next item of a list that tells its names before its numbers: "the South 8,775 and the Islands 3,385"."""
LOOSE_SECONDS = frozenset({"regions", "territories", "areas"})
"""Nouns that are added to another out of habit ("countries and regions"): the first is what counts."""
WERE_DONE = regex(r" (?:were|was|are|is|have been|had been) (?P<done>[a-z]{4,}ed)\b")
WERE = regex(r" (?:were|are|was|is) (?!\w+ed\b)(?P<noun>[^,.;:()]{3,60})")
NUMBER_OF = regex(
    r"\b(?:number|numbers|total|count) of (?P<noun>[^,.;:()]{3,80}?)(?: (?:was|were|is|are|has|have|had|in|at|for|to|rose|fell|reached|stood|increased|decreased|applying|issued|covered|verified)\b|$)",
    re.I,
)
ACRONYM = regex(r"^ ([A-Z]{2,6})\b")
WHO = regex(r"(?: [a-z-]+){1,3},? who\b")
"""What is "who" is a person, by whatever noun: "103 fugitive targets who had fled"."""
ONE_OF = regex(r"(?P<noun>[a-z]+)(?: of\b|$)")
WORD = regex(r"[A-Za-z][A-Za-z'’-]*")
SINGULAR_S = ("ss", "us", "is")
REACH = 90


def counting_word(figure: Figure, sentence: Sentence) -> str:
    """The unit of a value: one of measurement, or the noun that it counts; empty where the text names none."""
    if figure.observation.unit is not COUNT:
        return figure.observation.unit.name
    if figure.text.endswith(" times"):
        return "time"
    start, end = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
    behind, before = sentence.text[end : end + REACH], sentence.text[max(0, start - 2 * REACH) : start]
    told = _acronym(behind) or _behind(behind) or _subject(before) or _only_word(figure.counted) or _one(figure)
    told = told or _of_the_next(sentence.text[end:])
    return "person" if told and WHO.match(behind) else told


def noun_counted(figure: Figure, sentence: Sentence) -> str:
    """The plural right behind a number that says what it counts, as it is written: the passengers of "inbound and outbound passengers"."""
    end = figure.span.end - sentence.span.start
    behind = sentence.text[end : end + REACH]
    return "" if NEXT_ITEM.match(behind) or WERE.match(behind) else _plural(_noun_phrase(behind))


def is_kind(figure: Figure, sentence: Sentence) -> bool:
    """Whether the noun behind a value says what kind of thing it counts: the cases of "26,584 were day cases"."""
    return WERE.match(sentence.text, figure.span.end - sentence.span.start) is not None


def done_to(figure: Figure, sentence: Sentence) -> str:
    """What was done to the things that a number counts: "of whom 460 were rescued"; empty where the text does not say."""
    match = WERE_DONE.match(sentence.text, figure.span.end - sentence.span.start)
    return match["done"] if match else ""


def counted_phrase(figure: Figure, sentence: Sentence) -> str:
    """The words that say what a number counts: behind it, behind "were", or in "the number of …" before it; empty for none."""
    if figure.counted:
        return figure.counted
    start, end = figure.span.start - sentence.span.start, figure.span.end - sentence.span.start
    were = WERE.match(sentence.text[end : end + REACH])
    if were and _plural(_noun_phrase(were["noun"])):
        return " ".join(_noun_phrase(were["noun"]))
    subjects = list(NUMBER_OF.finditer(sentence.text[max(0, start - 2 * REACH) : start]))
    return " ".join(_noun_phrase(subjects[-1]["noun"])) if subjects else ""


def head_noun(head: str) -> str:
    """The noun that the head of a column counts: "Beds", "Operations, 2024"; empty where it names none."""
    noun = _plural(_noun_phrase(head))
    return _counting(noun) if noun else ""


def singular(word: str) -> str:
    """The singular of a noun.

    >>> [singular(word) for word in ("countries", "cases", "branches", "people", "gas")]
    ['country', 'case', 'branch', 'person', 'gas']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "buses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(SINGULAR_S) and len(word) > 3 else word


def _acronym(text: str) -> str:
    """The unit in capitals right behind a number: "612,400 TEU"."""
    match = ACRONYM.match(text)
    return match[1] if match else ""


def _one(figure: Figure) -> str:
    """The noun of which there is one: "1 group of ..."."""
    quantity = figure.observation.quantity
    match = ONE_OF.match(figure.counted)
    return _counting(match["noun"]) if match and quantity is not None and quantity.value == 1 else ""


def _of_the_next(text: str) -> str:
    """For a number of what is only named in quotes, the noun of the next such number: "4 “red” and 5 “green” tickets"."""
    named = QUOTED.match(text)
    following = NEXT_QUOTED.search(text, named.end()) if named else None
    return _behind(text[following.end() :]) if following else ""


def _only_word(counted: str) -> str:
    """The one word that is counted, where it is a plural."""
    return _counting(counted) if counted.isalpha() and counted.islower() and _is_plural(counted) else ""


def _behind(text: str) -> str:
    """The noun right behind a number, or behind "were"; empty where no plural stands there."""
    if quoted := QUOTED.match(text):
        text = text[quoted.end() :]
    if NEXT_ITEM.match(text):
        return ""
    text = OTHER_TYPES.sub(" ", text)
    were = WERE.match(text)
    phrase = were["noun"] if were else text
    for _ in range(COMMAS + 1):
        noun = _plural(_noun_phrase(phrase))
        if noun or not LISTED.match(phrase):
            break
        phrase = phrase.replace(",", "", 1)
    return _counting(noun) if noun else ""


def _subject(text: str) -> str:
    """The noun of "the number of … was" before a number; empty where there is none."""
    told = [_plural(_noun_phrase(match["noun"])) for match in NUMBER_OF.finditer(text)]
    return _counting(told[-1]) if told and told[-1] else ""


def _noun_phrase(phrase: str) -> list[str]:
    """The words of a phrase up to what qualifies its noun; "means of transport" is one noun."""
    phrase = " " + phrase.strip().replace("means of ", "means-of-")
    match = ENDING.search(phrase)
    return [word.lower() for word in WORD.findall(phrase[: match.start()] if match else phrase)][:7]


def _plural(words: list[str]) -> str:
    """The first plural of the words; of two side by side ("measles cases"), or joined by "and", the second."""
    plurals = [index for index, word in enumerate(words) if _is_plural(word)]
    if not plurals:
        return ""
    first = plurals[0]
    seconds = (index for index in plurals[1:] if words[index] not in LOOSE_SECONDS)
    joined = next((index for index in seconds if "and" in words[first + 1 : index] or index == first + 1), first)
    return words[joined]


def _counting(noun: str) -> str:
    if noun.startswith("means-of-"):
        return noun.replace("-", " ")
    one = singular(noun)
    return "person" if one in PEOPLE else one


def _is_plural(word: str) -> bool:
    return (
        word in IRREGULAR
        or word.startswith("means-of-")
        or (word.endswith("s") and not word.endswith(SINGULAR_S) and len(word) > 3)
    )
