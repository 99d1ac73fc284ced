"""This file holds the cut of a sentence into clauses, one for each figure, and which clauses lend each other what they leave unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.core.figure import Figure, Measure
from factcheck.core.text import Span
from factcheck.expressions import regex
from factcheck.figures.in_place import is_in_place
from factcheck.match.clause import PREDICATE, TAIL, Clause, names
from factcheck.match.respectively import pairings
from factcheck.match.trimming import trimmed

SEPARATORS: tuple[tuple[re.Pattern[str], int], ...] = (
    (regex(r"[;:；：。？！?!—]| [–|-] |\. |\n"), 0),
    (
        regex(
            r"[,，、](?=\s*(?:and|while|but|whereas|with|of which|of whom|including|plus|of these|of them|among)\b)|，(?=其中|同时)"
        ),
        0,
    ),
    (regex(r"\s(?:and|while|but|whereas)\s(?=[^,;.]{2,40},\s(?:at|with)\s(?:about |some |around |nearly )?$)"), -1),
    (regex(r"[,，、]"), 0),
    (
        regex(r"\b(?:while|but|whereas|of which|of whom|including|plus|as well as|versus|against|compared with)\b|其中|同时"),
        0,
    ),
    (regex(r"\b(?:and|or|then)\b|[和及与并]"), -1),
    (regex(r"\b(?:involving|with|netting|who|which|that|became|after|alongside|when|because|since|as|than|to)\b"), -1),
    (regex(r"\b(?:in|from|at|on|by|among|across|through|over|within|for|under)\b"), 0),
    (regex(r"\)\s(?=[^()]{3,80}\($)"), 0),
)
"""What parts the words of two figures, strongest first; of several alike the first (0) or the last (-1) is the cut."""
PARTITIVE = regex(
    r"^(?![^,;:.，；：。]{0,40}\b(?:and|or)\b)[^,;:.，；：。]{0,40}?\b(?:of|out of|among|from)\s+(?:the|its|all|those|these|every|some|a|that)?\s*(?:(?:total|whole|overall|more|than|some)\s+){0,3}$"
)
"""Between "105" and "494" in "105 of the 494 cases": the first counts a part of what the second counts."""
AMONG = regex(r"^(?:\s[a-z]{3,15}){1,3}\s(?:in|from|over|across)\s(?:the\s|a total of\s)?$")
"""Between "77" and "55" in "77 arrests in 55 drug cases": the second tells of what the first is."""
BEFORE, BEHIND = 6, 4
"""How many clauses before it and behind it may lend to a clause."""
BY_THE_WAY = regex(r"[,;，；]\s?(?:which|who|that|and|but)?\s?$")
"""What ends a whole before words that are no predicate of its part."""
APPOSED = regex(r"(?:\s[a-z]{3,15}){0,2},\s(?:was|were|is|are|has|had|have|came|went|belonged|involved|held|concerned)\b")
"""What follows a number that is told aside: "half of them, 14 million, | were citizens, 5.9 % fewer"."""
_THEM = "(?: of (?:them|these|those))?"
FRONTED = regex(r"(?:^|[.;:]\s)\W{0,3}(?:[Ww]ith|[Aa]t)\s")
"""How a sentence begins with a number of its subject, which is named behind the comma: "With 90 visits, | ramblers were 5 % of the guests"."""
OR_ELSE = regex(
    rf"(?:,? \(?or |{_THEM},? \((?=[^()]{{1,40}}\))|{_THEM}, (?=[^,;:.]{{1,40}}, ))"
    "(?:about |some |roughly |nearly |almost |just over |just under )?"
)
"""Between a value and the share that it is."""
ASIDE_OF_THEM = regex(
    r"(?: of (?:them|these|those|(?:the|these|those|all) [a-z]{3,15}))?(?:(?:,| [–—-]) (?:or )?| \()|(?: of [^,;:.]{1,60})?: ",
    re.I,
)
"""Between a share and the value that it is."""
RIVALS = regex(r"\W{0,3}(?:among|of|out of)\b", re.I)
"""What begins the list of those that a ranking ranks, before it."""
NEXT_SUBJECT = regex(
    r"(?:[;；]\s?|[,，]\s(?:and|but|while|whereas|so|yet)\s)(?!(?:was|were|is|are|be|been|has|had|have|will|then|later|since|now|first|it|they|this|that"
    r"|which|who|in|on|at|by|with|for|to|from|of|[a-z]{3,15}ed)\b)",
    re.I,
)
"""What begins a clause of another subject: "it opened on 3 May, and the bridge was closed"."""
PRONOUN = regex(r"\b(?:it|its|they|them|their|this|these|that|those|one)\b", re.I)


def clauses(text: str, offset: int, figures: Sequence[Figure], solid: Sequence[Span]) -> list[Clause]:
    """For each figure the part of the sentence that speaks of it; no cut falls into a solid span (a name with commas).

    What stands before lends to what stands behind, and less so the other way round; but a whole takes nothing from its part, and where
    figures are told "respectively" each takes from its own item only.
    """
    if not figures:
        return []
    cuts = [_cut(text, offset, left.span, right.span, solid) for left, right in pairwise(figures)]
    starts, ends = [offset, *cuts], [*cuts, offset + len(text)]
    spans = [Span(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]
    found = [Clause(span, _neighbours(spans, index)) for index, span in enumerate(spans)]
    for index, (part, whole) in enumerate(pairwise(figures)):
        if _may_be_part(part, whole) and PARTITIVE.match(text[part.span.end - offset : whole.span.start - offset]):
            found[index] = _lent_by(spans[index + 1], found[index])
            whole_span = _without_predicate(text, offset, whole, found[index + 1].span)
            predicate = Span(whole_span.end, found[index + 1].span.end)
            if _is_predicate(text, offset, part, whole_span, solid) and any(predicate.covers(name) for name in solid):
                found[index] = Clause(predicate, (whole_span, *found[index].lenders), is_part=True)
            behind = spans[index + 2 : index + 2 + BEHIND]
            before = () if names(text[whole.span.end - offset : whole_span.end - offset]) else _neighbours(spans[:index], index)
            found[index + 1] = replace(found[index + 1], span=whole_span, lenders=(*behind, *before))
        elif AMONG.match(text[part.span.end - offset : whole.span.start - offset]):
            found[index] = _lent_by(spans[index + 1], found[index])
    for index, (one, other) in enumerate(pairwise(figures)):
        if _are_one(text, offset, one, other):
            both = spans[index].until(spans[index + 1])
            found[index : index + 2] = [replace(clause, span=both) for clause in found[index : index + 2]]
    found = _with_subject(text, offset, figures, found)
    found = trimmed(text, offset, figures, solid, found, spans)
    for index, own, lenders in pairings(text, offset, figures, spans, solid):
        found[index] = Clause(own, lenders)
    return found


def _with_subject(text: str, offset: int, figures: Sequence[Figure], found: list[Clause]) -> list[Clause]:
    """The clauses, where that of a number told before its subject holds that, too, though the next number is told of it as well."""
    subject = found[1].span.start - offset if len(found) > 1 else 0
    if not text.startswith(", ", subject) or not FRONTED.fullmatch(text, 0, figures[0].span.start - offset):
        return found
    return [replace(found[0], span=Span(found[0].span.start, figures[1].span.start)), *found[1:]]


def _lent_by(lender: Span, clause: Clause) -> Clause:
    """The clause of a part, to which that of its whole lends before all others."""
    return replace(clause, lenders=tuple(dict.fromkeys((lender, *clause.lenders))))


def _are_one(text: str, offset: int, one: Figure, other: Figure) -> bool:
    """Whether two figures tell one thing: "6.78 million, or 21 per cent, were", "half of them, 14 million, were", "not six but ten were"."""
    if is_in_place(text, *(Span(each.span.start - offset, each.span.end - offset) for each in (one, other))):
        return True
    links = {(Measure.LEVEL, Measure.SHARE): OR_ELSE, (Measure.SHARE, Measure.LEVEL): ASIDE_OF_THEM}
    link = links.get((one.observation.measure, other.observation.measure))
    match = link.match(text, one.span.end - offset) if link else None
    return match is not None and match.end() == other.span.start - offset


def _may_be_part(part: Figure, whole: Figure) -> bool:
    """Whether a figure may tell a part of another: a share may, and a number of the same kind; 30 days are no part of 59 countries."""
    told, of = part.observation, whole.observation
    return told.measure is not Measure.LEVEL or told.unit.dimension == of.unit.dimension


def of_one_subject(text: str, offset: int, date: Span, clause: Clause) -> Clause:
    """The clause of a date without what is told of another subject before it or behind it; that lends only what a pronoun takes up."""
    ends = [clause.span.start, *(match.start() + offset for match in NEXT_SUBJECT.finditer(text)), clause.span.end]
    start = max((end for end in ends if clause.span.start <= end <= date.start), default=clause.span.start)
    end = min((end for end in ends if date.end <= end <= clause.span.end), default=clause.span.end)
    before = Span(clause.span.start, start)
    refers = before.start < before.end and PRONOUN.search(text, start - offset, end - offset)
    return replace(clause, span=Span(start, end), lenders=(before, *clause.lenders) if refers else clause.lenders)


def of_next_subject(text: str, offset: int, figure: Span, clause: Clause, date: Span) -> Clause:
    """The clause of a number without that of the date before it, which only lends: "the pass was launched on 3 May, | and 54 clubs take it"."""
    start = next((match.end() for match in NEXT_SUBJECT.finditer(text, date.end - offset, figure.start - offset)), 0) + offset
    own = f"{text[start - offset : figure.start - offset]} {text[figure.end - offset : clause.span.end - offset]}"
    if start <= date.end or PRONOUN.search(own) or not names(own):
        return clause
    return replace(clause, span=Span(start, clause.span.end), lenders=(Span(clause.span.start, start), *clause.lenders))


def _without_predicate(text: str, offset: int, whole: Figure, span: Span) -> Span:
    """The clause of a whole without what is said of its part: "half of the 30 million travellers | were citizens"."""
    verb = PREDICATE.search(text, whole.span.end - offset, span.end - offset)
    return Span(span.start, verb.start() + offset) if verb else span


def _is_predicate(text: str, offset: int, part: Figure, whole: Span, solid: Sequence[Span]) -> bool:
    """Whether what follows a whole is told of its part, which nothing else names: "half | of the 30 million travellers | were citizens"."""
    is_bare = text.startswith(" of ", part.span.end - offset) and not any(name.end <= part.span.start for name in solid)
    return is_bare and not BY_THE_WAY.search(text, whole.start - offset, whole.end - offset)


def _neighbours(spans: Sequence[Span], index: int) -> tuple[Span, ...]:
    """The clauses that lend to one, nearest first: those before it, then those behind."""
    return (*reversed(spans[max(0, index - BEFORE) : index]), *spans[index + 1 : index + 1 + BEHIND])


def ranked(text: str, offset: int, rankings: Sequence[Figure], solid: Sequence[Span]) -> list[Clause]:
    """For each ranking what it is about, without the list of its rivals: "of the four, planes grew fastest | and ships slowest"."""
    parted = clauses(text, offset, rankings, solid)
    first = rankings[0].span.start
    commas = (match.end() + offset for match in TAIL.finditer(text, 0, first - offset)) if RIVALS.match(text) else ()
    named = [comma for comma in commas if any(comma <= span.start < first for span in solid)]
    if named:
        parted[0] = Clause(Span(named[-1], parted[0].span.end))
    return parted


def _cut(text: str, offset: int, left: Span, right: Span, solid: Sequence[Span]) -> int:
    """Where the words of the left figure end and those of the right one begin; never before what an aside is told of does."""
    aside = APPOSED.match(text, left.end - offset) if text[: left.start - offset].endswith((", ", "，", ", or ")) else None
    start = aside.end() + offset if aside else left.end
    for pattern, choice in SEPARATORS:
        places = [
            match.start() + start
            for match in pattern.finditer(text[start - offset : max(start, right.start) - offset])
            if not any(span.start <= match.start() + start < span.end for span in solid)
        ]
        if places:
            return places[choice]
    return max(left.end, right.start)
