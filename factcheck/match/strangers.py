"""This file holds the words of a clause that the base does not know, and what they say of the clause's subject."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from factcheck.core.fact import Release
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.match.countries import COUNTRIES, COUNTRY_NAMES, PEOPLES
from factcheck.match.idioms import COUNTED_BACK
from factcheck.match.plain_words import PLAIN, REPORTING_VERBS
from factcheck.match.tokens import Token, stem, stems, tokens
from factcheck.match.vocabulary import Vocabulary

TITLE_CASE = 0.6
"""A sentence in which more than this share of the words are capitalised is a headline: capitals tell nothing there."""
CODE = 5
"""How many digits the number of a hotline or post code has; a year has fewer, and other numbers are grouped."""
SUBJECT = regex(
    r"(?!(?:tall|total|volume|traffic|flow|level|rate|amount|quantit|size|scale|overall|pace|trend|former|latter|first|second|third|last|other|group)[a-z]{0,4}$)[a-z]{4,16}(?<!ly)(?<!ing)(?<!ed)s?"
)
"""A word that may be what a change is told of, but for those that stand for any number, or point back."""
TO_FIGURE = regex(
    r"(?:\s(?:was|were|is|are|had|has|have|been|being|also|then|even|only|just|about|some|nearly|almost|still|again|by|to|at|a|an|the"
    r"|rose|grew|fell|climbed|increased|dropped|jumped|declined|went|shot|up|down|reached|hit|totall?ed|numbered|stood|came|amounted)){0,5}\s"
)
"""What stands between the last word of a subject and the figure that is told of it."""
TO_SUBJECT = regex(r"\W{0,3}(?:(?:the|its|their|total|average|all)\s){0,2}", re.I)
OF_WHAT = regex(r"\s(?:of|for|on|from|against|in)\s(?:[\w'’-]{2,20}\s){1,5}")
"""What stands before the first word of a clause's subject, and behind it where it has more, before the figure."""
SUPERLATIVE = regex(r"\b(?:[a-z]{3,10}est|most|least)\b", re.I)
"""What ranks one among some that are counted back: "the fastest of the three groups" names it."""
_FIELDS = (
    "customs|tax|revenue|traffic|railway|railroad|rail|road|highway|aviation|maritime|coast|fishery|fisheries|forest|forestry|prison"
    "|military|naval|health|medical|food|trade|labour|labor|employment|education|transport|transportation|tourism|tourist|postal"
    "|weather|meteorological|statistics|statistical|finance|financial|banking|environment|environmental|energy|agriculture|agricultural"
    "|housing|justice|emergency|fire|rescue|consumer|competition|patent|telecom|telecoms|election|welfare|insurance|pension|mining"
)
_OFFICES = (
    "police|administration|ministry|department|bureau|authority|authorities|agency|agencies|officer|office|official|inspector"
    "|inspectorate|guard|patrol|commission|regulator|operator|hotline|helpline"
)
OFFICES = regex(
    rf"\b(?P<field>{_FIELDS})\s(?:service\b|(?:{_OFFICES})s?\b)|\b(?:{_OFFICES})\sof\s(?P<of>{_FIELDS})\b"
    r"|(?P<han>事务处|警务处|管理局|总署|总局|海关)",
    re.I,
)
"""Fields of work, and the offices that see to one: together they are the body that a number is of."""
BODIES = regex(
    r"\b(?P<body>insurers?|banks?|lenders?|brokers?|dealers?|retailers?|wholesalers?|shops?|shopkeepers|stores?|supermarkets?|hotels?|hoteliers?"
    r"|hostels?|restaurants?|cafes?|bars|pubs|carriers?|airlines?|railways?|railroads?|hauliers?|couriers?|cinemas?|theatres?|theaters?|museums?"
    r"|galleries|clubs?|churches|charities|charity|volunteers?|unions?|schools?|colleges?|universities|university|hospitals?|clinics?|pharmacies"
    r"|doctors|nurses|teachers|farmers?|farms|growers?|fishermen|miners|bakers|bakeries|brewers|breweries|drivers|sailors|soldiers|builders"
    r"|factories|factory|mills?|mines|manufacturers?|makers?|exporters?|importers?|traders?|merchants?|landlords?|developers?|investors?|funds?"
    r"|lawyers|law firms?|courts|judges|prisons|analysts?|economists?|researchers?|scientists|pollsters?|think tanks?|consultanc(?:y|ies)|startups?"
    r"|start-ups?|apps?|websites?|portals?|newspapers?|broadcasters|publishers|travel (?:agents?|agencies)|tour operators?|guides?|locksmiths?"
    r"|plumbers?|garages?|mechanics|embassies|consulates|councils|municipalities|villages|households|parents|students|pupils|army|navy|air force|militia|parliament)"
    r"\s(?P<done>(?:(?:have|has|had|were|was|are|is|been|also|alone|together|nationwide|[a-z]{3,15}ly)\s){0,4}(?:[a-z]{2,14}ed"
    r"|sold|paid|bought|saw|had|made|took|lost|taught|put|gave|given|got|held|won|kept|spent|sent|caught|found|built|ran|broke|shut|brought|drew"
    r"|have|has|run|own|operate|estimates?|reckons?|expects?|puts?))\b"
    r"(?!\D{0,80}[;:]\s)",
    re.I,
)
"""Who else may count what is theirs: "insurers logged", "hotels have sold"; the number stands in the same clause."""
FORCES = (
    "police",
    "officer",
    "official",
    "authorit",
    "guard",
    "customs",
    "government",
    "inspector",
    "agent",
    "troops",
    "prosecutor",
)
FOREIGN_FORCE = regex(
    r"\b(?P<who>[A-Z][a-z]{2,14}|EU|US|UK)\s(?:[a-z-]{3,15}\s){0,2}"
    r"(?:police|officers?|officials?|authorit(?:y|ies)|(?:coast)?guards?|customs|governments?|inspectors|agents|troops|prosecutors)\b"
)
HELPED = tuple(
    f"{word} {article}" for word in ("with", "to", "alongside", "help of", "from", "their") for article in ("", "the ")
)
"""Words of which one tells who acts for a country, how its people's name makes it another's ("French police"), and how what stands before
it ends where it is not what a clause is about."""
NON = "non-"
PRONOUN = regex(r"[\"“(]?(?:they|it|its|their|both)\s(?!(?:is|was)\s(?:the|a|an|in|on|because|not)\b)", re.I)
SUBJECT_REACH = 5
"""How a sentence begins that goes on about the subject of the one before it, and among how many of its first words that is."""
SPEAKER_REACH = 3
"""How many words a reporting verb may stand from a speaker's name."""


def outsiders(strangers: Sequence[Token], sentence: Sentence, known: Container[str]) -> list[Token]:
    """The proper names in a clause that the releases never mention: another country, company or place is another matter."""
    words = tokens(sentence.text, sentence.span.start)
    if _is_headline(words):
        return []
    first = words[0].span if words else None
    spoken = _speakers(words)
    return [
        token
        for token in strangers
        if token.stem not in known
        and (_is_code(token) or (_is_name(token) and token.span != first and token.span.start not in spoken))
    ]


def _is_name(token: Token) -> bool:
    return token.is_capitalised and not token.text.isupper() and token.stem not in PLAIN


def _is_code(token: Token) -> bool:
    """Whether a word is a number that names something, as a hotline's does."""
    return len(token.text) == CODE and token.text.isdigit()


def told_in(release: Release) -> frozenset[str]:
    """The words that a release uses, and the offices that it or its publisher's name names, each as its field and "office"."""
    named = OFFICES.finditer(f"{release.publisher}. {release.text}")
    return stems(release.text) | frozenset(map(_office, named))


def another_office(strangers: Iterable[Token], sentence: Sentence, known: Container[str]) -> bool:
    """Whether a clause names an office that neither the vocabulary nor the releases do: "customs officers", "the tax hotline"."""
    return any(_office(match) not in known for match in _beginning(OFFICES, strangers, sentence))


def another_body(strangers: Iterable[Token], sentence: Sentence, known: Container[str]) -> bool:
    """Whether a clause tells what somebody else counted whom the releases do not name: "insurers logged 3,120 break-ins"."""
    return any(body not in known for body in bodies(strangers, sentence))


def bodies(strangers: Iterable[Token], sentence: Sentence) -> Iterator[str]:
    """The stems of those in a clause who may count what is theirs."""
    return (stem(match["body"].casefold()) for match in _beginning(BODIES, strangers, sentence))


def _beginning(pattern: re.Pattern[str], words: Iterable[Token], sentence: Sentence) -> Iterator[re.Match[str]]:
    """What matches where one of the words of a sentence begins."""
    for word in words:
        if match := pattern.match(sentence.text, word.span.start - sentence.span.start):
            yield match


def _office(named: re.Match[str]) -> str:
    return f"{stem((named['field'] or named['of'] or named['han']).casefold())} office"


def foreign_force(text: str) -> bool:
    """Whether a clause tells what those who act for another country did: "French police broke up 906 gangs"."""
    lower = text.lower()
    if not any(word in lower for word in FORCES):
        return False
    acting = (match for match in FOREIGN_FORCE.finditer(text) if not text.endswith(HELPED, 0, match.start()))
    return any(stem(match["who"].casefold()) in PEOPLES for match in acting)


def goes_on_abroad(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence goes on, by a pronoun, about another country that the one before it is about: "Japan counted 3. It also ..."."""
    before = sentence.context[0] if sentence.context and PRONOUN.match(sentence.text) else None
    if before is None or before.paragraph != sentence.paragraph:
        return False
    return foreign_force(before.text) or any(_is_country(token, vocabulary) for token in tokens(before.text)[:SUBJECT_REACH])


def refers_back(text: str) -> bool:
    """Whether a clause is about some that were named before, and now are only counted: "residents of the three places"."""
    back = COUNTED_BACK.search(text)
    return back is not None and not SUPERLATIVE.search(text, 0, back.start())


def tells_of_others(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names those that are not what the vocabulary knows: "fees of | non-members"."""
    if NON not in text.lower():
        return False
    words = tokens(text)
    named = [mention.span for mention in vocabulary.mentions(words)]
    others = (word for word in words if word.text.lower().startswith(NON) and not any(word.span.overlaps(span) for span in named))
    return any(vocabulary.knows(stem(word.text[len(NON) :])) for word in others)


def foreign(strangers: Sequence[Token], text: str, vocabulary: Vocabulary) -> bool:
    """Whether a clause names a country that the vocabulary does not."""
    return any(_is_country(token, vocabulary) for token in strangers) or any(_long_names(text, vocabulary))


def named_abroad(words: Iterable[Token], text: str, vocabulary: Vocabulary) -> int:
    """How many of the words of a text name a country that the vocabulary does not."""
    names = list(_long_names(text, vocabulary))
    return sum(_is_country(word, vocabulary) or any(name in word.text for name in names) for word in words)


def unknown_words(strangers: Iterable[Token], vocabulary: Vocabulary) -> list[Token]:
    """The words of a clause that carry meaning and are neither plain talk nor part of the vocabulary; Chinese has no word breaks to tell."""
    return [
        token
        for token in strangers
        if token.text.isalpha() and token.text.isascii() and token.stem not in PLAIN and not vocabulary.knows(token.stem)
    ]


def names_a_stranger(before: Iterable[Token], vocabulary: Vocabulary) -> bool:
    """Whether the words before a change name a subject that the vocabulary does not know: "the number of | complaints | fell by 12 %"."""
    return any(SUBJECT.fullmatch(token.text) for token in unknown_words(before, vocabulary))


def is_of_a_stranger(strangers: Iterable[Token], clause: str, start: int, told: int, vocabulary: Vocabulary) -> bool:
    """Whether the subject of a clause that begins at `start`, before the figure at `told`, is a word that nobody knows, of what is known.

    "Visa | fees | rose by 12 %" and "| fees | for visas rose" tell nothing of visas.
    """
    words = unknown_words((word for word in strangers if word.span.end <= told), vocabulary)
    return any(_leads_to(word, clause, start, told) for word in words)


def _leads_to(word: Token, clause: str, start: int, told: int) -> bool:
    """Whether a word is the last of the subject of what is told at `told`, or opens the clause as the first of it."""
    begin, end = word.span.start - start, word.span.end - start
    if TO_FIGURE.fullmatch(clause, end, told - start):
        return SUBJECT.fullmatch(word.text) is not None
    is_first = TO_SUBJECT.fullmatch(clause, 0, begin) is not None and OF_WHAT.fullmatch(clause, end, told - start) is not None
    return is_first and SUBJECT.fullmatch(word.text.casefold()) is not None


def _is_country(token: Token, vocabulary: Vocabulary) -> bool:
    return token.stem in COUNTRIES and token.is_capitalised and not vocabulary.knows(token.stem)


def _long_names(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The names of several words that a text has, and the Chinese ones, of countries of which it does not go without saying that a base is."""
    return (name for name in COUNTRY_NAMES if name in text and not _is_home(name, vocabulary))


def _is_home(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is one of what often goes without saying."""
    whole = Span(0, len(name.rstrip(".")))
    told = (mention for mention in vocabulary.mentions_in(name) if mention.span.covers(whole))
    return any(vocabulary.is_implied(concept) for mention in told for concept in mention.concepts)


def _is_headline(words: Sequence[Token]) -> bool:
    """Whether nearly all words of a sentence are capitalised; a name of several words counts once, where others are in lower case."""
    long_words = [word for word in words if len(word.text) > 3 and word.text.isalpha()]
    plain = sum(not word.is_capitalised for word in long_words)
    names = sum(
        word.is_capitalised and not (before is not None and before.is_capitalised)
        for before, word in zip((None, *long_words), long_words, strict=False)
    )
    capitals = names if plain > 1 else len(long_words) - plain
    return len(long_words) > 2 and capitals > TITLE_CASE * (capitals + plain)


def _speakers(words: Sequence[Token]) -> set[int]:
    """Where the words near a reporting verb begin."""
    near: set[int] = set()
    for index, word in enumerate(words):
        if word.stem in REPORTING_VERBS:
            near.update(other.span.start for other in words[max(0, index - SPEAKER_REACH) : index + SPEAKER_REACH + 1])
    return near
