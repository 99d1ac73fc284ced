"""This file holds the way from a document to its sentences, each with the sentences around it that say what it leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.core.text import Block, BlockKind, Document, Sentence, Span
from factcheck.expressions import regex

TITLES = frozenset("mr mrs ms dr prof gen sen rep gov st mt lt col capt sgt maj messrs hon rev pres supt insp".split())
"""Abbreviations that a name follows."""
NUMBERED = frozenset("no nos art arts sec fig figs p pp vol vols ch chap para paras par ed eds rs bn mn approx".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
INNER = frozenset("vs v ca cf e.g i.e eg ie viz incl est resp approx circa".split())
"""Abbreviations that end no sentence."""
OUTER = frozenset("inc co ltd corp bros jr sr dept govt univ assn ave blvd".split())
"""Abbreviations that end a sentence only where the next word begins one, like dotted ones (U.S.) and initials."""
CLOCKS = frozenset("a.m p.m am pm".split())
AFTER_CLOCK = MONTHS | frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday mon tue wed thu fri sat sun gmt utc est edt et cst pst bst hkt local beijing eastern pacific".split()
)
STARTERS = frozenset(
    "the a an in on at of for from by with to as it its he she his her they their we our you i this that these those there here "
    "some many most more over about nearly almost only all both each one two three four five six seven eight nine ten "
    "but and or so yet if when while since after before during until among between also then however meanwhile last what who how "
    "why where which no not officials according under within despite although because of total".split()
)
"""Words that begin sentences, and hardly ever follow an abbreviation within one when they have a capital."""
CLOSING = "\"'”’»)\\]）］」』】〉》"
OPENING = "\"'“‘«(（[［「『【〈《* "
STOP = regex(rf"(?P<stop>[.!?…。！？；;｡]+)(?P<close>[{CLOSING}]{{0,6}}(?:\[\d{{1,3}}\]|[¹²³⁴-⁹]{{1,3}})?)|\n")
BRACKET = regex(r"[(（][^()（）\n]{0,300}[)）]")
"""Within short brackets no sentence ends."""
LAST_WORD = regex(r"[^\s()（）\[\]“\"'‘「—–,，]+\Z")
NEXT_WORD = regex(r"[^\W\d_]{1,20}(?:['’.][^\W\d_]{1,20}){0,3}")
WORD_WIDTH = 24
LIST_LEADS = ("", ":", ";")
"""What stands before the number of a list within a paragraph: "1. Ports; 2. Visas"."""
CHINESE = regex(r"[㐀-鿿　-〿]")
CHINESE_STOPS = frozenset("。！？；｡")
CURRENCIES = frozenset("$€£¥￥~≈")
THAT_MANY = regex(r"(?:That|This)(?:['’]s|\sis|\swas)\s(?:how\s(?:many|much|often)|the\snumber\sof)\b|(?:That|This)\smany\b")
"""What begins a sentence that says what the short one before it counts, which is one with it: "61 million. That's how many came"."""
SHORT = 45
"""How many characters such a short sentence has at most."""
GLUED = regex(r"[a-z\d][a-z\d%)]\.[A-Z][a-z]")
"""A full stop with the blank behind it forgotten."""
LINE = regex(r"[^\r\n\ufeff]+")
LONGEST = 1500
"""How many characters a sentence has at most."""
LEANS = regex(r"\W{0,3}(?:(?:of|among|from)\s(?:these|those|them|which|whom)|thereof|including|and)\b", re.I)
"""How an item of a list begins that goes on about the item before it."""
BEFORE = 3
"""How many sentences before it in its paragraph a sentence takes along."""


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document, in the order of the text, with their contexts.

    The context is, nearest first: up to three sentences before it and the first one of its paragraph, the last and the first
    sentence of the paragraph before (for prose), the item before (for one of a list that goes on about it), what its block's context
    says (heads of row and column, lead-in, headings), and the sentence that opens the document. A block in the context stands with its last sentence alone.
    """
    return tuple(_Contexts(document).sentences())


def lines(document: Document) -> tuple[tuple[Sentence, ...], ...]:
    r"""For each line that is not blank, its sentences; no line is a context of another, since each is a claim of its own.

    >>> [[sentence.text for sentence in line] for line in lines(Document("Guns? Sixty.\n\n2,055 bullets", ()))]
    [['Guns?', 'Sixty.'], ['2,055 bullets']]
    """
    spans = (Span(*line.span()) for line in LINE.finditer(document.text) if line[0].strip())
    remarks = {comment.start for comment in document.comments}
    found = (span for span in spans if span.start not in remarks or document.reading(span).strip())
    return tuple(_line(document, span, number) for number, span in enumerate(found))


def split(prose: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end.

    >>> text = "It rose 3.5% in the U.S. in Jan. 2024. “Really?” Yes."
    >>> [text[start:end] for start, end in split(text)]
    ['It rose 3.5% in the U.S. in Jan. 2024.', '“Really?”', 'Yes.']
    """
    start = 0
    for end in [*_ends(prose), len(prose)]:
        words = prose[start:end]
        inner = words.strip()
        if any(character.isalnum() for character in inner):
            begin = start + len(words) - len(words.lstrip())
            yield from _bounded(prose, begin, begin + len(inner))
        start = end


def _bounded(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, cut at blanks: what no reader takes in at once binds nothing together."""
    while end - start > LONGEST:
        blank = prose.rfind(" ", start, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        yield start, cut
        start = cut + (blank > start)
    yield start, end


class _Contexts:
    """The state of a walk through a document's blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = {block.span: (block.kind, index) for index, block in enumerate(document.blocks)}
        self.heads: dict[Span, Sentence | None] = {}
        self.opening: tuple[Sentence, ...] = ()
        self.above: tuple[Sentence, ...] = ()
        self.item: tuple[Sentence, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, with its context."""
        for index, block in enumerate(self.document.blocks):
            yield from self._in_block(block, index)

    def _in_block(self, block: Block, index: int) -> Iterator[Sentence]:
        before: list[Sentence] = []
        around = (*self._around(block), *self.opening)
        for sentence in _split_span(self.document, block.span, block.kind, index):
            near = (*before[: -BEFORE - 1 : -1], *before[:1], *around)
            yield replace(sentence, context=tuple(dict.fromkeys(near)))
            before.append(sentence)
        if block.kind is not BlockKind.ITEM:
            self.item = ()
        elif before and not LEANS.match(before[0].text):
            self.item = (before[0],)
        if block.kind is BlockKind.HEADING:
            self.above = ()
        elif block.kind is BlockKind.PROSE and before:
            self.above = (before[-1], before[0])
            self.opening = self.opening or (before[0],)

    def _around(self, block: Block) -> Iterator[Sentence]:
        if block.kind is BlockKind.PROSE:
            yield from self.above
        elif block.kind is BlockKind.ITEM and LEANS.match(self.document.reading(block.span)):
            yield from self.item
        for span in block.context:
            if span not in self.heads:
                kind, index = self.places.get(span, (BlockKind.HEADING, 0))
                *_, self.heads[span] = (None, *_split_span(self.document, span, kind, index))
            head = self.heads[span]
            if head:
                yield head


def _split_span(document: Document, span: Span, kind: BlockKind, paragraph: int) -> Iterator[Sentence]:
    prose = document.reading(span)
    for start, end in split(prose):
        yield Sentence(prose[start:end], Span(span.start + start, span.start + end), kind, (), paragraph)


def _line(document: Document, span: Span, number: int) -> tuple[Sentence, ...]:
    """The sentences of a line, of its prose where it has any, else of its text; a line without a word is one all the same."""
    prose = document.reading(span)
    prose = prose if any(character.isalnum() for character in prose) else document.words(span)
    found: list[Sentence] = []
    for start, end in list(split(prose)) or [(0, len(prose))]:
        near = tuple(found[: -BEFORE - 1 : -1])
        place = Span(span.start + start, span.start + end)
        found.append(Sentence(prose[start:end], place, BlockKind.PROSE, tuple(replace(one, context=()) for one in near), number))
    return tuple(found)


def _ends(prose: str) -> Iterator[int]:
    """The offsets behind the last character of each sentence."""
    beyond = (len(prose), len(prose) + 1)
    brackets = (found.span() for found in BRACKET.finditer(prose))
    opened, closed = next(brackets, beyond)
    begun = 0
    for found in STOP.finditer(prose):
        while closed <= found.start():
            opened, closed = next(brackets, beyond)
        inside = opened < found.start() and found.end() < closed
        if found[0] == "\n" or (not inside and _is_end(prose, found, begun)):
            begun = found.end()
            yield begun


def _is_end(prose: str, found: re.Match[str], begun: int) -> bool:
    """Whether a sentence that has begun at an offset ends with these marks."""
    if CHINESE_STOPS.intersection(found["stop"]):
        return True
    after = found.end()
    following = after
    while following < len(prose) and prose[following] in OPENING:
        following += 1
    if following == len(prose):
        return True
    if following == after or not prose[after].isspace():
        return _is_glued(prose, found)
    if ";" in found["stop"] or not _begins(prose[following]):
        return False
    if found["stop"] == "." and after - begun <= SHORT and THAT_MANY.match(prose, following):
        return False
    if found["stop"] != "." or found["close"]:
        return True
    return not _is_abbreviation(prose, found.start(), following, begun)


def _is_glued(prose: str, found: re.Match[str]) -> bool:
    """Whether a stop with no blank behind it ends a sentence: between Chinese characters, or "million.The"."""
    before, after = prose[max(found.start() - 1, 0)], prose[found.end() : found.end() + 1]
    if CHINESE.match(before) and CHINESE.match(after):
        return True
    return bool(GLUED.match(prose, max(found.start() - 2, 0)))


def _begins(character: str) -> bool:
    """Whether a sentence can begin with this character."""
    return character.isdigit() or character in CURRENCIES or (character.isalpha() and not character.islower())


def _is_abbreviation(prose: str, stop: int, following: int, begun: int) -> bool:
    """Whether the full stop at an offset belongs to an abbreviation, a list number or an initial within the sentence."""
    found = LAST_WORD.search(prose[max(stop - WORD_WIDTH, begun) : stop])
    if not found:
        return False
    word, next_word = found[0].casefold(), NEXT_WORD.match(prose, following)
    after = next_word[0].casefold() if next_word else ""
    if word in TITLES or word in INNER:
        return True
    if word in CLOCKS:
        return after in AFTER_CLOCK
    if word in NUMBERED or word in MONTHS:
        return prose[following].isdigit() or (word in MONTHS and after not in STARTERS)
    if word.isdigit():
        return len(word) <= 3 and prose[max(stop - WORD_WIDTH, 0) : stop - len(word)].rstrip()[-1:] in LIST_LEADS
    initial = len(word) == 1 and found[0].isupper() and found[0].isascii()
    dotted = "." in word and word.replace(".", "").isalpha() and all(len(part) <= 2 for part in word.split("."))
    return (initial or dotted or word in OUTER) and after not in STARTERS
