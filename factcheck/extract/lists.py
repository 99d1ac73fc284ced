"""This file holds the lists that prose tells: values told side by side, each with the words that are its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from msgspec.structs import replace

from factcheck.core.figure import Measure
from factcheck.core.text import Sentence, Span
from factcheck.core.unit import COUNT
from factcheck.expressions import regex
from factcheck.extract.entry import Entry
from factcheck.extract.identity import slug
from factcheck.extract.in_turn import names_in_turn
from factcheck.extract.items import Item
from factcheck.extract.ranked import is_ranked, leader, ranked_by
from factcheck.extract.terms import is_noun, is_telling
from factcheck.match.tokens import Token, stem, tokens

LISTED = frozenset({Measure.LEVEL, Measure.SHARE, Measure.MALFORMED})
FEWEST = 3
"""So many values side by side are a list; two are one where they are parts of one whole."""
MOST_WORDS = 3
MISSING = 5
"""Of so many values side by side one may have no name of its own."""
STOP = regex(r"[,;:.()（），；：。](?!\d)|\s(?:and|while|but|whereas|which|who|that|when|where)\s|[–—]")
"""What ends the words that name an item of a list."""
APPOSED = regex(r"(?<![\w-])[^,;:.()\d]{3,40}$")
"""Before a clause without a name of its own, the name that it is added to: "the Netherlands, with 4.36 billion"."""
NOTHING = regex(r"(?:[\s'’]|\b(?:of|the|and|for|in|on|a|an)\b|\b(?:added|public|new|general|total|other|high|long)\b)*")
"""What may stand between two words of a name."""
KIND = regex(
    r"\s(?:(?:were|are|was|is)\s)?(?P<kind>(?!(?:were|are|was|is|the|its|of|in|on|by|to|for|with|at|an?|from|into|among|under|as|and|or|per|than)\b)[a-z]{3,12})\s(?:(?:the|their|its)\s)?"
)
"""Between a number and a noun, the one word that says of which kind it is: "were day cases"."""
FRAME = regex(r"(?:On|In|For|By|At|Of|Among|As to|As for|Within) [^,;.\d]{3,60},")
"""What a sentence begins with to say of what it speaks: "On the import side,"."""
OF_WHOLE = regex(r"\b(?:of|among|out of) (?:the|these|those|its|all)\s$", re.I)
FIRST = 10
"""Within so many characters from its beginning a sentence names the whole of which it speaks."""
OF_THEM = regex(r" of (?:them|these|those)\b", re.I)
OF_WHICH = regex(r"[^,;.:\d]{0,60}(?:,? of (?:which|whom)\b|, including\b|, made up of\b|, consisting of\b|:\s)")
"""Before and behind a value, what makes it the whole of those that follow."""
TELLING = 5
"""With so many digits and parts together, values do not add up by chance."""
ASIDE = regex(
    r",\s(?:when|where|which|who|since|because|although|though|as|in spite of|despite|thanks to|owing to|due to|helped by|above all)\s"
    r"[^,;.:]{3,90}(?=[,;.:])",
    re.I,
)
"""A stretch between commas that tells why or when, and not what."""


def asides(sentence: Sentence) -> tuple[Span, ...]:
    """The stretches of a sentence that tell why or when, and hold no number."""
    offset = sentence.span.start
    found = ASIDE.finditer(sentence.text)
    return tuple(Span(match.start() + offset, match.end() + offset) for match in found if not any(map(str.isdigit, match[0])))


def totals(entries: Sequence[Entry], wholes: Mapping[Span, Span]) -> Mapping[Span, Span]:
    """For the place of each part, the place of its total: those that are known, and those of lists that add up to a value told before."""
    found = dict(wholes)
    levels = [entry for entry in entries if entry.measure is Measure.LEVEL and not entry.heads]
    for group in _groups(entries):
        whole, parts = _led(group)
        if whole is not None and _are_within(whole, parts):
            found |= {entry.figure.span: whole.figure.span for entry in parts if entry.figure.span not in wholes}
            continue
        if whole is None or not adds_up(whole, parts):
            whole = next((each for each in reversed(levels) if _tells_before(each, group) and adds_up(each, group)), None)
            parts = group
        if whole is not None and not any(entry.figure.span in wholes for entry in parts):
            found |= {entry.figure.span: whole.figure.span for entry in parts}
    return found


def _are_within(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether a sentence begins with a whole and tells parts of it, which together are not more: "Among the 84 million tourists, 21 million ..."."""
    start = whole.figure.span.start - whole.sentence.span.start
    led = OF_WHOLE.search(whole.sentence.text[:start])
    told = [entry.figure.observation.quantity for entry in (whole, *parts) if entry.measure is Measure.LEVEL]
    values = [quantity.value for quantity in told if quantity is not None]
    return led is not None and led.start() < FIRST and whole.measure is Measure.LEVEL and sum(values[1:]) <= values[0]


def _tells_before(whole: Entry, group: Sequence[Entry]) -> bool:
    """Whether a value that stands before a list can be its total: it is in the same unit; two are parts only where they say "of them"."""
    start, end = (place - group[0].sentence.span.start for place in (group[0].figure.span.end, group[1].figure.span.start))
    near = whole.sentence.paragraph == group[0].sentence.paragraph and OF_THEM.match(group[0].sentence.text, start, end)
    units = whole.figure.observation.unit, group[0].figure.observation.unit
    return (
        whole.figure.span < group[0].figure.span
        and whole.later is None
        and units[0] == units[1]
        and bool(near or len(group) >= FEWEST)
    )


def listed(entries: Sequence[Entry], clause: Callable[[Entry], Span], wholes: Mapping[Span, Span]) -> Iterator[Item]:
    """The items of the lists of a text; `wholes` are the places of totals by those of their parts."""
    places = {entry.figure.span: entry for entry in entries}
    for group in _groups(entries):
        by_whole: dict[Span | None, list[Entry]] = defaultdict(list)
        lead, parts = _led(group)
        for entry in parts:
            by_whole[wholes.get(entry.figure.span)].append(entry)
        for place, members in by_whole.items():
            whole = (places.get(place) if place else None) or lead
            yield from _run(members, whole if whole not in members else None, clause)


def _run(members: Sequence[Entry], whole: Entry | None, clause: Callable[[Entry], Span]) -> Iterator[Item]:
    """The items of one list; none where too many of its values have no name."""
    items = tuple(_items(members, clause))
    is_rank = len(items) > 1 and is_ranked(members)
    is_list = (
        whole is not None
        or is_rank
        or _are_parallel(items)
        or (len(members) >= FEWEST and len(members) - len(items) <= len(members) // MISSING)
    )
    if is_list and len(items) > 1:
        lead, facet = tuple(_lead(members[0], items)), f"{slug(items[0].name, 2)}-list"
        lead = (*ranked_by(members[0]), *lead) if is_rank else lead
        stems = Counter(stem for item in items for stem in {word.stem for word in item.words})
        own = frozenset(stem for stem, count in stems.items() if count == 1)
        yield from (replace(item, whole=whole, lead=lead, facet=facet, own=own) for item in items)


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The values of each sentence that can be parts of one thing: shares, or levels in one unit."""
    groups: dict[tuple[Span, bool, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.measure in LISTED and not (entry.heads or entry.later or entry.like):
            unit = entry.figure.observation.unit
            groups[entry.sentence.span, entry.measure is Measure.SHARE, unit.dimension if unit is COUNT else unit.name].append(
                entry
            )
    yield from (part for group in groups.values() for part in _between_semicolons(group) if len(part) > 1)


def _between_semicolons(group: list[Entry]) -> Iterator[list[Entry]]:
    """The values of a sentence, apart for each of its stretches between semicolons where one of them has a list of its own."""
    start, text = group[0].sentence.span.start, group[0].sentence.text
    parts: dict[int, list[Entry]] = defaultdict(list)
    for entry in group:
        parts[text.count(";", 0, entry.figure.span.start - start)].append(entry)
    yield from parts.values() if any(len(part) >= FEWEST for part in parts.values()) else (group,)


def _led(group: Sequence[Entry]) -> tuple[Entry | None, Sequence[Entry]]:
    """The value of a list that is the whole of those behind it, as the text says or as they add up, and these; else None and all."""
    first = group[0]
    start, end = (place - first.sentence.span.start for place in (first.figure.span.start, first.figure.span.end))
    told = OF_WHOLE.search(first.sentence.text[:start]) or OF_WHICH.match(first.sentence.text, end)
    if told and first.measure is not Measure.SHARE:
        return first, group[1:]
    for index, skipped in product(range(len(group)), (1, 2)):
        if adds_up(group[index], group[index + skipped :]):
            return group[index], group[index + skipped :]
    return None, group


def adds_up(whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether values add up to one before them, but for rounding."""
    told = [entry.figure.observation.quantity for entry in (whole, *parts)]
    quantities = [quantity for quantity in told if quantity is not None and whole.measure is Measure.LEVEL]
    if len(quantities) < len(told) or len(quantities) < FEWEST or quantities[0].digits + len(parts) < TELLING:
        return False
    slack = sum(quantity.place for quantity in quantities[1:]) / 2 if len({quantity.place for quantity in quantities}) > 1 else 0
    return abs(sum(quantity.value for quantity in quantities[1:]) - quantities[0].value) <= slack


def _are_parallel(items: Sequence[Item]) -> bool:
    """Whether two names go on alike: "urban residents" and "rural residents"."""
    return len(items) == 2 and bool({word.stem for word in items[0].words} & {word.stem for word in items[1].words})


def _items(group: Sequence[Entry], clause: Callable[[Entry], Span]) -> Iterator[Item]:
    """Each value with its own words: those on the side of the number on which most of the list has them."""
    if all(in_turn := names_in_turn(group)) and in_turn:
        yield from (Item(entry, tuple(words)) for entry, words in zip(group, in_turn, strict=True))
        return
    sides = [(_before(entry, clause(entry)), _behind(entry, clause(entry))) for entry in group]
    most = sum(bool(behind) - bool(before) for before, behind in sides[1:])
    is_behind = not is_ranked(group) and (most > 0 or (most == 0 and any(behind for _, behind in sides)))
    told = [
        side[is_behind] or (side[not is_behind] if number else []) or ([] if is_behind else _apposed(entry, clause(entry)))
        for number, (entry, side) in enumerate(zip(group, sides, strict=True))
    ]
    if is_behind and any(told):
        told = [words or _done(entry) for entry, words in zip(group, told, strict=True)]
    if is_ranked(group) and (first := leader(group[0])):
        told = [first[:MOST_WORDS], *told[1:]]
    shared = Counter(stem for words in told for stem in {word.stem for word in words})
    common = {stem for stem, count in shared.items() if count == len(told)}
    told = [_without_common(words, common, entry.unit) for entry, words in zip(group, told, strict=True)]
    for entry, words in zip(group, told, strict=True):
        if any(shared[word.stem] == 1 for word in words):
            yield Item(entry, tuple(words))


def _without_common(words: list[Token], common: Collection[str], unit: str) -> list[Token]:
    """A name without the words before it that all items of a list share, and without their unit: "trips of urban residents" among trips."""
    while words and words[0].stem in common and (len(words) > 2 or (len(words) > 1 and words[0].stem == stem(unit))):
        words = words[1:]
    return words


def _behind(entry: Entry, clause: Span) -> list[Token]:
    """The words behind a number that name it: "in value added tax", "Hong Kong compatriots"."""
    sentence, end = entry.sentence, entry.figure.span.end - entry.sentence.span.start
    text = sentence.text[: clause.end - sentence.span.start]
    words = [word for word in tokens(text[end:], entry.figure.span.end) if is_telling(word)]
    noun = next((word for word in words if is_noun(word)), words[0] if words else None)
    if noun is None or STOP.search(text, end, noun.span.start - sentence.span.start):
        return []
    kind = KIND.fullmatch(text, end, noun.span.start - sentence.span.start)
    kinds = tokens(kind["kind"], kind.start("kind") + sentence.span.start) if kind else []
    return [*kinds, *_name(words[words.index(noun) :], sentence)]


def _done(entry: Entry) -> list[Token]:
    """The verb behind a number, where no other word says what it counts: "48 million left the country"."""
    behind = tokens(entry.sentence.text[entry.figure.span.end - entry.sentence.span.start :], entry.figure.span.end)[:1]
    return [word for word in behind if not is_noun(word) and word.span.start == entry.figure.span.end + 1]


def _before(entry: Entry, clause: Span) -> list[Token]:
    """The words before a number that name it: "chemicals at", "the Centre"."""
    return _name_before(entry.sentence, clause.start, entry.figure.span.start)


def _apposed(entry: Entry, clause: Span) -> list[Token]:
    """The name that a clause without one is added to: "the Netherlands, with 4.36 billion"."""
    match = APPOSED.search(entry.sentence.text[: clause.start - entry.sentence.span.start])
    start = entry.sentence.span.start
    return _name_before(entry.sentence, start + match.start(), start + match.end()) if match else []


def _name_before(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The words of the last name between two places."""
    offset, beside = sentence.span.start, asides(sentence)
    words = [word for word in tokens(sentence.text[start - offset : end - offset], start) if is_telling(word)]
    words = [word for word in words if not any(aside.covers(word.span) for aside in beside)]
    noun = next((number for number in reversed(range(len(words))) if is_noun(words[number])), None)
    return _name(words[noun::-1], sentence)[::-1] if noun is not None else []


def _tells(word: Token) -> bool:
    return is_telling(word) and is_noun(word)


def _name(words: Sequence[Token], sentence: Sentence) -> list[Token]:
    """The first of the words, with those that go on with its name."""
    found = list(words[:1])
    for word in words[1:]:
        left, right = sorted((found[-1].span, word.span))
        between = sentence.text[left.end - sentence.span.start : right.start - sentence.span.start]
        if not NOTHING.fullmatch(between) or STOP.search(between):
            break
        found.append(word)
    return found[:MOST_WORDS]


def _lead(first: Entry, items: Iterable[Item]) -> Iterator[Token]:
    """The words before the first number of a list that name none of its items: those of what leads the sentence in, then the nearest."""
    sentence = first.sentence
    named = {word.stem for item in items for word in item.words}
    beside = asides(sentence)
    before = tokens(sentence.text[: first.figure.span.start - sentence.span.start], sentence.span.start)
    frame = FRAME.match(sentence.text)
    ends = sentence.span.start + frame.end() if frame else 0
    for word in sorted(before, key=lambda word: (word.span.start >= ends, -word.span.start)):
        if _tells(word) and word.stem not in named and not any(aside.covers(word.span) for aside in beside):
            yield word
