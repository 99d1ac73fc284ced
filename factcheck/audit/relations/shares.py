"""This file holds the search for shares in sentences: a part, its whole, and the share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from factcheck.audit.bonds import Share, Sum, Term
from factcheck.audit.relations.fellows import OF_OTHERS
from factcheck.audit.relations.measured import without_earlier, without_means
from factcheck.audit.relations.scene import Line, Scene, Told
from factcheck.audit.totals import added
from factcheck.core.text import Span
from factcheck.expressions import regex

SHARE_BEFORE = regex(
    r"(?:\b(?:a|the|its|their) (?:[a-z]{3,10} )?(?:share|proportion|rate|ratio|turnout|quota) of"
    r"|\b(?:or|i\.e\.|that is,?|that's|which is|equal to|the equal of|equivalent to|the equivalent of|which (?:corresponds|amounts|comes) to|corresponding to|accounting for|representing|making up|amounting to"
    r"|th[eo]se last)|[(（]|占|占比|比重为?)\s?(?:the )?(?:about |nearly |some |around |just )?$",
    re.I,
)
"""Words before a percentage that make it the share of the part just told."""
OF_WHOLE = regex(
    r"\s?of (?:the |its |a |all )?(?:annual |year's |whole |overall |entire |full ){0,2}(?:(?:grand )?total (?:of )?)?$", re.I
)
"""What stands between a share and its whole: "55.8 percent of the annual 32.566 million"."""
OF_THOSE = regex(
    r"\s(?:of|out of|among) (?:the|all|all the|those|these|its|their)\s(?P<noun>[a-z][a-z -]{2,40}?),?\s?[(]?\s?(?:[a-z.’']+\s){0,3}$"
)
"""Between a part and its share: "218,400 of the attendances, that is 23 per cent"; the noun says what the whole is of."""
SHARE_OF = regex(
    r"\s?of (?:all the |the |all )?(?!its\b)(?P<noun>[a-z][a-z -]{2,40}?)(?=[.,;:)]|\s(?:in|this|last|and|but|while|were|was|are|is)\b|$)"
)
"""Behind a share: "38.9 % of inbound tourists"."""
APPOSED = regex(r"(?:\s[a-z-]{3,20}){1,3},\s(?:about |some |nearly )?", re.I)
"""Between a part and a share that tells of what it is: "540 guests, 36 % of those who were asked"."""
CLOSED = regex(r"[,.;:)]|$")
WHO = regex(r"(?:those|people|persons) (?:who|that) (?:had |have |has )?(?P<verb>[a-z]{5,})$", re.I)
"""A whole that is named by what it did."""
LATTER = regex(
    r"(?:the latter|these last|the last (?:of these|group|kind)|they (?:thus |therefore |now )?(?:account(?:ed)? for|ma[dk]e up|represent(?:ed)?|formed))\b"
    r"[^.;:0-9]{0,50}$",
    re.I,
)
"""How a sentence begins that is about the last number of the one before."""
AND = regex(r"[,;]|\s(?:and|but)\s")
"""What ends the words of a number's noun."""
KIN = 5
"""A verb and a noun that begin with so many letters alike are of one thing: "applied", "applications"."""
REACH = 40
"""How far behind the number of a whole its noun may end."""
GOES_ON = regex(r"(?:that|this|which|it)(?:['’]s|\s(?:is|was|makes|made|means|equals|represents|comes to|amounts to))\s", re.I)
"""How a sentence begins that says what share the number before it is."""
OF_THE_TOTAL = regex(r"\s?of (?:the |that )(?:total|sum|whole)\b", re.I)
ENDED = regex(r";|:\s[A-Z]")
"""What ends the words about a part, be it that others are told by name: "three of 12 regions: Ashby (8.1 %)"."""
OWN_SHARE = regex(
    r"\s?[(（]\s?|(?:[^,;:.()0-9]{0,40},)?\s(?:or|that is,?|i\.e\.|th[eo]se last|accounting for|representing|making up|amounting to"
    r"|a (?:share|proportion) of)\s(?:the )?(?:about )?",
    re.I,
)
"""What stands between a part of several and its share."""
CONCLUDES = regex(r"(?:so|thus|hence|therefore|that means|this means)\b[^.;0-9]{0,60}$", re.I)
"""How a sentence begins that says what share its neighbour before left."""
OF_IT = regex(r"\s(?:[a-z]+\s)?of (?:it|this|that|them|these|those)\b", re.I)
PART_OF = regex(
    r"(?:\s\w+){0,3}\s(?:of|out of|among) (?:(?:the|its|all|those|these|a total of|all the|her|his|our|my|your|their) )?$", re.I
)
"""What stands between a part and its whole: "100 of the 400 pupils"."""
OF_THEM = regex(r"\s(?:of|among) (?:them|which|whom|these|those)\b", re.I)
POPULATION = regex(r"\bpopulation(?:\s(?:of|is|was|stands at|numbers?))?[,:]?\s(?:about |some |around |nearly )?$", re.I)
OF_PEOPLE = regex(
    r"\s?of (?:its|the|their|all|all its|the town's|the city's) (?:own )?(?:people|population|inhabitants|residents|citizens)\b",
    re.I,
)
"""Words of a place's population before its number, and behind a share of it."""
OF_PART = regex(r"\s?(?:of|out of|among) (?:the|all|those|these|them)\b", re.I)
WORD = regex(r"[a-z]+")
FEWEST_BEFORE = 2
"""So many shares at least come before the one that remains, and so many parts give a total."""
FARTHEST = 12
"""So many sentences before its parts a total may stand."""
ROUGH = Fraction(5, 100)
"""By so much of itself a share in words may be rounded."""


def shares(scene: Scene, sums: Sequence[Sum]) -> Iterator[Share]:
    """All shares that sentences tell with their part and their whole."""
    owners = {part.span: sum_ for sum_ in sums for part in sum_.parts if not sum_.unread}
    for before, line in pairwise([None, *scene.lines]):
        if line is None:
            continue
        for index, each in enumerate(line.told):
            if each.is_share and index:
                yield from _of_what_is_named(scene, line, index)
                yield from _of_its_whole(line, index)
                yield from _of_a_pair(scene, line, index, owners)
                yield from _of_the_total(before, line, index)
                yield from _of_all_parts(scene, line, index)
                yield from _of_them(before, line, index)
        yield from _of_the_latter(scene, before, line)
        yield from _of_one_before(before, line)
        yield from _concluded(before, line)


def _concluded(before: Line | None, line: Line) -> Iterator[Share]:
    """The one share of a sentence that draws on a whole and what it lost: "… 78,000, and 3,100 of it were left. So 96 percent was used"."""
    if before is None or len(before.levels) != 2 or len(line.told) != 1 or not line.told[0].is_share:
        return
    (whole, part), share = (each.term for each in before.levels), line.told[0]
    is_part = whole.unit.dimension == part.unit.dimension and part.point < whole.point
    if is_part and OF_IT.match(before.text, before.levels[1].end) and CONCLUDES.match(line.text[: share.start]):
        points = (part.point, whole.point - part.point)
        is_rest = abs(points[1] / whole.point - share.term.point) < abs(points[0] / whole.point - share.term.point)
        yield Share(part=_without(whole, part) if is_rest else part, whole=whole, share=share.term, is_firm=False)


def _without(whole: Term, part: Term) -> Term:
    """What a part leaves of its whole."""
    left = whole.tight - part.tight, whole.loose - part.loose
    return replace(part, text=f"{whole.text} − {part.text}", point=whole.point - part.point, tight=left[0], loose=left[1])


def _of_them(before: Line | None, line: Line, index: int) -> Iterator[Share]:
    """A part and its share of the one count of the sentence before: "We asked 240 firms. Eighty-four of them, or 35 percent"."""
    part, share = line.told[index - 1], line.told[index]
    whole = before.levels[0] if before is not None and len(before.levels) == 1 else None
    if whole is None or index > 1 or not part.is_level or part.dimension != whole.dimension or part.term.point > whole.term.point:
        return
    if OF_THEM.match(line.text, part.end) and SHARE_BEFORE.search(line.text[part.end : share.start]):
        yield Share(part=part.term, whole=whole.term, share=share.term, is_firm=False)


def _of_its_whole(line: Line, index: int) -> Iterator[Share]:
    """A part, a share, a whole: "18.176 million trips, or 55.8 percent of the annual 32.566 million"."""
    share, part = line.told[index], line.told[index - 1]
    whole = line.told[index + 1] if index + 1 < len(line.told) else None
    if whole is None or not (part.is_level and whole.is_level) or part.dimension != whole.dimension:
        return
    if OF_WHOLE.fullmatch(line.text[share.end : whole.start]) and SHARE_BEFORE.search(line.text[part.end : share.start]):
        yield Share(part=part.term, whole=whole.term, share=share.term)


def _of_a_pair(scene: Scene, line: Line, index: int, owners: dict[Span, Sum]) -> Iterator[Share]:
    """A whole and a part of it, then the share: "13,400, of whom 8,000 were sent home, a share of 69.7 percent"."""
    share, last = line.told[index], line.told[index - 1]
    between = line.text[last.end : share.start]
    is_apposed = APPOSED.fullmatch(between) is not None and CLOSED.match(line.text, share.end) is not None
    if not last.is_level or ENDED.search(between) or OF_THE_TOTAL.match(line.text, share.end):
        return
    if not SHARE_BEFORE.search(between):
        other = line.told[index - 2] if index > 1 else None
        if is_apposed and other and other.is_level and PART_OF.fullmatch(line.text[other.end : last.start]):
            yield from _of_part(other, last, share)
        return
    if sum_ := owners.get(last.figure.span):
        is_only = len(sum_.parts) == 1 and not share.figure.counted
        is_own = OWN_SHARE.fullmatch(between) and not share.figure.counted and not OF_OTHERS.match(line.text, share.end)
        others = () if is_only else (each for other in scene.lines for each in other.levels if each.dimension == last.dimension)
        if is_only or (is_own and not any(_fits(last, each, share) for each in others)):
            yield Share(part=last.term, whole=sum_.total, share=share.term, is_firm=is_only)
        return
    other = line.told[index - 2] if index > 1 else None
    if other is None or not other.is_level or other.dimension != last.dimension:
        return
    if PART_OF.fullmatch(line.text[other.end : last.start]):
        yield from _of_part(other, last, share)
    elif OF_THEM.match(line.text, last.end) or (
        POPULATION.search(line.text[: other.start]) and OF_PEOPLE.match(line.text, share.end)
    ):
        yield Share(part=last.term, whole=other.term, share=share.term)


def _of_part(part: Told, whole: Told, share: Told) -> Iterator[Share]:
    if part.dimension == whole.dimension and not _is_rounded(part, whole, share):
        yield Share(part=part.term, whole=whole.term, share=share.term)


def _is_rounded(part: Told, whole: Told, share: Told) -> bool:
    """Whether a part of a whole, both in words, is its share in round figures: "nine of ten trains (91.2 percent)"."""
    in_words = part.figure.text.isalpha() and whole.figure.text.isalpha()
    return in_words and abs(part.term.point / whole.term.point - share.term.point) <= share.term.point * ROUGH


def _of_what_is_named(scene: Scene, line: Line, index: int) -> Iterator[Share]:
    """A part and its share of a whole that the text told before by the same noun, where no figure of the text fits the share better."""
    part, share = line.told[index - 1], line.told[index]
    between = line.text[part.end : share.start]
    is_apposed = APPOSED.fullmatch(between) and SHARE_OF.match(line.text, share.end)
    if not part.is_level or not (SHARE_BEFORE.search(between) or is_apposed):
        return
    named = OF_THOSE.fullmatch(between) or SHARE_OF.match(line.text, share.end)
    if not named:
        return
    until = scene.lines.index(line) + 1
    before = [(other, each) for other in scene.lines[:until] for each in other.levels if each is not part]
    wholes = [each for other, each in before if each.dimension == part.dimension and _is_of(other, each, named["noun"])]
    others = (each for other in scene.lines for each in other.levels if each.dimension == part.dimension and each is not part)
    if len(wholes) == 1 and not any(_fits(part, each, share) for each in others if each is not wholes[0]):
        yield Share(part=part.term, whole=wholes[0].term, share=share.term, is_firm=False)


def _of_the_latter(scene: Scene, before: Line | None, line: Line) -> Iterator[Share]:
    """The share of the last number of the sentence before in a whole told by its noun: "The latter thus made up a third of the cases"."""
    share = line.told[0] if line.told else None
    if before is None or not before.levels or share is None or not share.is_share or not LATTER.match(line.text[: share.start]):
        return
    part, named = before.levels[-1], SHARE_OF.match(line.text, share.end)
    until = scene.lines.index(line)
    told = [(other, each) for other in scene.lines[max(0, until - FARTHEST) : until] for each in other.levels if each is not part]
    larger = [(other, each) for other, each in told if each.dimension == part.dimension and each.term.point > part.term.point]
    wholes = [each for other, each in larger if named and _is_of(other, each, named["noun"])]
    is_other = any(_fits(each, wholes[0], share) for each in before.levels) if wholes else True
    if len({each.term.point for each in wholes}) == 1 and not is_other:
        yield Share(part=part.term, whole=wholes[0].term, share=share.term, is_firm=False)


def _is_of(line: Line, whole: Told, noun: str) -> bool:
    """Whether a number is one of what a noun says, and not of a part of it: "the 84.36 million inbound tourists"."""
    following = next((each.start for each in line.told if each.start >= whole.end), len(line.text))
    behind = AND.split(line.text[whole.end : min(whole.end + REACH, following)], maxsplit=1)[0]
    words = [[word.rstrip("s") for word in WORD.findall(each.lower())] for each in (behind, noun)]
    who = WHO.match(noun)
    is_named = any(word[:KIN] == who["verb"][:KIN].lower() for word in words[0]) if who else set(words[1]) <= set(words[0])
    return is_named and not OF_PART.match(behind)


def _fits(part: Told, whole: Told, share: Told) -> bool:
    """Whether a share is the part's in another whole."""
    is_bounded = (whole.term.tight.low or 0) > 0 and whole.term.tight.high is not None
    return is_bounded and (part.term.tight / whole.term.tight).overlaps(share.term.tight)


def _of_the_total(before: Line | None, line: Line, index: int) -> Iterator[Share]:
    """The first part of a sentence and its share of the total that the sentence before tells: "…, or 48.6 percent of the total"."""
    share = line.told[index]
    is_beside = before is not None and before.sentence.kind is line.sentence.kind  # the last item of a list is no total
    told = without_means([(before, each) for each in before.levels]) if before and is_beside else []
    wholes = without_earlier(before, told) if before else []
    if len(wholes) != 1 or not line.levels or not OF_THE_TOTAL.match(line.text, share.end):
        return
    part, whole = line.levels[0], wholes[0]
    is_own = len(line.levels) == 1 or (part is line.told[index - 1] and SHARE_BEFORE.search(line.text[part.end : share.start]))
    is_pair = part.end <= share.start and part.dimension == whole.dimension and part.term.point <= whole.term.point
    # where the two are the total, neither is a part of the other
    is_of_both = is_pair and (part.term.tight / (part.term.tight + whole.term.tight)).overlaps(share.term.tight)
    if is_own and is_pair and not is_of_both:
        yield Share(part=part.term, whole=whole.term, share=share.term, is_firm=False)


def _of_all_parts(scene: Scene, line: Line, index: int) -> Iterator[Share]:
    """A part and its share of the total that it gives with the parts told before it, in this sentence and in the one before."""
    part, share = line.told[index - 1], line.told[index]
    if (
        not part.is_level
        or not OF_THE_TOTAL.match(line.text, share.end)
        or not SHARE_BEFORE.search(line.text[part.end : share.start])
    ):
        return
    at = scene.lines.index(line)
    near = [
        each
        for one in scene.lines[max(0, at - 1) : at + 1]
        for each in one.levels
        if each.term.span.start <= part.term.span.start
    ]
    parts = tuple(each.term for each in near if each.dimension == part.dimension)
    far = [each for one in scene.lines[max(0, at - FARTHEST) : at] for each in one.levels if each.term not in parts]
    wholes = [each for each in far if each.dimension == part.dimension and added(parts).overlaps(each.term.tight)]
    if len(parts) >= FEWEST_BEFORE and len({each.term.point for each in wholes}) == 1:
        yield Share(part=part.term, whole=wholes[0].term, share=share.term, is_firm=False)


def _of_one_before(before: Line | None, line: Line) -> Iterator[Share]:
    """The share of the one number of the sentence before, with its whole: "It was 120 times. That is 40 % of the 300 in all"."""
    if before is None or len(before.levels) != 1 or not line.told or not GOES_ON.match(line.text):
        return
    part, share = before.levels[0], line.told[0]
    for whole in line.told[1:2]:
        is_pair = share.is_share and whole.is_level and part.dimension == whole.dimension
        if is_pair and part.term.point <= whole.term.point and OF_WHOLE.fullmatch(line.text[share.end : whole.start]):
            yield Share(part=part.term, whole=whole.term, share=share.term, is_firm=False)
