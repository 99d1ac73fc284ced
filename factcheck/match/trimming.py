"""This file holds what a clause leaves out: who says it, the whole of a share, the parts of a whole, examples, and what is told behind a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.shares import is_most
from factcheck.match.clause import PREDICATE, TAIL, Clause, names
from factcheck.match.wholes import leading_whole

PARTS = regex(r"[,;，；]?\s*(?:of (?:whom|which|these|those|them)|among (?:them|these|whom))\b|[，；]?其中", re.I)
"""How the clause of a part begins, behind that of its whole."""
LED_WHOLE = regex(
    r"(?:^|[.;:]\s|,\s(?:and|but)\s)\W{0,3}(?:[Oo]f|[Aa]mong|[Oo]ut\sof)\s(?:(?:the|these|those|its|their|all|some|about|over|nearly|almost)\s){0,3}$"
)
"""What stands before a whole that opens its clause, behind the comma of which something is said of a part: "Of the | 90 guests, few were ill"."""
THEN = regex(r"(?<!\bwho)(?<!\bthat)(?<!\bwhich)\s(?:was|were|is|are)\s")
"""How the words go on to a part that is named last: "Among the 90 guests | were | a few cooks"."""
LATTER, FORMER = regex(r"\bthe latter\b", re.I), regex(r"\bthe former\b", re.I)
COLON = regex(r"[:;]\s")
THAN = regex(r"\b(?:than|from|compared|against|versus|on)\b")
_NAME = r"[A-Z][^\s,.;:]{1,20}(?: [A-Z][^\s,.;:]{1,20}){0,2}"
ASIDE = regex(rf",\s*(?:including|such as|among them|namely)\b|，包括|:\s(?={_NAME}, {_NAME}(?:,| and))")
"""What begins the examples of what a figure counts, or the names of all of it."""
LIKENED = regex(
    r"(?:,|\s[–—-]|\s(?=\())\s?\(?(?:(?:which|that)\s(?:is|was)\s)?(?:a\slittle\s|slightly\s|far\s|many\s|about\s|almost\s|nearly\s|roughly\s)?"
    r"(?:more|fewer|less|greater|bigger|larger|smaller)\sthan\s(?!in\b|a\b|any|all\b|every|each\b|most\b|both\b|others?\b|the\sothers?\b|the\srest\b|those\b|[a-z]+\s(?:year|month|week)|ever\b|usual|before|expected|last\b)"
    r"|(?:,|\s[–—-])\s(?:about\s|almost\s|nearly\s|roughly\s)?"
    r"(?:as\s(?:many|much)\sas|equal\sto|equivalent\sto|comparable\s(?:to|with)|on\sa\spar\swith|the\ssize\sof|enough\s(?:to|for))\s"
)
"""How a number is likened to something, behind it: "610 million, more than | the population of the continent"."""
SPEAKER = regex(
    r"\b(?:said|says|told (?:reporters|journalists|the press)|added|noted|explained|stated|recalled)(?: that)?\s"
    r"|^\W{0,3}(?:An?|One|Some)(?: [a-z-]{1,20}){1,4} (?:writes?|wrote|claims?|claimed|argues?|argued|reports?|reported|believes?|believed) that\s"
    r"|\b(?:statement|claim|announcement|assertion|report|news|fact|idea) that\s"
    r"|(?:表示|介绍|指出|称|说)[，,：:]"
)
UNNAMED_SPEAKER = regex(
    r",\s(?:an?|one|some)\s(?:[a-z-]{1,20}\s){1,3}(?:says?|said|writes?|wrote|claims?|claimed|argues?|argued|reports?|reported|puts? it|adds|added|notes|noted)"
    r"[.!]?[\"”]?$"
)
"""Who says it, behind it: ", a student paper writes."; one with a name may be who counted it."""
THERE = regex(r"\b[Tt]here\s(?:are|were|have\sbeen|had\sbeen|will\sbe)(?:\s[a-z]{3,10}){0,2}\s$")
OF_THEM = regex(r"\sof\s(?:them|these|those)\b")
"""What stands before and behind a number of what is named before: "There are | 240 | of them, at 12 ports"."""
TIMES_AS = regex(r"\b(?:times|twice|half|third|quarter|fifth|tenth)\s(?:as\s[a-z]{3,8}\sas|[a-z]{3,8}\sthan|that\sof)\s")
"""How words go on, behind a value, to another thing that it is held against: "45 minutes, three times as long as | the express"."""
OF_WHOLE = regex(r"^\s*(?:of|out of|in)\s+(?=\w)")
SO_MANY_IN = regex(r"\w (?:in|out of) \w|\bevery \w", re.I)
"""A share that its whole follows at once: "three in five passengers", "every fifth passenger"."""


def trimmed(
    text: str, offset: int, figures: Sequence[Figure], solid: Sequence[Span], found: Sequence[Clause], spans: Sequence[Span]
) -> list[Clause]:
    """The clauses of figures, each without what is not told of its figure; `spans` are the stretches into which the sentence was cut."""
    kept = [_without_parts(text, offset, clause, spans[index + 1 :]) for index, clause in enumerate(found)]
    kept = [_without_whole(text, offset, figure, clause) for figure, clause in zip(figures, kept, strict=True)]
    kept = [_without_tail(text, offset, figure, clause, solid) for figure, clause in zip(figures, kept, strict=True)]
    kept = [_of_led_whole(text, offset, figure, clause, solid) for figure, clause in zip(figures, kept, strict=True)]
    kept = [_of_them(text, offset, figure, clause) for figure, clause in zip(figures, kept, strict=True)]
    kept = [_without_rival(text, offset, figure, clause) for figure, clause in zip(figures, kept, strict=True)]
    kept = [_of_trend(text, offset, figure, clause) for figure, clause in zip(figures, kept, strict=True)]
    kept = [_of_latter(text, offset, index, figures, clause, spans) for index, clause in enumerate(kept)]
    kept = [_without_speaker(text, offset, figure, clause) for figure, clause in zip(figures, kept, strict=True)]
    return [_without_aside(text, offset, figure, clause, solid) for figure, clause in zip(figures, kept, strict=True)]


def _without_parts(text: str, offset: int, clause: Clause, behind: Sequence[Span]) -> Clause:
    """The clause of a whole without what is said of its parts: "30 million travellers, | of whom 14 million were citizens"."""
    if not behind or not PARTS.match(text, behind[0].start - offset):
        return clause
    return replace(clause, lenders=tuple(span for span in clause.lenders if span not in behind))


def _without_whole(text: str, offset: int, figure: Figure, clause: Clause) -> Clause:
    """The clause of a share without its whole, which only lends: "women were 38 % of the travellers", "38 % of the travellers were women"."""
    before = text[clause.span.start - offset : figure.span.start - offset]
    behind = text[figure.span.end - offset : clause.span.end - offset]
    if figure.observation.measure is not Measure.SHARE:
        return clause
    if names(leading_whole(before)) and PREDICATE.match(behind.lstrip()) and names(behind):
        whole = Span(clause.span.start, figure.span.start)
        return Clause(Span(figure.span.end, clause.span.end), (whole, *clause.lenders), is_part=True)
    if not (OF_WHOLE.match(behind) or SO_MANY_IN.search(figure.text) or is_most(figure.text)):
        return clause
    if names(before) and names(behind):
        whole = Span(figure.span.end, clause.span.end)
        return Clause(Span(clause.span.start, figure.span.end), (whole, *clause.lenders), is_part=True)
    verb = PREDICATE.search(behind)
    if verb is None or not names(behind[: verb.start()]) or not names(behind[verb.end() :]):
        return clause
    part = figure.span.end + verb.start()
    return Clause(Span(part, clause.span.end), (Span(figure.span.end, part), *clause.lenders), is_part=True)


def _without_tail(text: str, offset: int, figure: Figure, clause: Clause, solid: Sequence[Span]) -> Clause:
    """The clause of a change without what is told behind its comma.

    That is so of a bare one (", up 43.9 % on the year, the office said"), and where something else is told there ("traffic up 62 %,
    foreigners stream back").
    """
    named = any(clause.span.start <= span.start < figure.span.start for span in solid)
    commas = (match.end() + offset for match in TAIL.finditer(text, figure.span.end - offset, clause.span.end - offset))
    end = next((comma for comma in commas if not any(span.start < comma < span.end for span in solid)), None)
    if figure.observation.measure is not Measure.GROWTH or end is None:
        return clause
    if named and not any(0 <= span.start - end <= 1 for span in solid):
        return clause
    end -= 1
    return Clause(Span(clause.span.start, end), (*clause.lenders, Span(end, clause.span.end)))


def _of_trend(text: str, offset: int, figure: Figure, clause: Clause) -> Clause:
    """The clause of a trend, behind a colon, and without what it is measured against: "Demand cooled: | trips fell | from the peak in 2023"."""
    told = figure.observation
    if told.measure is not Measure.TREND:
        return clause
    colon = max(
        (mark.end() + offset for mark in COLON.finditer(text, clause.span.start - offset, figure.span.start - offset)), default=0
    )
    basis = THAN.search(text, figure.span.end - offset, clause.span.end - offset) if told.against is not None else None
    return replace(clause, span=Span(max(clause.span.start, colon), basis.start() + offset if basis else clause.span.end))


def _of_led_whole(text: str, offset: int, figure: Figure, clause: Clause, solid: Sequence[Span]) -> Clause:
    """The clause of a whole that opens it without what is said of a part of it."""
    if figure.observation.measure is not Measure.LEVEL or not LED_WHOLE.search(text, 0, figure.span.start - offset):
        return clause
    start, end = figure.span.end - offset, clause.span.end - offset
    commas = (match.start() + offset for match in TAIL.finditer(text, start, end + 1))  # where the clause ends may be one
    comma = next((at for at in commas if not any(span.start < at < span.end for span in solid)), None)
    verb = THEN.search(text, start, end) if comma is None else None
    before = tuple(span for span in clause.lenders if span.end <= figure.span.start)
    if comma is None and verb is None:
        return clause
    return Clause(Span(clause.span.start, comma or (verb.start() + offset if verb else clause.span.end)), before)


def _of_them(text: str, offset: int, figure: Figure, clause: Clause) -> Clause:
    """The clause of a number of "them", which is named before, and nothing behind it: "There are 240 of them, | at 12 ports"."""
    is_there = THERE.search(text, 0, figure.span.start - offset) is not None
    if not is_there or OF_THEM.match(text, figure.span.end - offset) is None:
        return clause
    return replace(clause, lenders=tuple(span for span in clause.lenders if span.end <= figure.span.start))


def _without_rival(text: str, offset: int, figure: Figure, clause: Clause) -> Clause:
    """The clause of a value without what it is so many times, which another names: "the desk took 45 minutes, three times as long as | the express"."""
    rival = TIMES_AS.search(text, clause.span.end - offset)
    if rival is None or figure.observation.measure is not Measure.LEVEL:
        return clause
    return replace(clause, lenders=tuple(span for span in clause.lenders if span.end <= rival.end() + offset))


def _of_latter(text: str, offset: int, index: int, figures: Sequence[Figure], clause: Clause, spans: Sequence[Span]) -> Clause:
    """The clause of "the latter", to which only the figure before lends, or of "the former", to which only the one before that does."""
    before = text[clause.span.start - offset : figures[index].span.end - offset]
    if index > 0 and LATTER.search(before):
        return replace(clause, lenders=(spans[index - 1],))
    if index > 1 and FORMER.search(before):
        return replace(clause, lenders=(spans[index - 2],))
    return clause


def _without_speaker(text: str, offset: int, figure: Figure, clause: Clause) -> Clause:
    """The clause without who says it: "Wu Min, who heads the passport office, said that 40,000 visas ..."."""
    start = max(
        (verb.end() + offset for verb in SPEAKER.finditer(text, clause.span.start - offset, figure.span.start - offset)),
        default=None,
    )
    behind = UNNAMED_SPEAKER.search(text, figure.span.end - offset) if clause.span.end == offset + len(text) else None
    end = behind.start() + offset if behind else clause.span.end
    if start is None:
        return replace(clause, span=Span(clause.span.start, end)) if behind else clause
    return replace(clause, span=Span(start, end), lenders=(*clause.lenders, Span(clause.span.start, start)))


def _without_aside(text: str, offset: int, figure: Figure, clause: Clause, solid: Sequence[Span]) -> Clause:
    """The clause without the examples behind its figure, and without what it is likened to where nobody here knows that."""
    for aside in ASIDE.finditer(text, figure.span.end - offset, clause.span.end - offset):
        end = aside.start() + offset
        if not any(span.start < end < span.end for span in solid):
            return replace(clause, span=Span(clause.span.start, end))
    likened = LIKENED.search(text, figure.span.end - offset, clause.span.end - offset)
    if likened and not any(span.overlaps(Span(likened.start() + offset, clause.span.end)) for span in solid):
        return replace(clause, span=Span(clause.span.start, likened.start() + offset))
    return clause
