"""This file holds the extraction on one page: text → claims → entries → periods, passages, concepts, parts → proposed facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.audit.examine import audit
from factcheck.audit.relations.scene import ages_in
from factcheck.core.fact import Concept, Harmless, Release
from factcheck.core.figure import Claim, Figure, Measure
from factcheck.core.text import Document, Sentence
from factcheck.extract.about import Subjects
from factcheck.extract.drafting import Draft, drafted
from factcheck.extract.entries import entries
from factcheck.extract.entry import Entry
from factcheck.extract.finishing import finished
from factcheck.extract.harmless import harmless, is_of_the_speech
from factcheck.extract.labelled import labelled_totals
from factcheck.extract.lists import totals
from factcheck.extract.naming import idle_words, unsaid_concepts
from factcheck.extract.parts import wholes
from factcheck.extract.proposal import Left, Proposal
from factcheck.extract.repeats import without_repeats
from factcheck.extract.theme import themed
from factcheck.extract.timing import set_periods
from factcheck.extract.twins import unfolded
from factcheck.extract.wider import widened
from factcheck.figures import figures
from factcheck.figures.shares import is_most
from factcheck.sentences import sentences

WHY_LEFT = {
    Measure.NAMES: "names that count nothing",
    Measure.COMPARISON: "comparisons without a number",
    Measure.TREND: "directions without a number",
    Measure.LEVEL: "differences, which no fact can hold",
    Measure.DATE: "days on which something was counted or published",
}
UNREADABLE = "printed words that cannot be read by themselves"
OF_THE_SPEECH = "counts of what the speaker goes on to say"
SPEECH_REASON = "counts what the speaker goes on to say"


def extract(document: Document, header: Release, concepts: Mapping[str, Concept]) -> Proposal:
    """What is proposed for a release: every figure that is read in it as a fact; `concepts` are those that are known already."""
    claims = tuple(Claim(sentence, _told_in_numbers(sentence)) for sentence in sentences(document))
    wider = widened(document, tuple(map(unfolded, claims)), header)
    found = entries(wider)
    speech = [entry for entry in found if is_of_the_speech(entry.figure)]
    kept = [entry for entry in found if entry not in speech]
    set_periods(wider, kept, header)
    unsaid = unsaid_concepts(header, document)
    subjects = Subjects(concepts, wider, unsaid, idle_words(header.publisher, document.text, unsaid))
    sums = totals(kept, wholes(document, claims))
    sums = {**labelled_totals(kept, sums), **sums}
    subjects.look_at(kept, sums)
    told = without_repeats(kept)
    drafts = [draft for entry in told if (draft := drafted(document, entry, header, subjects))]
    facts = finished(drafts, subjects, sums, audit(document, claims))
    number = sum(len(claim.figures) for claim in claims)
    texts = tuple(_harmless(document, wider, speech))
    left = tuple(_left(tuple(map(unfolded, claims)), told, drafts, speech))
    proposed = tuple(themed(subjects.proposed(), header, claims, facts))
    return Proposal(header, proposed, texts, facts, number, left)


def _told_in_numbers(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence that a base can hold: "most of the visitors" is none, nor is the age of "people under 18"."""
    ages = [sentence.span.start + age for age in ages_in(sentence.text)]
    told = (figure for figure in figures(sentence) if not is_most(figure.text))
    return tuple(figure for figure in told if not any(figure.span.start <= age < figure.span.end for age in ages))


def _harmless(document: Document, claims: Sequence[Claim], speech: Sequence[Entry]) -> Iterator[Harmless]:
    """The harmless texts, those that count the speech itself among them."""
    seen: set[str] = set()
    for entry in speech:
        counted = " ".join(entry.figure.counted.split()[:2])
        words = document.words(entry.figure.span)
        text = f"{words} {counted}" if document.text.find(f"{words} {counted}") >= 0 else words
        if text not in seen:
            seen.add(text)
            yield Harmless(text, SPEECH_REASON)
    yield from (one for one in harmless(document, claims) if one.text not in seen)


def _left(claims: Sequence[Claim], told: Sequence[Entry], drafts: Sequence[Draft], speech: Sequence[Entry]) -> Iterator[Left]:
    """The figures that became no part of a fact, each with the reason."""
    drafted_entries = {id(draft.entry) for draft in drafts}
    used = {span for entry in told for each in (entry, *entry.elsewhere) for span in each.spans}
    used -= {entry.figure.span for entry in told if id(entry) not in drafted_entries}
    whys = {entry.figure.span: OF_THE_SPEECH for entry in speech} | {entry.figure.span: UNREADABLE for entry in told}
    for claim in claims:
        for figure in claim.figures:
            if figure.span not in used:
                yield Left(figure.text, whys.get(figure.span) or WHY_LEFT.get(figure.observation.measure, UNREADABLE))
