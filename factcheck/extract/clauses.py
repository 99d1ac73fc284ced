"""This file holds the stretch of its sentence that speaks of a figure: around a bracket behind it, "7 million (60 %) went into buses"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.core.figure import Claim
from factcheck.core.text import Span
from factcheck.extract.entry import Entry
from factcheck.match.topic import Topic, topics
from factcheck.match.vocabulary import Vocabulary


class Clauses:
    """The topics of all figures of a text, and the clauses that they stand in."""

    def __init__(self, claims: Sequence[Claim], vocabulary: Vocabulary) -> None:
        found = [(claim.sentence.span, topic) for claim in claims for topic in topics(claim, vocabulary)]
        self._topics = {(sentence, topic.figure.span): topic for sentence, topic in found}
        self._opened_by = {(sentence, topic.clause.start): topic for sentence, topic in found}

    def topic(self, entry: Entry) -> Topic | None:
        """What the words around an entry's figure name."""
        return self._topics.get((entry.sentence.span, entry.figure.span))

    def of(self, entry: Entry) -> Span:
        """The stretch of the sentence that speaks of an entry's figure, on both sides of a bracket behind it that holds another one."""
        topic = self.topic(entry)
        if topic is None:
            return entry.sentence.span
        aside = self._opened_by.get((entry.sentence.span, topic.clause.end))
        return topic.clause.until(aside.clause) if aside and _is_in_brackets(entry, aside) else topic.clause


def _is_in_brackets(entry: Entry, aside: Topic) -> bool:
    """Whether a clause holds nothing but a figure up to the end of the bracket that it stands in."""
    text, start = entry.sentence.text, entry.sentence.span.start
    first, last = aside.clause.start - start, aside.figure.span.end - start
    return aside.figure.span.start - start == first and text[:first].endswith("(") and text[last:].startswith(")")
