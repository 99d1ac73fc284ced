"""This file holds when a figure is about: the period that its sentence or those around it tell, and the day that it was counted on."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.period import Period, Relative
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import figures, periods_in
from factcheck.figures.backward import Pointer, pointers
from factcheck.figures.cues import leads_to
from factcheck.figures.placing import CHANGES
from factcheck.match.occasions import is_occasion
from factcheck.match.topic import Topic
from factcheck.match.turns import answers
from factcheck.match.wholes import leading_whole

LEAD = 12
"""How far from its beginning a period may stand to open a sentence."""
OPENING = regex(
    r"[;:—–]\s(?:(?:and|but|while|whereas)\s)?(?:in|over|for|during|throughout|by)\s(?:the\s(?:(?:whole|full|entire)\s(?:of\s)?)?|all\sof\s)?$",
    re.I,
)
REACH = 40
"""What stands before a period that opens another part of a sentence, and how many characters it has at most."""
MARK = regex(
    r"\b(?:from|than|against|below|above|under|over)\b[^,;.]{0,70}\b(?:peak|high|low|record|mark|level)s?\b[^,;.]{0,60}$"
)
BEGAN = regex(
    r"\b(?:opened|began|started|launched|debuted|founded|introduced|inaugurated|unveiled|(?:went|gone|came) (?:live|online|into (?:force|effect|being|service|operation))"
    r"|set up|took effect|in (?:force|effect|service|operation))\s(?:[a-zA-Z]{2,12}\s){0,4}on\s+$",
    re.I,
)
"""What stands before the day on which something began, on which what else the sentence tells was not counted."""
ON = regex(r"(?<!ed )\bon\s+$", re.IGNORECASE)
"""What stands before the day on which something was counted; "launched on" tells an event."""
SINCE = regex(r"\b(?:has|have|had) (?:long )?since\b|\bsince then\b", re.I)
"""Words of a clause that tells of a later time than the one named before."""
GOES_ON = regex(r"[\"“]?(?:they|it|these|those|he|she|both|all of (?:them|these|those))\s", re.I)
"""How a sentence begins that goes on with the subject of the one before it."""
OTHER_TIME = regex(
    r"\b(?:had|before|earlier|previous|previously|then|once|already|since|so far|by now|now|today|currently|still|until|later|after|ago"
    r"|would|will)\b",
    re.I,
)
"""Words of a sentence that may speak of another time than the one before it."""
OF_WHOLE = regex(r"\s?of\s[^.,;:!?()0-9]{2,80}(?:[0-9]{4})?")
"""What stands behind a share: its whole, with the time that both are of."""
OF_YEAR = regex(r"(?:\s[a-z][a-z-]{2,14}){0,3}\sof\s(?:19|20)[0-9]{2}\b(?!-)")
SAME_PART = regex(r"\bthe same [a-z]{3,12} (?:of|in) $")
WHOLE_YEAR = regex(r"\b(?:the\syear\sas\sa\swhole|the\s(?:whole|full|entire)\syear|full[- ]year)\b(?!['’])", re.I)
"""How a sentence tells of all the year of a part of which the text told before."""
CHANGE_ON = regex(
    r"(?:\b(?:growth|change|increase|decrease|decline|rise|fall|drop|difference|up|down)\b[^.;:]{0,20}\b(?:on|over|from|since|to|with|against|than)"
    r"|\b(?:vs\.?|versus|against|compared\s(?:with|to))|[+-]/?[+-]?\s?(?:on|vs\.?))\s(?:the\s)?$",
    re.I,
)
OF_THESE = regex(r"\W{0,3}(?:of|among|from)\s(?:these|those|them|which|whom)\b", re.I)
BY_THEN = regex(r"\W{0,3}(?:by then|by that (?:time|point|date))\b", re.I)


def period_of(topic: Topic, claim: Claim) -> tuple[Period | Relative | None, bool]:
    """The period of a figure, and whether its own sentence (or the head of its row or column) names it."""
    sentence, own = claim.sentence, topic.figure.observation.period
    if _is_later(topic, sentence):
        return None, False
    if (meant := _pointed_at(topic, sentence)) is not None:
        return meant, True
    if own in _others(sentence) or own == topic.figure.observation.against:
        own = None
    if (part := _same_part(topic, sentence)) is not None:
        return part, False
    if topic.figure.observation.measure is not Measure.DATE and own is not None:
        if _names_period(_with_whole(topic, sentence), sentence):
            return _joined(topic, claim) or own, True
        named = _led_in(claim, topic.figure) or _joined(topic, claim)
        return named or own, named is not None
    if topic.figure.observation.measure is Measure.COMPARISON:
        told = {period for _, period in _told(sentence)} - set(_others(sentence))
        if told:
            return (told.pop(), True) if len(told) == 1 else (None, False)
    for context in sentence.context:
        named = _framing(context)
        if isinstance(named, Period) and BY_THEN.match(sentence.text):
            return Period(None, named.end), True
        if isinstance(named, Period) and named.end and WHOLE_YEAR.search(sentence.text):
            return Period.months(named.end.year, 1, 12), True
        if named is not None:
            is_head = sentence.kind is BlockKind.CELL and context.kind is BlockKind.CELL
            return named, is_head or (context is sentence.context[0] and (answers(sentence) or _is_of_item_before(sentence)))
    return None, False


def _is_of_item_before(sentence: Sentence) -> bool:
    """Whether an item of a list tells of a part of what the one before it does, and so within its period: "of these, ships: 437,000"."""
    before = sentence.context[0]
    is_next = sentence.kind is before.kind is BlockKind.ITEM and before.paragraph != sentence.paragraph
    return is_next and OF_THESE.match(sentence.text) is not None


def _same_part(topic: Topic, sentence: Sentence) -> Period | None:
    """The part of its year that a figure is of where another year's is named before: "in the first half of 2019 ..., the 4,000 | of 2021"."""
    start, year = topic.figure.span.start - sentence.span.start, topic.figure.observation.period
    if not sentence.text.endswith("the ", 0, start) or not isinstance(year, Period) or year.whole_months != 12:
        return None
    if OF_YEAR.match(sentence.text, topic.figure.span.end - sentence.span.start) is None or year.start is None:
        return None
    for span, told in _told(sentence):
        if span.start < topic.figure.span.start and isinstance(told, Period) and told.start and (told.whole_months or 12) < 12:
            return told.years_before(told.start.year - year.start.year)
    return None


def _with_whole(topic: Topic, sentence: Sentence) -> Span:
    """The reach of a topic, with what a share is said to be of: "10.6 % | of all people inspected in 2024", "of those caught in 2021, | a tenth"."""
    if topic.figure.observation.measure is not Measure.SHARE:
        return topic.reach
    start, figure = sentence.span.start, topic.figure.span
    whole = OF_WHOLE.match(sentence.text, figure.end - start)
    leading = leading_whole(sentence.text[: figure.start - start])
    end = whole.end() + start if whole else topic.reach.end
    return Span(min(topic.reach.start, figure.start - len(leading)), max(topic.reach.end, end))


def _pointed_at(topic: Topic, sentence: Sentence) -> Period | Relative | None:
    """The period named before that a clause without one of its own, or the head of its sentence, points back at: "in those three months"."""
    if topic.figure.observation.measure in CHANGES or not (back := _pointers(sentence)):
        return None
    reach, start = topic.reach, sentence.span.start
    pointer = next((one for one in back if reach.start <= one.span.start + start < reach.end), None)
    if pointer is None:
        pointer = back[0] if back[0].span.start <= LEAD and topic.figure.observation.period is None else None
    if pointer is None or (_names_period(reach, sentence) and not pointer.year):
        return None
    before = [told for span, told in _told(sentence) if span.end <= pointer.span.start + start]
    periods = (before, *map(_own_periods, sentence.context))
    return next((meant for told in periods if (meant := pointer.target(told)) is not None), None)


def _own_periods(sentence: Sentence) -> list[Period | Relative]:
    """The periods that a sentence names, without those that changes are measured against or that are the same part of another year."""
    against = [figure.observation.against for figure in figures(sentence)]
    start = sentence.span.start
    return [
        told
        for span, told in _told(sentence)
        if told not in against and not SAME_PART.search(sentence.text, 0, span.start - start)
    ]


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the subject, and so within the one period, that the sentence before it names."""
    if not sentence.context or not GOES_ON.match(sentence.text) or OTHER_TIME.search(sentence.text) or _told(sentence):
        return False
    before = sentence.context[0]
    return before.paragraph == sentence.paragraph and len(set(_own_periods(before))) == 1


def tells_other_time(sentence: Sentence, end: int) -> bool:
    """Whether a sentence speaks of another time, or names one of its own, ahead of an offset of the document."""
    words = sentence.text[: end - sentence.span.start]
    return OTHER_TIME.search(words) is not None or any(span.start < end for span, _ in _told(sentence))


def _is_later(topic: Topic, sentence: Sentence) -> bool:
    """Whether a clause tells what came after all periods that are named: "at 37 ports last August; the list has since grown to 60"."""
    start = topic.clause.start - sentence.span.start
    before = sentence.text[start : max(start, topic.figure.span.start - sentence.span.start)]
    return "since" in before and SINCE.search(before) is not None and not _names_period(topic.reach, sentence)


def counted_on(sentence: Sentence) -> Period | Relative | None:
    """The one day on which a sentence says that something was counted: "on 31 March 2025 the list stood at ..."."""
    days = [(span, told) for span, told in _told(sentence) if _is_day(told) and not is_occasion(span, sentence)]
    if len(days) == 1 and BEGAN.search(sentence.text, 0, days[0][0].start - sentence.span.start):
        return None
    start = days[0][0].start - sentence.span.start if len(days) == 1 else 0
    is_on = len(days) == 1 and bool(ON.search(sentence.text[max(0, start - 16) : start]))
    return days[0][1] if is_on else None


def _is_day(told: Period | Relative) -> bool:
    return told.is_day if isinstance(told, Period) else told.day is not None and not told.since


def _names_period(clause: Span, sentence: Sentence) -> bool:
    return any(clause.overlaps(span) for span, _ in _told(sentence))


def _is_mark(span: Span, sentence: Sentence) -> bool:
    """Whether a period is that of a mark which the figure is held against: "down from the peak in 2023"."""
    return bool(MARK.search(sentence.text, 0, span.start - sentence.span.start))


def _led_in(claim: Claim, figure: Figure) -> Period | Relative | None:
    """The period that opens a sentence or the part of it with the figure, for a clause that names none.

    That of "In 2024 ...; ... from the peak in 2023; 5 million ..." is 2024.
    """
    dates = [figure.span for figure in claim.figures if figure.observation.measure is Measure.DATE]
    told = [(span, period) for span, period in _told(claim.sentence) if not any(span.overlaps(date) for date in dates)]
    if not told or told[0][0].start - claim.sentence.span.start > LEAD:
        return None
    later = [period for span, period in told[1:] if span.end <= figure.span.start and _opens_anew(claim.sentence, span)]
    return later[-1] if later else told[0][1]


def _opens_anew(sentence: Sentence, span: Span) -> bool:
    """Whether a period opens another part of its sentence: "in 2021 it took 40; in the whole of 2024, 60 and 12"."""
    text, start = sentence.text, sentence.span.start
    return OPENING.search(text, max(0, span.start - start - REACH), span.start - start) is not None


def _joined(topic: Topic, claim: Claim) -> Period | Relative | None:
    """The period of the value that a change leads up to: "the 82.9 % rise to 64.882 million in 2024"."""
    following = next((figure for figure in claim.figures if figure.span.start >= topic.figure.span.end), None)
    if topic.figure.observation.measure is not Measure.GROWTH or following is None:
        return None
    return following.observation.period if leads_to(claim.sentence, topic.figure, following) else None


@lru_cache(maxsize=4096)
def _told(sentence: Sentence) -> tuple[tuple[Span, Period | Relative], ...]:
    """The periods that a sentence names; each of its figures asks for them."""
    return periods_in(sentence)


@lru_cache(maxsize=256)
def _pointers(sentence: Sentence) -> list[Pointer]:
    """The words of a sentence that point back at a period named before; each of its figures asks for them."""
    return pointers(sentence.text) if sentence.context else []


@lru_cache(maxsize=256)
def _others(sentence: Sentence) -> tuple[Period | Relative, ...]:
    """The periods of a sentence that are not what its figures are about; each of its figures asks for them."""
    return tuple(period for span, period in _told(sentence) if _is_mark(span, sentence) or is_occasion(span, sentence))


@lru_cache(maxsize=4096)
def _framing(sentence: Sentence) -> Period | Relative | None:
    """The period that a sentence leaves its readers in: that of its last figure, not one that a change is measured against."""
    stated = figures(sentence)
    against = [figure.observation.against for figure in stated]
    told = [told for figure in stated if (told := figure.observation.period) is not None and told not in against]
    if told:
        return told[-1]
    spans = (told for told in _told(sentence) if not (sentence.kind is BlockKind.CELL and _is_compared(told[0], sentence)))
    return next((period for _, period in spans if period not in against), None)


def _is_compared(span: Span, head: Sentence) -> bool:
    """Whether the head of a column names a period only as what its changes are against: "Change on 2023, %"."""
    return CHANGE_ON.search(head.text, 0, span.start - head.span.start) is not None
