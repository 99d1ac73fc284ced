"""This file holds the directives of a text: remarks of its author that say which results are let stand, and why."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.finding import Finding, RulePage, Severity
from factcheck.core.nearest import did_you_mean
from factcheck.core.text import Document, Span
from factcheck.core.verdict import CheckedDocument, Label, Origin, Result, Suppression, Verdict
from factcheck.expressions import regex
from factcheck.sentences import sentences

IGNORE, NEXT, START, END, FILE = "ignore", "ignore-next", "ignore-start", "ignore-end", "ignore-file"
VERBS = (IGNORE, NEXT, START, END, FILE)
DIRECTIVE = regex(
    r"(?:<!--|#!)\s{0,20}factcheck:\s{0,20}(?P<verb>[\w-]{0,40})\s{0,20}(?:\[(?P<codes>[^\]]{0,400})\])?(?P<reason>.*?)(?:-->)?\Z",
    re.DOTALL,
)
NEAR = 2
"""A directive stands right after a sentence where nothing to read, and no more line ends than these, are between them."""
NO_REASON, UNUSED, UNKNOWN_CODE, NO_END, NO_DIRECTIVE = "IGN001", "IGN002", "IGN003", "IGN004", "IGN005"


def _page(code: str, name: str, page: str) -> RulePage:
    return RulePage(code, Severity.WARNING, name, page)


PAGES: tuple[RulePage, ...] = (
    _page(NO_REASON, "ignore-without-a-reason", "A directive gives no reason; it ignores nothing.\n\nWrite why behind it."),
    _page(UNUSED, "unused-ignore", "A directive ignores nothing, since nothing that it names is there.\n\nTake it out."),
    _page(UNKNOWN_CODE, "ignore-of-an-unknown-code", "A directive names a code that there is not.\n\nCorrect the code."),
    _page(NO_END, "ignore-without-an-end", "An `ignore-start` has no `ignore-end`; it ignores nothing.\n\nWrite its end."),
    _page(NO_DIRECTIVE, "unknown-directive", f"A directive is none of {', '.join(VERBS)}, or an end without a start."),
)
"""A page for each code of a fault in directives, which is no rule of the audit, but stands in reports beside them."""


class Directive(Struct, frozen=True):
    """A remark to the checker: where it stands, what it asks for, for which codes (none: all that is not supported), and why."""

    span: Span
    verb: str
    codes: tuple[str, ...]
    reason: str

    def means(self, result: Result) -> bool:
        """Whether it names the code of a result, or the beginning of it."""
        if not self.codes:
            return not (isinstance(result, Verdict) and result.label is Label.SUPPORTED)
        return result.code.startswith(self.codes)


def directives(document: Document) -> list[Directive]:
    """The directives among the comments of a document, in its order.

    >>> from factcheck.read import read_text
    >>> [(one.verb, one.codes, one.reason) for one in directives(read_text("6 <!-- factcheck: ignore[REF] a joke -->", "a.md"))]
    [('ignore', ('REF',), 'a joke')]
    """
    found = ((comment, DIRECTIVE.match(document.words(comment))) for comment in sorted(document.comments))
    return [_directive(comment, words) for comment, words in found if words]


def applied(checked: CheckedDocument, known: Collection[str]) -> CheckedDocument:
    """The document with what its directives say done; what is wrong with them is among its findings. `known` are all codes."""
    told = directives(checked.document)
    if not told:
        return checked
    faults = list(_faults(checked.document, told, known))
    broken = {fault.span for fault in faults if fault.code != UNKNOWN_CODE}
    places = _Places(checked, told)
    regions = {one: places.region(one) for one in told if one.span not in broken and one.verb != END}
    reported = {fault.span for fault in faults}
    unused = (one for one, region in regions.items() if region is None and one.span not in reported)
    faults += [_finding(checked.document, one, UNUSED, "there is nothing here that it could ignore") for one in unused]

    def decided(result: Result, place: Span) -> Suppression | None:
        meant = (one for one, region in regions.items() if region and place.overlaps(region) and one.means(result))
        return next((Suppression(Origin.IN_SOURCE, one.reason) for one in meant), None)

    ignoring = checked.ignoring(decided)
    return replace(ignoring, findings=tuple(sorted((*ignoring.findings, *faults), key=lambda one: (one.span, one.code))))


def without_unused(checked: CheckedDocument) -> CheckedDocument:
    """The document without what is said of unused directives, where not all was looked at that they may mean."""
    return checked.keeping(lambda result, _: result.code != UNUSED)


class _Places:
    """Where the directives of a document stand among its sentences, and what they reach there."""

    def __init__(self, checked: CheckedDocument, told: Sequence[Directive]) -> None:
        self.document = checked.document
        self.results = list(checked.results())
        self.sentences = [sentence.span for sentence in sentences(checked.document)]
        self.ends = _ends(told)

    def region(self, one: Directive) -> Span | None:
        """The part of the text that a directive speaks of: of those that it may mean, the first with something to ignore."""
        return next((region for region in self._regions(one) if self._has_result(one, region)), None)

    def _has_result(self, one: Directive, region: Span) -> bool:
        return any(place.overlaps(region) and one.means(result) for result, place in self.results)

    def _regions(self, one: Directive) -> Iterator[Span]:
        if one.verb == FILE:
            yield Span(0, len(self.document.text))
        elif one.verb == START:
            yield Span(one.span.end, self.ends[one].span.start)
        else:
            sentence = self._following(one) if one.verb == NEXT else self._before(one)
            yield from [sentence] if sentence else []
            yield self._line(sentence if sentence and one.verb == NEXT else one.span)

    def _before(self, one: Directive) -> Span | None:
        """The sentence that a directive stands in, or right after."""
        at = bisect_right(self.sentences, one.span) - 1
        if at < 0:
            return None
        between = Span(self.sentences[at].end, one.span.start)
        is_near = self.document.words(between).count("\n") <= NEAR and not self.document.reading(between).strip()
        return self.sentences[at] if is_near else None

    def _following(self, one: Directive) -> Span | None:
        at = bisect_left(self.sentences, Span(one.span.end, 0))
        return self.sentences[at] if at < len(self.sentences) else None

    def _line(self, span: Span) -> Span:
        """The line on which a span begins."""
        end = self.document.text.find("\n", span.start)
        return Span(self.document.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(self.document.text))


def _directive(span: Span, words: re.Match[str]) -> Directive:
    codes = () if words["codes"] is None else tuple(words["codes"].upper().replace(",", " ").split()) or ("[]",)
    return Directive(span, words["verb"], codes, " ".join(words["reason"].split()).strip(" :–—-"))


def _ends(told: Iterable[Directive]) -> dict[Directive, Directive]:
    """The end of each directive that has one; an end belongs to the last start before it that is still open."""
    opened: list[Directive] = []
    ends = {}
    for one in told:
        if one.verb == START:
            opened.append(one)
        elif one.verb == END and opened:
            ends[opened.pop()] = one
    return ends


def _faults(document: Document, told: Sequence[Directive], known: Collection[str]) -> Iterator[Finding]:
    ends = _ends(told)
    ended = set(ends.values())
    for one in told:
        if one.verb not in VERBS:
            words = f"no such directive: {one.verb or 'nothing'}{did_you_mean(one.verb, VERBS)}"
            yield _finding(document, one, NO_DIRECTIVE, words)
        elif one.verb == END:
            yield from [] if one in ended else [_finding(document, one, NO_DIRECTIVE, f"{END} without {START}")]
        else:
            yield from _faults_of(document, one, known)
        if one.verb == START and one not in ends:
            yield _finding(document, one, NO_END, f"{START} without {END}: it ignores nothing")


def _faults_of(document: Document, one: Directive, known: Collection[str]) -> Iterator[Finding]:
    if not any(character.isalnum() for character in one.reason):
        yield _finding(document, one, NO_REASON, f"{one.verb} without a reason: it ignores nothing")
    for code in one.codes:
        if not any(each.startswith(code) for each in known):
            yield _finding(document, one, UNKNOWN_CODE, f"no such code: {code}{did_you_mean(code, known)}")


def _finding(document: Document, one: Directive, code: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, one.span, document.words(one.span), message)
