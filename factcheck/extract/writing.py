"""This file holds a proposal as YAML: a new file, or an existing one with what is new, everything that stands in it kept."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from factcheck.core.fact import Concept, Harmless
from factcheck.extract.proposal import Proposal, ProposedFact

SCHEMA_LINE = "# yaml-language-server: $schema=schema/release.json\n"
HEAD = """\
# Proposed by `factcheck extract`: read it over against the release, correct it, and delete these lines.
# What stands under `concepts` are proposals: give them other words for the same thing (aliases), a facet for those that exclude
# each other, and move them to vocabulary.yaml when more than one release needs them.
"""
NEW = "proposed by `factcheck extract --update`"
WIDE = 10**6
"""No line is folded: a passage stands on a line of its own."""


def new_file(proposal: Proposal) -> str:
    """The YAML file of a proposal."""
    header = proposal.header
    told = {
        "id": header.id,
        "title": header.title,
        "publisher": header.publisher,
        "published": header.published,
        "period": _text(str(header.period)),
        "source": header.source,
    }
    top = CommentedMap(release=CommentedMap(told))
    if proposal.concepts:
        top["concepts"] = CommentedMap((concept.id, _concept(concept)) for concept in proposal.concepts)
    if proposal.harmless:
        top["harmless"] = CommentedSeq(_harmless(one) for one in proposal.harmless)
    top["facts"] = CommentedSeq(_fact(fact) for fact in proposal.facts)
    _note_facts(top["facts"], proposal.facts, 0)
    _blank_lines(top)
    return f"{SCHEMA_LINE}{HEAD}{_dumped(top)}"


def with_additions(text: str, additions: Proposal) -> str:
    """The YAML file with the concepts, harmless texts and facts of a proposal added behind its own; the text itself if there are none."""
    if not (additions.facts or additions.harmless):
        return text
    top = _yaml().load(text)
    first = not top.get("facts")
    _extend(
        top,
        "concepts",
        CommentedMap(),
        lambda at: at.update((one.id, _concept(one)) for one in additions.concepts),
        bool(additions.concepts),
    )
    _extend(top, "harmless", CommentedSeq(), lambda at: at.extend(map(_harmless, additions.harmless)), bool(additions.harmless))
    start = 0 if first else len(top["facts"])
    _extend(top, "facts", CommentedSeq(), lambda at: at.extend(map(_fact, additions.facts)), bool(additions.facts))
    _note_facts(top["facts"], additions.facts, start, NEW)
    return _dumped(top)


def _extend(top: CommentedMap, key: str, empty: Any, add: Any, wanted: bool) -> None:
    """Add to what is under a key, which may be nothing yet."""
    if not wanted:
        return
    if not top.get(key):
        top[key] = empty
    add(top[key])


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDE
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(top: CommentedMap) -> str:
    out = io.StringIO()
    _yaml().dump(top, out)
    return out.getvalue()


def _concept(concept: Concept) -> CommentedMap:
    told: dict[str, Any] = {"facet": concept.facet} if concept.facet else {}
    if concept.implied:
        told["implied"] = "true"
    return CommentedMap({**told, "label": _text(concept.label), "aliases": _flow(concept.aliases)})


def _harmless(one: Harmless) -> CommentedMap:
    entry = CommentedMap({"text": _text(one.text), "reason": _text(one.reason)})
    entry.fa.set_flow_style()
    return entry


def _fact(fact: ProposedFact) -> CommentedMap:
    told: dict[str, Any] = {"id": fact.id, "about": _flow(fact.about)}
    if fact.unit:
        told["unit"] = _text(fact.unit)
    if fact.key:
        told[fact.key] = _text(fact.value)
    if fact.earlier:
        told["from"] = _text(fact.earlier)
    if fact.roles:
        told["roles"] = CommentedSeq(map(_text, fact.roles))
    if fact.growths:
        growths = [_growth(growth.value, growth.against) for growth in fact.growths]
        told["growth"] = growths[0] if len(growths) == 1 else CommentedSeq(growths)
    if fact.members:
        told["members"] = _flow(fact.members)
    if fact.part_of:
        told["part-of"] = fact.part_of
    if fact.period:
        told["period"] = _text(str(fact.period))
    passages = [_text(words) for words in fact.passages]
    told["passage"] = passages[0] if len(passages) == 1 else CommentedSeq(passages)
    return CommentedMap(told)


def _growth(value: str, against: str) -> CommentedMap:
    growth = CommentedMap({"value": _text(value), "against": _text(against)})
    growth.fa.set_flow_style()
    return growth


def _flow(words: Iterable[str]) -> CommentedSeq:
    sequence = CommentedSeq(map(_text, words))
    sequence.fa.set_flow_style()
    return sequence


def _text(words: str) -> str:
    """A text that no reader of YAML takes for a number, a date or something of several lines."""
    return DoubleQuotedScalarString(words) if "\n" in words or words[:1].isdigit() or words[:1] in "+-." else words


def _note_facts(entries: CommentedSeq, facts: Sequence[ProposedFact], start: int, more: str = "") -> None:
    """The notes of facts as comments above them."""
    for number, fact in enumerate(facts, start):
        notes = [*fact.notes, *((more,) if more else ())]
        before = "\n" + "\n".join(" ".join(note.split()) for note in notes) if notes else "\n"
        entries.yaml_set_comment_before_after_key(number, before=before, indent=2)


def _blank_lines(top: Mapping[str, Any]) -> None:
    assert isinstance(top, CommentedMap)
    for key in list(top)[1:]:
        top.yaml_set_comment_before_after_key(key, before="\n")
