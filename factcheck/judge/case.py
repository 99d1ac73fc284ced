"""This file holds the case of one figure: its topic, its period, the facts about the same thing, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.core.fact import Concept, Fact
from factcheck.core.figure import Figure, Observation
from factcheck.core.finding import Finding
from factcheck.core.period import Period, Relative
from factcheck.core.verdict import Evidence, Label, Reason, Verdict
from factcheck.judge.known import Known
from factcheck.match.candidates import Candidate, alike
from factcheck.match.plain_words import PLAIN
from factcheck.match.timing import Timing, timing
from factcheck.match.topic import Topic

Doubts = Mapping[str, tuple[Finding, ...]]
"""For the id of a fact, the findings that put its printed value in doubt."""

SUPPORT_COVER = 0.5
EXACT_COVER = 0.34
LONG_COVER = 0.2
SIBLING_COVER = 0.3
SIBLING_COVER_THEN = 0.2
SUPPORT_FOCUS = 0.34
REFUTE_COVER = 0.7
AS_SAID = 0.8
REFUTE_EXPLAINED = 0.58
BARE_COVER = 0.62
BARE_EXPLAINED = 0.9
"""How much of a fact's concepts the text must name for a number that agrees, for one that is the very number or a long one of the very period, and
for one that disagrees;
and how much of the clause the fact must explain before it supports, or it refutes; where the clause speaks of
nothing else, less of the fact need be named: a false alarm costs more than a missed figure. A fact of which so much is named, by a clause
of which it explains so much, is what the clause is about."""
NEAR_BEST = 1.0
SAME_RANK = 0.25
"""How far behind the best candidate's score (a sum of concept weights, 1 to 6 each) another may lie and still support the claim, or
count as the best one's equal."""


class Case(Struct, frozen=True, dict=True):
    """What there is to judge one figure by.

    `is_stated` says that the figure's own words name the period, `outsiders` that they speak of
    another country or body, `tells_share` that a percentage is said to be one of a whole.
    `day` is the one day on which the sentence says that something was counted; `concepts` are those of the base. `times` keeps how the
    period of each fact stands to this one, for all cases of the period; `is_whole` says that the words stress all of it, `counts_stranger` that
    the number counts what no word is known for.
    """

    topic: Topic
    period: Period | Relative | None
    is_stated: bool
    candidates: Sequence[Candidate]
    doubts: Doubts
    today: date | None
    known: Known
    outsiders: bool = False
    tells_share: bool = True
    day: Period | Relative | None = None
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    times: dict[tuple[str, date | None], Timing] = {}
    is_whole: bool = False
    counts_stranger: bool = False

    @property
    def figure(self) -> Figure:
        """The figure to be judged."""
        return self.topic.figure

    @cached_property
    def claimed(self) -> Observation:
        """What it states."""
        return self.figure.observation

    @cached_property
    def alike(self) -> Case:
        """The case with those facts only that make the same kind of statement."""
        return replace(self, candidates=alike(self.candidates, self.claimed))

    @cached_property
    def named(self) -> frozenset[str]:
        """The concepts that the words of its clause name for themselves."""
        return frozenset(bond.concept for bond in self.topic.bonds if bond.near and not bond.faint)

    @cached_property
    def own(self) -> frozenset[str]:
        """The concepts that its sentence names, or that go without saying: not those that only the text around it lends."""
        return frozenset(bond.concept for bond in self.topic.bonds if not bond.is_lent)

    @property
    def is_plain_talk(self) -> bool:
        """Whether the words of its clause that name nothing are words of plain talk."""
        return all(word.stem in PLAIN for word in self.topic.strangers if word.text.isalpha())

    def is_unread(self, fact: Fact) -> bool:
        """Whether nobody has read over what a fact is about."""
        return any(self.concepts[one].proposed for one in fact.about if one in self.concepts)

    def before(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """Those of the verdicts that are on figures before it."""
        return [verdict for verdict in verdicts if verdict.figure.span.end <= self.figure.span.start]

    def timing(self, fact: Fact) -> Timing:
        """How the fact's period stands to the claim's."""
        if self.period is None:
            return Timing.LOOSE
        key = fact.id, fact.period.end  # one earlier value may be reckoned from a year's growth, another from a quarter's
        told = self.times.get(key)
        if told is None:
            told = self.times[key] = timing(self.period, fact, self.today)
        return Timing.OTHER if self.is_whole and told is Timing.LOOSE and not fact.period.is_day else told

    @cached_property
    def in_time(self) -> list[Candidate]:
        """The candidates without a conflict that are about the claim's period, the best first."""
        return self._current([each for each in self.candidates if not each.fit.conflicts])

    @cached_property
    def miscounted(self) -> list[Candidate]:
        """The candidates in time that fit but for the word behind the number, which is not what they count."""
        return self._current(
            [each for each in self.candidates if each.fit.conflicts and all(one.in_count for one in each.fit.conflicts)]
        )

    def _may_be_of_the_day(self, fact: Fact) -> bool:
        """Whether a fact as of a day is one of the day that the claim names."""
        if not fact.period.is_day:
            return True
        assert self.day is not None
        day = self.day.on(self.today or fact.release.published) if isinstance(self.day, Relative) else self.day
        return fact.period == day

    def _current(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        if self.day is not None:
            candidates = [each for each in candidates if self._may_be_of_the_day(each.fact)]
        if self.period is None:
            return list(candidates)
        timed = [(each, told) for each in candidates if (told := self.timing(each.fact)) is not Timing.OTHER]
        exact = {each.fact.about for each, told in timed if told is Timing.EXACT}
        current = [each for each, told in timed if told is Timing.EXACT or each.fact.about not in exact]
        return _latest(current) if isinstance(self.period, Period) and self.period.start is None else current

    def verdict(self, label: Label, reason: Reason, message: str, facts: Iterable[Fact] = ()) -> Verdict:
        """A verdict on this figure."""
        evidence = tuple(Evidence(fact, self.doubts.get(fact.id, ())) for fact in facts)
        return Verdict(self.figure, label, reason, message, evidence)


def _latest(candidates: list[Candidate]) -> list[Candidate]:
    """Of the candidates about one thing the latest: what held "by the end of 2024" is what was last told of it by then."""
    ends: dict[frozenset[str], date] = {}
    for each in candidates:
        end = each.fact.period.end
        if end is not None:
            ends[each.fact.about] = max(end, ends.get(each.fact.about, end))
    return [each for each in candidates if each.fact.period.end in (None, ends.get(each.fact.about))]
