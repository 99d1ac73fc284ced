"""This file holds the recognisers of enumerated names and of people with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.core.figure import Figure, Measure, Observation
from factcheck.core.text import Sentence, Span
from factcheck.expressions import regex
from factcheck.figures.scan import Wordings, starts

_NO_NAME = (
    "With|Between|From|In|On|By|Among|The|And|Of|For|At|To|But|While|When|Before|After|Since|January|February|March|April|May|June|July|August"
    "|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_NAME = rf"(?!(?:{_NO_NAME})\b)[A-Z][\w'’-]{{1,30}}(?: [A-Z][\w'’-]{{1,30}}){{0,2}}"
_AND = r"(?:, and |,? and |,? or | & )"
LIST = regex(rf"\b({_NAME}(?:, {_NAME}){{0,30}}(?:{_AND}{_NAME})|{_NAME}(?:, {_NAME}){{2,30}})")
ONE_OF = regex(
    rf"\b({_NAME})(?: (?:is|was|are|were|being|counts|ranks|now))?,? (?:among|one of|part of|on) (?:the|those|these|its)\b"
)
AMONG = regex(rf"\b(?:including|among them|such as|included|includes?) ({_NAME})(?=[.;:)]|,(?! [A-Z])| (?!and|[A-Z])|$)")
CHINESE_LIST = regex(r"(?<![0-9万亿千百十%])((?:[一-鿿]{2,4}、){1,30}[一-鿿]{2,3}(?:[和及][一-鿿]{2,3})?)")
LISTS = (LIST, ONE_OF, AMONG, CHINESE_LIST)
"""How names are listed."""
LINKS: Wordings[re.Pattern[str]] = Wordings(
    [
        (", & and or", regex(r"(?:[,&]|and|or) [A-Z]"), LIST),
        ("among one part on", regex(r"(?:among|one of|part of|on) (?:the|those|these|its)\b"), ONE_OF),
        (
            "including among such included include includes",
            regex(r"(?:including|among them|such as|included|includes?) [A-Z]"),
            AMONG,
        ),
        ("、", regex("、"), CHINESE_LIST),
    ]
)
"""What stands within every list: to look for it where it can be is soon done, and few sentences have it."""
SEPARATOR = regex(r",? and |, |,? or | & |[、和及]")
_TITLES = (
    "director general|director|commissioner|spokesperson|spokesman|spokeswoman|head|chief|minister|president|secretary|chair|chairman|chairwoman|"
    "governor|mayor|commander|administrator|editor|ambassador|superintendent|chief executive|harbou?r master|manager|registrar|rector"
    "|statistician|press officer"
)
_RUNS = "runs|heads|leads|directs|chairs|ran|headed|led|directed|chaired"
TITLE_WORDS = frozenset(f"{_TITLES}|{_RUNS}".replace(" ", "|").split("|"))
TITLE = regex(rf"\b(?:{_TITLES}|{_RUNS})\b", re.IGNORECASE)
_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-ÞČĆĐŁŚŠŹŻŽ]", "[a-zß-öø-ÿĀ-ž]"
_PART = rf"{_CAPITAL}{_SMALL}+(?:-[A-Za-zÀ-ž]+)?"
_PERSON = rf"{_PART}(?: {_PART}){{1,2}}"
PERSON = regex(rf"\b{_PERSON}\b")
RANK = regex(
    r" (?:Officer|Executive|Inspector|Statistician|Constable|Scientist|Economist|Engineer|Epidemiologist|Justice|Physician)$"
)
"""How words end that go on with an office, and are no person's name: "Chief Fire Officer"."""
_AS = r"(?:doubl|serv|act|work)(?:es|s|ed|ing)|doubled|served"
_INTRODUCED = "introduced|presented|described|identified|appointed|named|listed"
_OFFICE = rf"(?:(?:the|an?|its|one|of|deputy|vice|acting|new|press|chief|[A-Z][\w'’-]{{1,20}}|[a-z]{{2,14}}['’]s) ){{0,5}}(?:{_TITLES})\b"
APPOSITION = regex(
    rf"(?:(?:,?(?: (?:{_INTRODUCED}))?(?: (?:to|at|before|in|by) [^,.;:()]{{3,40}}?)?|(?: also| now| then)? (?:{_AS})(?: also)?) as(?= {_OFFICE})"
    rf"|(?:(?:, who [^,.;:()]{{3,60}}, (?:is|was)|,? who(?: is| was)?(?: (?:in|since|until|from) (?:[A-Z][a-z]+ )?(?:19|20)[0-9]{{2}})?|,(?: is| was)?| is| was| =)(?: also| now| then)?(?: (?:{_AS}) (?:also )?as)?)(?= )"
    rf"|:(?= (?:(?:deputy|vice|acting|press|chief) )?(?:{_TITLES})\b)|(?= (?:{_RUNS}) ))(?P<role> [^,.;:()]{{3,160}})\b"
)
ENCLOSED = regex(
    r"(?:\s?[–—]\s?|\s-\s)(?P<dashed>[^,.;:()–—]{3,160}?)(?=\s?[–—]|\s-\s|[.;:](?:\s|$)|$)|\s\((?P<bracketed>[^()]{3,160})\)"
)
"""An office that stands behind its holder between dashes or in brackets."""
DENIED_OFFICE = regex(r"\s?[–—]\s?not\s[^–—]{2,40}[–—]\s?|\s-\snot\s[^–—]{2,40}?\s-\s")
"""What an office is said not to be, between dashes in its words: "deputy director — not the head — of the Department"."""
CLAUSE = regex(r"\b(?:was|were|is|are|had|has|have|did|will|would|could|can|said|says|told)\b", re.IGNORECASE)
"""What makes the words behind a dash a clause of their own: "thanked Lu Ning — the spokesman was ill"."""
NO_OFFICE = regex(
    r"(?:to|at|in|on|by|for|from|with|where|when|while|after|before|and|but|or|not|never|no|if"
    r"|(?:(?:an?|the|her|his|its|their)\s)?(?:former|onetime|retired|late|ex|colleague|aide|advis[eo]r|assistant\sto|successor|predecessor|friend|wife|husband))\b",
    re.IGNORECASE,
)
"""How words behind a name begin that tell no office, or none now: ", to introduce the new spokeswoman", "is not the director", ", a former director"."""
ACTION = regex(
    r"(?!(?:headed|directed|chaired)\s(?:the|its)\s)(?:\w+ed|made|took|gave|spoke|met|came|went|stood|sat|began|told|saw|won)\b(?! spokes)",
    re.IGNORECASE,
)
VERB = regex(
    r" (?:said|says|told|added|noted|hosted|presided|opened|explained|announced|pointed|has|had|took|gave|chaired|read|briefed|who) "
)
ANOTHER_OFFICE = regex(
    rf",? and (?:also )?(?=(?:(?:the|its|a|an|new|newly|appointed|press|chief|deputy|vice|assistant|[a-z]+['’]s) ){{0,5}}(?:{_TITLES})\b)",
    re.IGNORECASE,
)
TITLED = regex(
    rf"\b(?P<role>(?:[A-Z][\w-]* ){{0,3}}?(?i:(?:(?:deputy|vice|assistant|acting|press|new|agency|government|bureau|managing|executive|medical|technical|general) ){{0,2}}(?:{_TITLES})"
    rf"(?: of [\w'’ -]{{3,60}},)?)),? (?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<person>{_PERSON})\b"
)


LED_IN = regex(
    r"\b(?:[Tt]he|[Ii]ts) (?P<role>[^,.;:()]{3,160}?) (?:is|was|remains) (?:now |still |currently )?(?:(?:Mr|Ms|Mrs|Dr)\.? )?"
    rf"(?P<person>{_PERSON})(?=[.,;:!?]|$)"
)
"""A role with its holder behind: "the spokeswoman is Lu Ning"."""
REFERRED = regex(
    rf"(?:(?P<pronoun>He|She)(?:['’]s)?|(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<surname>{_PART}))(?: is| was)?(?: also| now| still| currently)?(?: (?:{_AS})(?: also)? as)?"
    rf" (?P<role>(?:{_OFFICE}|(?:{_RUNS}) )[^,.;:()]{{0,140}})\b"
)
"""An office of somebody whom the words before name: "He's also head of ...", "Ms. Lu is deputy director of ..."."""


def offices(role: str) -> list[str]:
    """The single offices of a role.

    >>> offices("spokesperson for the council and Director of the Department of Policy and Regulation")
    ['spokesperson for the council', 'Director of the Department of Policy and Regulation']
    """
    return ANOTHER_OFFICE.split(role)


def names(sentence: Sentence) -> Iterator[Figure]:
    """The lists of names, and the people with a role, in a sentence."""
    taken: list[Figure] = [*_roles(sentence), *_referred(sentence)]
    yield from taken
    linked = {pattern for _, pattern in LINKS.matches(sentence.text)}
    for pattern in LISTS if linked else ():
        for match in pattern.finditer(sentence.text) if pattern in linked else ():
            span = Span(match.start(1) + sentence.span.start, match.end(1) + sentence.span.start)
            if not any(other.span.overlaps(span) for other in taken):
                listed = tuple(name for name in SEPARATOR.split(match.group(1)) if name)
                taken.append(_figure(sentence, span, listed))
                yield taken[-1]


def _roles(sentence: Sentence) -> Iterator[Figure]:
    """The people of a sentence with the offices told in front of them and behind them: "Lu Ning, the spokeswoman, who is also ..."."""
    text, offset = sentence.text, sentence.span.start
    if TITLE_WORDS.isdisjoint(starts(text)):
        return
    for match in TITLED.finditer(text):
        if RANK.search(match["person"]):
            continue
        yield _figure(sentence, Span(match.start() + offset, match.end() + offset), (match["person"],), role=match["role"])
    for match in LED_IN.finditer(text):
        if TITLE.search(match["role"]):
            yield _figure(
                sentence, Span(match.start("role") + offset, match.end() + offset), (match["person"],), role=match["role"]
            )
    at = 0
    for person in PERSON.finditer(text):
        if RANK.search(person.group()) or person.start() < at:
            continue
        start, at = person.start(), person.end()
        while told := _office_behind(text, at):
            role, at = told
            yield _figure(sentence, Span(start + offset, at + offset), (person.group(),), role=role)
            start = len(text) - len(text[at:].lstrip(", "))


def _referred(sentence: Sentence) -> Iterator[Figure]:
    """The office with which a sentence begins of somebody whom one before it names with another: by a pronoun, or by a part of the name."""
    match = REFERRED.match(sentence.text) if sentence.context else None
    if match is None or ACTION.match(match["role"]):
        return
    before = sentence.context[:1] if match["pronoun"] else sentence.context
    people = {(figure.observation.names[0], context) for context in before for figure in _roles(context)}
    holders = {name for name, context in people if match["surname"] in name.split() or (match["pronoun"] and _is_alone(context))}
    if len(holders) == 1:
        yield _figure(sentence, _at(sentence, match), (holders.pop(),), role=match["role"])


def _is_alone(sentence: Sentence) -> bool:
    """Whether a sentence names nobody besides those whose office it tells."""
    told = [figure.span for figure in _roles(sentence)]
    return all(any(span.covers(_at(sentence, name)) for span in told) for name in PERSON.finditer(sentence.text))


def _at(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(match.start() + sentence.span.start, match.end() + sentence.span.start)


def _office_behind(text: str, at: int) -> tuple[str, int] | None:
    """The office told right behind a name that ends at a place, and where its words end; None where none is."""
    enclosed, led = ENCLOSED.match(text, at), APPOSITION.match(text, at)
    if enclosed and enclosed.lastgroup and not CLAUSE.search(enclosed[enclosed.lastgroup]):
        role, begin = enclosed[enclosed.lastgroup], enclosed.start(enclosed.lastgroup)
    elif led:
        role, begin = VERB.split(led["role"] + " ")[0].strip(), led.start("role") + 1
    else:
        return None
    is_office = TITLE.search(role) and not ACTION.match(role) and not NO_OFFICE.match(role)
    return (role, begin + len(role)) if is_office else None


def _figure(sentence: Sentence, span: Span, listed: tuple[str, ...], role: str = "") -> Figure:
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Figure(span, text, Observation(Measure.NAMES, names=listed), sentence.span, counted=DENIED_OFFICE.sub(" ", role))
