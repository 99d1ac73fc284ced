"""This file holds the topic of a figure: the concepts that the text binds to it, and how closely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import BlockKind, Sentence, Span
from factcheck.expressions import regex
from factcheck.figures import periods_in
from factcheck.match.bond import FADING, OTHER_CLAUSE, OWN, Bond, heading, lent, named
from factcheck.match.clause import PREDICATE, Clause
from factcheck.match.ellipses import filled
from factcheck.match.idioms import dated, is_idiom, named_by
from factcheck.match.leads import field, outdone
from factcheck.match.listings import enumerations, together
from factcheck.match.means import with_means
from factcheck.match.parting import parted
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, tokens
from factcheck.match.turns import label_end, speaker_end
from factcheck.match.vocabulary import Mention, Vocabulary

OTHER_HEAD = 0.6
BEHIND = 0.28
"""How close a concept is to a figure that is named as what another number counts; what stands behind fades so much, unless it sums up (what
changed is told before its change)."""
BRACKET = regex(r"[(（][^()（）]{0,200}[)）]")
SUMMING_UP = regex(r"^[:：—–-]|^ [–-] |^(?:and|or)\b|^[和及与]")
"""What begins a clause that speaks for the one before it as well: "62 groups and 240 officers were commended"."""
AMONG = regex(r"^(?:in|from|over|across)\s(?:the\s|a total of\s)?[0-9]")
"""What begins a clause that tells of what the one before it is: "77 arrests | in 55 drug cases"."""
HEAD_REACH = 40
LONGEST_COMPOUND = 2
JOINED = regex(
    r"^[\s,、“‘'\"]*(?:(?:and|or|other|new|different|various|more|separate|types?|kinds?|of|the|such|[名个余多和及架列艘辆次人件起支枚本张份条家所座项户宗批位])\s*){0,4}$"
)
NUMBER_REACH, HAN_REACH = 30, 8
ITS_OWN = regex(r"\s(?:(?:made|had|took|was|were|numbered|totall?ed|reached|contributed|came to|accounted for)\s)?")
"""Between a name and the number that is told of it."""
NUMBER_OF = regex(r"\b(?:numbers?|count|tally) of (?:the |its |all |such )?$", re.I)
MEASURE_WORDS = frozenset({"人次"})
"""Behind a Chinese number they say no more than that it counts how often: what it counts stands before it."""
HAN, SHORT = regex(r"[\u4e00-\u9fff]"), 6
HAN_LEADS_ON = regex(r"[\u4e00-\u9fff](?:总数|人数|数量|共|达|为|约|近|超|逾|有|[:：\s]){0,4}")
COMMA = regex(r",\s(?:the\s)?")
"""Between two names of a list, or what leads a clause in and its subject, behind which its verb stands: "with 90 visits, | ramblers made up"."""
COORDINATED = regex(r",|、|，|和|及|\b(?:and|or)\b")
"""The concepts named right behind a number, with nothing but such words between, are what the number counts; those behind an "and" are, if
they are of the same facet as what stands before it."""


class Topic(Struct, frozen=True):
    """What a figure is about: its bonds, strongest first, and the words of its clause that name no concept.

    `is_unnamed` says that the clause should name its subject, but names nothing of the vocabulary (of Chinese words none can be told to be
    strangers, so a sentence with no known one is about who knows what).
    """

    figure: Figure
    clause: Span
    bonds: tuple[Bond, ...]
    strangers: tuple[Token, ...]
    is_unnamed: bool = False

    @property
    def reach(self) -> Span:
        """The clause with the figure, which stands in front of it where a share is told before its part."""
        return Span(min(self.clause.start, self.figure.span.start), self.clause.end)


class _Scene(Struct, frozen=True, dict=True):
    """A sentence with its words, the concepts that they name, and what its context lends, to its first clause and to all."""

    sentence: Sentence
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    heading: tuple[Bond, ...]
    lent: tuple[Bond, ...]
    figures: tuple[Figure, ...]
    facet: Callable[[str], str]
    brackets: tuple[Span, ...]

    @cached_property
    def counted(self) -> frozenset[Mention]:
        """What the numbers of the sentence count."""
        return frozenset(mention for figure in self.figures for mention in _heads(self, figure.span))

    @cached_property
    def times(self) -> tuple[Span, ...]:
        """The periods and dates that the sentence names."""
        return tuple(span for span, _ in periods_in(self.sentence))

    def text(self, start: int, end: int) -> str:
        """The text between two offsets of the document."""
        return self.sentence.text[start - self.sentence.span.start : end - self.sentence.span.start]


def topics(claim: Claim, vocabulary: Vocabulary) -> list[Topic]:
    """The topic of each figure of a claim; a number that is a name in the vocabulary (a hotline's) is none."""
    if not claim.figures:
        return []
    numbers = [
        figure for figure in claim.figures if figure.observation.quantity or figure.observation.measure is Measure.MALFORMED
    ]
    dates = [figure.span for figure in claim.figures if figure.observation.measure is Measure.DATE]
    scene = _scene(claim.sentence, numbers, vocabulary, dates)
    names = [mention.span for mention in scene.mentions]
    numbers = [figure for figure in numbers if not any(name.covers(figure.span) for name in names)]
    solid = [*(mention.span for mention in scene.mentions), *enumerations(claim.sentence)]
    solid += [
        Span(figure.span.end, max(mention.span.end for mention in heads))
        for figure in numbers
        if (heads := list(_behind(scene, figure.span)))
    ]
    by_figure = parted(claim, numbers, solid)
    return [
        _topic(scene, figure, by_figure[figure.span])
        for figure in claim.figures
        if not any(name.covers(figure.span) for name in names)
    ]


def side_topic(figure: Figure, sentence: Sentence, side: Span, vocabulary: Vocabulary) -> Topic:
    """The topic of one side of a comparison: what its own words name is near, the rest of the sentence lends what they leave out."""
    rest = (Span(sentence.span.start, side.start), Span(side.end, sentence.span.end))
    return replace(_topic(_scene(sentence, (), vocabulary), figure, Clause(side, rest)), strangers=())


def inner_topic(figure: Figure, sentence: Sentence, side: Span, vocabulary: Vocabulary) -> Topic:
    """The topic of what a side speaks of within a longer name: the drugs of "a drug case"; it has no near bond where there is none."""
    topic = side_topic(figure, sentence, side, vocabulary)
    mentions = [mention for mention in _scene(sentence, (), vocabulary).mentions if side.covers(mention.span)]
    outer = frozenset(concept for mention in mentions if mention.inner for concept in mention.concepts)
    inner = frozenset(concept for mention in mentions for concept in mention.inner)
    own = tuple(Bond(concept, OWN, near=True, head=True) for concept in sorted(inner))
    return replace(topic, bonds=(*own, *(bond for bond in topic.bonds if not bond.faint and bond.concept not in outer)))


def _scene(sentence: Sentence, figures: Sequence[Figure], vocabulary: Vocabulary, dates: Sequence[Span] = ()) -> _Scene:
    offset = sentence.span.start
    words = filled(tokens(sentence.text, offset), vocabulary)
    times = [span for span, _ in periods_in(sentence)]
    means = with_means(list(named_by(words, figures, vocabulary, times)), sentence, figures, vocabulary)
    begin = offset + speaker_end(sentence)
    mentions = tuple(
        mention
        for mention in together(means, sentence.text, offset, vocabulary)
        if mention.span.start >= begin
        and not any(date.overlaps(mention.span) for date in dates)
        and not is_idiom(mention.span, sentence, figures)
    )
    brackets = [Span(match.start() + offset, match.end() + offset) for match in BRACKET.finditer(sentence.text)]
    return _Scene(
        sentence,
        words,
        mentions,
        tuple(heading(sentence, vocabulary)),
        tuple(lent(sentence, vocabulary, is_bare=not mentions and _is_bare(words, sentence, figures))),
        tuple(figures),
        vocabulary.facet,
        (
            *brackets,
            *(dated(date, sentence) for date in dates),
            *outdone(mentions, sentence, figures, vocabulary),
            *field(sentence),
        ),
    )


def _is_bare(words: Sequence[Token], sentence: Sentence, figures: Sequence[Figure]) -> bool:
    """Whether a sentence tells nothing but numbers, and who says them: "Ms. Lin: About 61 million."."""
    begin = sentence.span.start + label_end(sentence)
    own = (word for word in words if word.span.start >= begin and not any(figure.span.covers(word.span) for figure in figures))
    return all(word.stem in PLAIN for word in own)


def _topic(scene: _Scene, figure: Figure, clause: Clause) -> Topic:
    bonds = tuple(_bonds(scene, figure, clause))
    is_unnamed = clause.is_part and not any(bond.near for bond in bonds)
    is_unnamed = is_unnamed or (_is_chinese_prose(scene.sentence) and all(bond.is_lent for bond in bonds))
    return Topic(figure, clause.span, bonds, tuple(_strangers(scene, figure, clause.span)), is_unnamed)


def _is_chinese_prose(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.PROSE and len(HAN.findall(sentence.text)) > SHORT


def _bonds(scene: _Scene, figure: Figure, clause: Clause) -> Iterator[Bond]:
    counts = figure.observation.quantity is not None or figure.observation.measure is Measure.MALFORMED
    heads = {mention for mention in _heads(scene, figure.span) if counts and clause.span.covers(mention.span)}
    for mention in sorted(scene.mentions, key=lambda mention: _distance(mention.span, figure.span)):
        if clause.span.covers(mention.span):
            aside = any(bracket.covers(mention.span) and not bracket.covers(figure.span) for bracket in scene.brackets)
            yield from named(mention, OTHER_HEAD) if aside else named(mention, OWN, near=True, head=mention in heads)
    strength = OTHER_CLAUSE
    is_change = figure.observation.measure is Measure.GROWTH
    for lender in clause.lenders:
        words = scene.text(lender.start, lender.end)
        is_among = lender.start == clause.span.end and AMONG.match(words)
        behind = lender.start >= clause.span.end and (is_change or not (is_among or SUMMING_UP.match(words)))
        closeness = strength - BEHIND if behind else strength
        for mention in scene.mentions:
            if lender.covers(mention.span) and not clause.span.covers(mention.span):
                other_head = heads and not is_among and mention in scene.counted and mention not in heads
                yield from named(mention, max(min(closeness, OTHER_HEAD) if other_head else closeness, FADING))
        strength -= FADING
    if clause.span.start == scene.sentence.span.start:
        yield from scene.heading
    yield from scene.lent


def _heads(scene: _Scene, figure: Span) -> list[Mention]:
    """What a number counts: what stands right behind it or within its own words; in Chinese else what stands right in front."""
    return list(_behind(scene, figure)) or list(_in_front(scene, figure)) or list(_numbered(scene, figure))


def _numbered(scene: _Scene, figure: Span) -> Iterator[Mention]:
    """What a number counts that is told before it as "the number of ports"."""
    for mention in scene.mentions:
        at = mention.span.start
        begin = max(scene.sentence.span.start, at - NUMBER_REACH)
        if mention.span.end <= figure.start and NUMBER_OF.search(scene.text(begin, at)):
            yield from _behind(scene, Span(at, at))


def _in_front(scene: _Scene, figure: Span) -> Iterator[Mention]:
    """What a Chinese number counts that is told before it: 抓获犯罪嫌疑人1.34万人."""
    for mention in scene.mentions:
        end = mention.span.end
        if 0 <= figure.start - end <= HAN_REACH and HAN_LEADS_ON.fullmatch(scene.text(end - 1, figure.start)):
            yield mention


def _behind(scene: _Scene, figure: Span) -> Iterator[Mention]:
    """The mentions right behind a number, one after the other, and those within its own words."""
    at, facets, compound = figure.end, set[str](), 0
    is_led = any(_in_front(scene, figure))
    for mention in scene.mentions:
        if scene.text(mention.span.start, mention.span.end) in MEASURE_WORDS:
            continue
        if mention.span.overlaps(figure):
            yield mention
        elif mention.span.start >= at:
            between = scene.text(at, mention.span.start)
            facets_named = {scene.facet(concept) for concept in mention.concepts}
            if (is_led or not facets) and COORDINATED.search(between):
                return
            if (
                len(between) > HEAD_REACH
                or not JOINED.match(between)
                or (facets and COORDINATED.search(between) and (not facets_named & facets or _has_its_own(scene, mention.span)))
                or (COMMA.fullmatch(between) and PREDICATE.match(scene.text(mention.span.end, scene.sentence.span.end).lstrip()))
            ):
                return
            compound += not facets_named & facets
            if compound > LONGEST_COMPOUND:
                return
            at, facets = mention.span.end, facets_named
            yield mention


def _has_its_own(scene: _Scene, mention: Span) -> bool:
    """Whether a number of its own is told right behind a name: "and foreigners 65 million"."""
    behind = (figure.span.start for figure in scene.figures if figure.span.start >= mention.end)
    at = next(behind, None)
    return at is not None and at - mention.end <= NUMBER_REACH and ITS_OWN.fullmatch(scene.text(mention.end, at)) is not None


def _distance(mention: Span, figure: Span) -> tuple[bool, int]:
    """Words behind a number come before those in front of it."""
    return mention.end <= figure.start, mention.distance(figure)


def _strangers(scene: _Scene, figure: Figure, clause: Span) -> Iterator[Token]:
    """The words of a clause that name no concept, no time and not who speaks, and do not belong to the figure."""
    begin = scene.sentence.span.start + speaker_end(scene.sentence)
    taken = [mention.span for mention in scene.mentions if clause.overlaps(mention.span)]
    taken += scene.times
    for word in scene.words:
        if (
            clause.covers(word.span)
            and word.span.start >= begin
            and not figure.span.overlaps(word.span)
            and not any(span.overlaps(word.span) for span in taken)
        ):
            yield word
