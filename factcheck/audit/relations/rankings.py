"""This file holds the search for things that are said to be the largest or smallest of a list of values by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.audit.bonds import Ranked, Term
from factcheck.audit.relations.named_values import FEWEST, Named, named_values, plain
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.relations.tables import COUNTS
from factcheck.audit.totals import added
from factcheck.expressions import regex
from factcheck.figures.cells import is_total_head
from factcheck.match.tokens import tokens

COUNTED = regex(rf"\b(?:{'|'.join(COUNTS)})\b")
MOST = "largest|biggest|busiest|highest|greatest|most|most numerous|strongest"
LEAST = "smallest|fewest|lowest|quietest|least|weakest"
CUES = tuple(word for word in f"{MOST}|{LEAST}".split("|") if " " not in word)
SUPERLATIVE = rf"\bthe\s(?:single\s|very\s)?(?:(?P<most>{MOST})|(?P<least>{LEAST}))\b(?P<noun>(?:\s(?!(?:of|among|in|at|by|on|for|to|from|with|and|within|across)\b)[a-z-]+){{0,3}}?)"
OF_ALL = rf"(?P<of>\s(?:of|among)\s(?:all|these|those|them|(?:all )?(?:the|this|its|our|their)\s(?:{'|'.join(COUNTS)}|[a-z]+))\b[^.,;:()]{{0,40}})?"
END = r"(?=\s?[.,;:!?)—–]|\sand\b|\swith\b|$)"
BE = "is|was|are|were|remains?|remained|stays?|stayed|continues? to be|continued to be|becomes?|became|proved to be|turned out to be"
ADVERBS = "thus|therefore|again|once again|once more|still|also|by far|clearly|easily|hence|now|accordingly|indeed|of course|as ever|as always"
IS = regex(rf"(?P<name>\w)(?:\s(?:{ADVERBS}))?\s(?:{BE})(?:,?\s(?:{ADVERBS})){{0,2}},?\s{SUPERLATIVE}{OF_ALL}{END}")
"""A thing that is said to be the largest or smallest: its name ends at `name`."""
WAS_IT = regex(rf"(?i:{SUPERLATIVE}){OF_ALL}\s(?:{BE})(?:,?\s(?:{ADVERBS}))?\s(?:the\s)?(?P<name>[A-Z][\w'’ .&-]{{1,60}}?){END}")
"""The same the other way round: "The smallest was Corby"."""
VERBS = "has|had|have|keeps?|kept|counts?|counted|records?|recorded|reports?|reported|registers?|registered|receives?|received|sold|saw|took|handled|draws?|drew"
HAS = regex(
    rf"(?P<name>\w)(?:\s(?:{ADVERBS}))?\s(?:{VERBS})(?:,?\s(?:{ADVERBS})){{0,2}},?\sthe\s(?:(?P<most>most|(?:largest|highest|greatest|biggest)\s(?:number|count|total) of)"
    rf"|(?P<least>fewest|(?:lowest|smallest)\s(?:number|count|total) of))(?P<noun>(?:\s(?!of\b|in\b)[a-z-]{{3,20}}){{1,2}}){OF_ALL}{END}"
)
"""A thing that is said to have the most or fewest of what a list counts."""
PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
IN_PLACE = regex(
    rf"(?P<name>\w)(?:\s(?:{ADVERBS}))?\s(?:(?:ranks?|ranked|came|comes|finished|stands?|stood|is|was|remained|remains)\s(?:in\s|at\s)?"
    r"|(?:defended|kept|keeps|held|holds|took|takes|retained|occupies|occupied)\s)(?:its\s|the\s)?"
    rf"(?:(?P<place>{'|'.join(PLACES)})\s(?:place|rank|spot|position)\b(?!\s(?:by|in|for|per|among|of)\b)|(?<=(?:ked|nks|ank|ame|mes)\s)(?P<rank>{'|'.join(PLACES)})\b(?!\s(?:by|in|for|per|among|of|to|on|from|only|place|last)\b))"
)
"""A thing that is said to be in a place of its list: "Barrow defended its second place", "Corby ranked third"."""
FOLLOWED = regex(
    r"(?:[^.;:()0-9]{0,20}\([^()]{1,20}\)|\))?[^.;:()0-9]{0,60},?\s(?:closely )?followed by\s(?![^.;:()0-9]{0,60}\b(?:days?|nights?|weeks?|months?|years?|weekend)\b)[^.;:()0-9]{0,60}\(?",
    re.I,
)
"""Between the value that leads and the next."""
NEXT = r"(?:[,;]\s(?:and\s|then\s|by\s){0,3}|\s(?:and|then)\s(?:by\s)?)"
AFTER_ASIDE = regex(rf"[^.;:()0-9]{{0,20}}\){NEXT}[^.;:,()0-9]{{2,50}}\s\(")
AFTER_PLAIN = regex(rf"(?:\s[a-z]{{2,20}})?(?:\s?\([^()]{{1,20}}\))?{NEXT}[^.;:,()0-9]{{2,50}}?(?:,\s|\s(?:with|at)\s)")
"""Between two values of such a list: in brackets behind their names, or behind "with"."""
REST = regex(r"\b(?:others?|rest|remaining|unknown|together|combined|total|all)\b", re.I)
"""Words of a value that has no place in it."""
LEADS = regex(
    r"\b(?:largest|biggest|highest|leading|leads|(?:took|takes|has|had) the lead|ahead|most (?!recent)[a-z]+|tops|topped|(?:ranks?|ranked|came|comes) first)\b[^.;:0-9]{0,120}$",
    re.I,
)
"""Words before the value that leads a ranking; none of those that follow is greater."""
OTHER_TIME = regex(
    r"\b(?:until|till|last (?:year|month|time)|previous(?:ly)?|formerly|used to|had been|no longer|not|never|nor|in (?:19|20)[0-9]{2}|before"
    r"|once(?! again| more)|would|could|may|might|will|if|whether|expected|aims?|wants?|hopes?|by (?!far\b)|per|terms|measured|relative|compared"
    r"|growth|rise|increase|gain|fall|drop|since|ever|on record|history|years?|after|behind|outside|apart|except)\b|n['’]t\b",
    re.I,
)
"""Words of a sentence that ranks at another time, by another measure, or does not rank at all."""
OF_ITS_OWN = regex(
    r"(?:city|town|village|suburb|state|province|region|county|country|nation|island|municipality|district|place|area|continent|employer"
    r"|company|firm|shop|store|school|college|university|hospital|museum|library|park|hall|office|airport|port|harbour|market|factory|plant|mine|farm"
    r"|building|house|room|site|lake|river|forest|mountain|ship|boat|vessel|aircraft|plane|animal|species|child|man|woman)s?\Z",
    re.I,
)
"""What has a size of its own, whatever else is counted there."""
MEAN = regex(r"\b(?:per|averag\w+|mean|median|rates?|prices?|index|a (?:day|week|month|year|head|person))\b", re.I)
CAPACITY = regex(
    r"\b(?:staff|employees|workers|firefighters|officers|nurses|doctors|teachers|beds|rooms|seats|vehicles|engines|hectares|acres|square)\b",
    re.I,
)
"""What a list counts that does not make a place busy."""
BUSY = ("busiest", "quietest")
STEADY = frozenset({"time", "duration", "length", "proportion", "point"})
"""What a list measures that makes nothing large or small."""
NEAR = 2
"""So many lines from its list a ranking stands at most."""
CLAUSES = (". ", "; ", ": ", " and ", ", ")


def rankings(scene: Scene) -> Iterator[Ranked]:
    """All things of a list that are said to be the largest or smallest of it, by the one list near that has them."""
    told = [(index, line) for index, line in enumerate(scene.lines) if any(cue in line.text for cue in (*CUES, *PLACES))]
    lists = list(named_values(scene)) if told else []
    columns = list(_columns(scene)) if told else []
    for index, line in told:
        near = [each for each in lists if each.first - NEAR <= index <= each.last + NEAR]
        for match, name in _rankings(line) if near else ():
            ranked = [(one, key) for one in near if (key := _name(one, match, name))]
            if len(ranked) == 1 and _may_rank(scene, index, match, ranked[0][0]):
                yield from _against(line, match, *ranked[0])
        for match in IN_PLACE.finditer(line.text) if near else ():
            yield from _in_place(line, match, near)
        for match in HAS.finditer(line.text):
            yield from _of_what_is_counted(scene, line, match, [*columns, *((_words(scene, each), each) for each in near)])


def led(scene: Scene) -> Iterator[Ranked]:
    """Values that lead a ranking, and a greater one that is said to follow: "Ash is the most common with 912, followed by oak with 1,204"."""
    for line in scene.lines if "followed by" in scene.document.text else ():
        shares = [each for each in line.told if each.is_share]
        for value, following in (*pairwise(line.levels), *pairwise(shares)):
            is_alike = value.term.unit == following.term.unit
            is_next = FOLLOWED.fullmatch(line.text, value.end, following.start)
            if is_alike and is_next and LEADS.search(line.text[: value.start]):
                yield _followed(line, value, following)
                yield from _in_order(
                    line, [each for each in line.told if each.start >= following.start and each.is_like(following)]
                )


def _followed(line: Line, value: Told, following: Told) -> Ranked:
    """A value and one that is said to follow it."""
    place = line.span(value.start, following.end)
    names = {"name": "what it follows", "other": "what follows"}
    return Ranked(place=place, value=value.term, top=following.term, sign=1, is_firm=False, **names)


def _in_order(line: Line, run: Sequence[Told]) -> Iterator[Ranked]:
    """Each value of the list of those that follow, with the next one of it, as long as the list goes on in one form."""
    is_aside = line.text[: run[0].start].endswith("(")
    for value, following in pairwise(run):
        gap = (AFTER_ASIDE if is_aside else AFTER_PLAIN).fullmatch(line.text, value.end, following.start)
        if gap is None or REST.search(gap[0]) or value.term.unit != following.term.unit:
            return
        yield _followed(line, value, following)


def _columns(scene: Scene) -> Iterator[tuple[set[str], Named]]:
    """The columns of tables as lists of values by the names of their rows, with the words of their head."""
    for column in scene.columns:
        cells = [cell for cell in column if not is_total_head(cell.row.text)]
        terms = tuple(cell.told.term for cell in cells if cell.told.is_level)
        names = tuple(cell.row.text for cell in cells)
        if (
            len(terms) == len(cells) >= FEWEST
            and len(set(map(plain, names))) == len(names)
            and len({term.unit for term in terms}) == 1
        ):
            yield {token.stem for token in tokens(column[0].column.text)}, Named(names, terms, 0, 0)


def _words(scene: Scene, named: Named) -> set[str]:
    """The stems of the lines that a list stands in."""
    return {token.stem for line in scene.lines[named.first : named.last + 1] for token in tokens(line.text)}


def _of_what_is_counted(
    scene: Scene, line: Line, match: re.Match[str], lists: Sequence[tuple[set[str], Named]]
) -> Iterator[Ranked]:
    """The thing that is said to have the most of what one list or column counts, where it has not."""
    noun = {token.stem for token in tokens(match["noun"])}
    ranked = [
        (each, key) for words, each in lists if noun <= words and (key := _name(each, match, line.text[: match.end("name")]))
    ]
    start = max(line.text.rfind(sign, 0, match.start()) for sign in CLAUSES) + 1
    if len(ranked) == 1 and not OTHER_TIME.search(line.text, start, match.end()):
        yield from _against(line, match, *ranked[0])


def _in_place(line: Line, match: re.Match[str], near: Sequence[Named]) -> Iterator[Ranked]:
    """The thing that is said to be in a place of the one list near that has it, where another one is in that place."""
    words = line.text[: match.end("name")]
    ranked = [(one, key) for one in near if (key := _name_before(one, words))]
    start = max(line.text.rfind(sign, 0, match.start()) for sign in CLAUSES[:2]) + 1
    place = PLACES[match["place"] or match["rank"]]
    if len(ranked) != 1 or OTHER_TIME.search(line.text, start, match.end()) or len(ranked[0][0].names) < place:
        return
    (named, name) = ranked[0]
    order = sorted(named.pairs, key=lambda pair: -pair[1].point)
    (other, top), own = order[place - 1], dict(named.pairs)[name]
    is_told = not _is_total(named, order[0][1]) and named.terms[0].unit.dimension not in STEADY
    if is_told and top is not own:
        span, sign = line.span(match.end("name") - len(name), match.end()), 1 if top.point > own.point else -1
        yield Ranked(place=span, value=own, top=top, name=name, other=other, sign=sign, is_firm=False)


def _rankings(line: Line) -> Iterator[tuple[re.Match[str], str]]:
    """The rankings of a sentence with the words that have the name."""
    for match in IS.finditer(line.text):
        yield match, line.text[: match.end("name")]
    for match in WAS_IT.finditer(line.text):
        yield match, match["name"]


def _name(named: Named, match: re.Match[str], words: str) -> str:
    """The name of a list that is ranked: the words are it, or end with it."""
    told = plain(words)
    if _is_behind(match):
        return next((name for name in named.names if plain(name) == told), "")
    return _name_before(named, words)


def _name_before(named: Named, words: str) -> str:
    """The name of a list with which words end."""
    told = plain(words)
    found = [name for name in named.names if re.search(rf"(?:^|[^\w-]){re.escape(plain(name))}$", told)]
    return max(found, key=len, default="")


def _is_behind(match: re.Match[str]) -> bool:
    """Whether the name stands behind the superlative."""
    return match.start("name") > match.start("noun")


def _may_rank(scene: Scene, index: int, match: re.Match[str], named: Named) -> bool:
    """Whether a ranking is one of a list: it tells no other number, time or measure, and ranks what the text has spoken of."""
    line, is_own = scene.lines[index], named.first <= index <= named.last
    start = max(line.text.rfind(sign, 0, match.start()) for sign in CLAUSES) + 1
    is_other = any(not match.start() < each.start < match.end() for each in line.levels) and not is_own
    words = " ".join(other.text for other in scene.lines[named.first : named.last + 1])
    is_rate = MEAN.search(words) is not None or named.terms[0].unit.dimension in STEADY
    is_capacity = (match["most"] or match["least"]).lower() in BUSY and CAPACITY.search(words) is not None
    if is_other or is_rate or is_capacity or OTHER_TIME.search(line.text, start, match.end()):
        return False
    if match["noun"] and OF_ITS_OWN.search(match["noun"]):
        return False
    noun = [token.stem for token in tokens(match["noun"])]
    if not noun:
        counted = COUNTED.search(match["of"] or "")
        return is_own or bool(match["of"] and (counted is None or COUNTS[counted[0]] == len(named.names)))
    before = [*(other.text for other in scene.lines[:index]), line.text[: match.start()]]
    return any(token.stem == noun[-1] for text in before for token in tokens(text))


def _is_total(named: Named, top: Term) -> bool:
    """Whether a value of a list is the total of the others."""
    return added(tuple(term for term in named.terms if term is not top)).overlaps(top.tight)


def _against(line: Line, match: re.Match[str], named: Named, name: str) -> Iterator[Ranked]:
    """The ranking with its value and the one that is greatest, or smallest, instead."""
    own, sign = dict(named.pairs)[name], 1 if match["most"] else -1
    other, top = max(named.pairs, key=lambda pair: pair[1].point * sign)
    if _is_total(named, top):
        return
    start = match.start() if _is_behind(match) else match.end("name") - len(name)
    yield Ranked(place=line.span(start, match.end()), value=own, top=top, name=name, other=other, sign=sign, is_firm=False)
