"""This file holds what else a clause tells was done to what it counts than the fact that bears its number out: "40 ferries sank", of 40 ferries."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from factcheck.core.fact import Fact
from factcheck.core.figure import Measure
from factcheck.core.text import Sentence
from factcheck.expressions import regex
from factcheck.judge.case import Case
from factcheck.judge.passages import sentence_of, words_of
from factcheck.match.plain_words import PLAIN
from factcheck.match.tokens import Token, stem, tokens
from factcheck.match.vocabulary import Vocabulary

PASSIVE = regex(r"(?:\s[\w-]{1,20}){1,10}?\s(?:was|were|been|being|got)\s(?:[a-z]{3,15}ly\s)?")
"""Between a number and the participle that tells what was done to what it counts."""
VERBAL = ("ed", "ing", "ught", "back", "down", "up", "away")
"""How a verb ends that a number may follow as what it was done to."""
_IRREGULAR = (
    "bought|sold|lost|held|built|stolen|stole|sunk|sank|fled|died|shot|won|sent|spent|paid|flew|flown|swam|drove|driven|rode|ridden|hidden|forgotten|eaten|ate"
    "|drank|drunk|slept|wrote|written|broke|broken|chose|chosen|stuck|struck|caught|taught|fought|sought|threw|thrown|withdrew|withdrawn|tore|torn|wore|worn"
    "|froze|frozen|hurt|quit|bet|born|dealt|fed|dug|lent|lit|shut|split|swept|swore|wept|bred|hung|bitten|beaten|blew|blown|burnt|overthrown|overslept|rebuilt"
)
_STATES = "work|live|reside|study|dwell|rent|speak|vote|smoke|own|belong"
VERB = regex(rf"(?:[a-z]{{1,14}}ed|{_IRREGULAR}|{_STATES})")
"""A verb of the past, a participle, or what some people do all the time."""
_LEADS = "in|at|on|by|for|from|to|with|without|during|through|via|under|over|after|before|between|since|until|and|or|but|as|than|the|a|an|newly|recently|so|would|could|should|not"
DID = regex(rf"(?:\s(?:and(?=\s[A-Z])|(?!(?:{_LEADS})\s)[\w-]{{1,20}})){{1,6}}?(?<!\sof)\s(?={VERB.pattern}\b)")
"""Between a number and what the people or things that it counts did themselves, or what was done to them."""
INSTEAD = regex(
    "extradited|refused|denied|rejected|barred|banned|cancell?ed|revoked|withdrawn|withdrew|lost|stolen|stole|abandoned|forged|faked|counterfeited|unsolved|hidden"
    "|sold|bought|spent|owed|earned|built|rebuilt|destroyed|burn(?:ed|t)|sunk|scrapped|repaired|killed|shot|executed|hanged|wounded|freed|released|acquitted|pardoned"
    "|founded|funded|armed|hired|fired|employed|vaccinated|insured|taxed|insulted|missed|fined|jailed|convicted|sentenced|prosecuted|promoted|demoted|flooded|evacuated|formed|dissolved|suspended|postponed|delayed|cheated|bribed|borrowed|exported|imported|donated|photographed|deleted"
    "|settled|overstayed|vanished|disappeared|protested|complained|escaped|fled|drowned|perished|voted|married|retired|resigned|emigrated|immigrated|quit"
    "|rioted|starved|crashed|sank|derailed|collided|failed|died|worked|lived|resided|studied|dwelt|quarantined|hospitalised|hospitalized|treated"
    f"|{_STATES}"
)
"""What may be done instead of what releases count, in one word, though the vocabulary may know it."""
ROUTINE = frozenset(
    """
    estimated reckoned calculated computed assessed gauged judged quantified believed deemed considered known listed cited quoted named described mentioned published disclosed revealed unveiled confirmed declared
    explained claimed stated tallied enumerated measured weighed valued priced pegged rated ranked totted
    introduced improved adopted implemented established created developed upgraded optimised optimized simplified streamlined enhanced modernised modernized piloted
    trialled tested enacted enforced applied collected gathered obtained acquired secured garnered paid visited viewed accessed downloaded searched queried
    lodged filed submitted struck agreed concluded ploughed plowed pumped invested waited lasted
    belonged pertained related concerned consisted yielded netted produced generated delivered resulted fetched featured attracted welcomed hosted
    received greeted served assisted aided answered fielded dealt tackled addressed fixed talked looked used opened closed installed equipped deployed
    placed completed finished performed conducted staged organized organised held arranged assigned handed presented supplied
    called touched contributed traced consulted crossed entered exited arrived departed returned journeyed travelled traveled toured streamed poured flowed flocked trooped trekked marched
    walked hiked rolled rumbled sailed steamed docked berthed landed flew flown drove driven rode ridden sped ferried hauled transported shipped conveyed
    shuttled plied transited ventured headed hopped pulled pushed
    processed screened inspected examined checked vetted cleared scanned stamped waved ushered admitted
    solved cracked investigated probed pursued busted smashed crushed dismantled eliminated wiped broke broken caught nabbed apprehended captured rounded
    collared seized confiscated impounded intercepted recovered uncovered discovered unearthed detected spotted nailed snared bagged rooted
    profited benefited availed picked joined added stopped thought issued granted approved signed renewed accepted awarded shared exchanged swapped circulated sent
    """.split()
)
"""Verbs that only tell, in other words than a release, that there were so many, or that they came, went, or were seen to."""
_ALIKE = """
    lost loss without missing; died dead death fatality killed; killed dead death fatality died; sold sale purchased procured bought; bought purchase purchased acquired procured
    paid payment; spent spending expenditure; built construction constructed building completed; burned burnt incinerated incineration fire
    stolen theft robbed; stole theft robbed; earned earning income revenue turnover paid; born birth; wounded injured; hired recruited; freed released; released freed
    fled escape; held detained custody; drove driving driven; rode riding ridership; flew flight; wrote written; grew grown; taught teaching; fed feeding meals
    drowned drowning; caught catch; hurt injured; fought fight; sank sinking; won winning prize; drank drinking; ate eating meals; lent loan lending; borrowed loan
    jailed prison imprisoned; sentenced sentence prison; employed employment job; fired dismissed; postponed delayed; delayed delay late; donated donation
    exported export; imported import; vaccinated vaccination dose; married marriage; voted vote voting; retired retirement; prosecuted prosecution
"""
ALIKE = {
    stem(first): frozenset(map(stem, others))
    for first, *others in map(str.split, _ALIKE.replace(";", "\n").strip().splitlines())
    if others
}
"""Verbs, and the words with which a release may tell the same."""
OBJECT = regex(r"(?:\s(?!(?:in|at|on|by|for|from|to|with|of|and|or|when|during|through|via|last|this)\s)[A-Za-z'’-]{1,20}){1,5}")
"""Behind a verb, up to the end of what it was done to: "picked | a new supplier"."""
AWAY = regex(
    r"\b(?:turned (?:down|away|back)|(?:was|were|been|being) dropped|sent (?:back|away|home)|written off|given up|still (?:missing|active|open|unsolved|wanted|pending)|(?<!no longer )at large|never (?:issued|found|used|opened)|(?:closed|shut|moved|relocated) to|(?:went|gone) (?:to (?:court|trial|prison|jail|hospital|waste|war)|bankrupt|missing|unanswered|unsold|unused|unclaimed|up in smoke)|keep out|kept out|keep (?:[a-z]{3,14} )?out)\b"
    r"|\bpaid(?= (?:out )?(?:about |some |over |nearly |more than |roughly )?[0-9$€£¥])"
)
"""... and in two, or in one that says so right before an amount: visits may be paid, too."""


def is_done_otherwise(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a clause tells that something else was done to what it counts, of which other facts are: "a million foreigners were arrested"."""
    if case.claimed.measure is not Measure.LEVEL or fact.computed:
        return False
    if is_done_instead(fact, case, sentence, vocabulary):
        return True
    verbs, own = list(_verbs(case, sentence)), vocabulary.kin_of(fact.about)
    if any(_is_unheard(verb, fact) and not _has_own_object(verb, own, sentence, vocabulary) for verb in _unnamed(verbs, case)):
        return True
    counted = {bond.concept for bond in case.topic.bonds if bond.head}
    for is_routine, done in _done(verbs, sentence, vocabulary):
        if not done.isdisjoint(own):
            continue
        is_of_another_kind = {*map(vocabulary.facet, done)}.isdisjoint(map(vocabulary.facet, counted))
        others = [
            each.fact
            for each in case.candidates
            if done & each.fact.about and (each.fact.part_of == fact.id or (is_of_another_kind and counted & each.fact.about))
        ]
        told = vocabulary.mentions(tokens(_told_with(fact, others))) if others or not is_routine else None
        if told is not None and not any(done & mention.concepts for mention in told):
            return True
    return False


def is_done_instead(fact: Fact, case: Case, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a clause surely tells of something else: no wrong number of ships at sea makes "500 ships were built" an error."""
    own = vocabulary.kin_of(fact.about)
    instead = (
        verb for verb in _unnamed(_verbs(case, sentence), case) if INSTEAD.fullmatch(verb.text) and _is_unheard(verb, fact)
    )
    return _is_away(fact, case, sentence) or any(not _has_own_object(verb, own, sentence, vocabulary) for verb in instead)


def _unnamed(verbs: Iterable[Token], case: Case) -> Iterator[Token]:
    """Those of the verbs that name no concept."""
    strangers = {word.span for word in case.topic.strangers}
    return (verb for verb in verbs if verb.span in strangers and VERB.fullmatch(verb.text))


def _is_unheard(verb: Token, fact: Fact) -> bool:
    """Whether a verb is another than a release has for a fact, and none that tells of any number."""
    told = words_of(f"{fact.label} {sentence_of(fact)}")
    return not _is_routine(verb) and verb.stem not in told and told.isdisjoint(ALIKE.get(verb.stem, ()))


def _has_own_object(verb: Token, own: Container[str], sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether what is told to have been done was done to what a fact is about: "40 homes lost | power", of homes without power."""
    text, end = sentence.text, verb.span.end - sentence.span.start
    named = (each for each in vocabulary.mentions_in(text) if OBJECT.fullmatch(text, end, each.span.end))
    return any(concept in own for mention in named for concept in mention.concepts)


def _is_routine(word: Token) -> bool:
    """Whether a verb, or a word beside one, tells of any number."""
    return INSTEAD.fullmatch(word.text) is None and (word.text in ROUTINE or word.stem in PLAIN)


def _is_away(fact: Fact, case: Case, sentence: Sentence) -> bool:
    """Whether a clause tells in two words, which name no concept, what was done instead; the release does not know of it."""
    start, strangers = sentence.span.start, {word.span.start for word in case.topic.strangers}
    away = AWAY.search(sentence.text, case.topic.clause.start - start, case.topic.clause.end - start)
    return away is not None and away.start() + start in strangers and away[0] not in fact.release.text


def _done(verbs: Sequence[Token], sentence: Sentence, vocabulary: Vocabulary) -> Iterator[tuple[bool, frozenset[str]]]:
    """What the words name that tell what was done to what is counted, and whether all of them tell of any number."""
    words = tokens(sentence.text, sentence.span.start)
    for mention in vocabulary.mentions(words):
        named = frozenset(concept for concept in mention.concepts if not vocabulary.is_implied(concept))
        if named and any(mention.span.overlaps(verb.span) for verb in verbs):
            yield all(_is_routine(word) for word in words if mention.span.covers(word.span)), named


def _verbs(case: Case, sentence: Sentence) -> Iterator[Token]:
    """The verb right before a number, and the participle behind what that counts: "arrested 40", "40 people were arrested"."""
    start, figure = sentence.span.start, case.figure.span
    end = case.topic.clause.end - start
    done = [match for each in (PASSIVE, DID) if (match := each.match(sentence.text, figure.end - start, end))]
    for word in tokens(sentence.text, start):
        is_before = case.topic.clause.start <= word.span.start and word.span.end + 1 == figure.start
        is_done = any(word.span.start == match.end() + start for match in done)
        if is_done or (is_before and (word.text.endswith(VERBAL) or VERB.fullmatch(word.text))):
            yield word


def _told_with(fact: Fact, others: Sequence[Fact]) -> str:
    """What the sentence of a fact tells, or its passage alone where that sentence tells another of some facts besides."""
    sentence, passage = sentence_of(fact), fact.passage.text
    is_told_besides = any(other.passage.text in sentence and other.passage.text not in passage for other in others)
    return passage if is_told_besides else sentence
