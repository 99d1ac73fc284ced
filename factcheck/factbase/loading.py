"""This file holds the reading of a base from its folders of YAML, with every problem told at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.core.fact import Concept, Fact, Harmless, Release
from factcheck.core.nearest import did_you_mean
from factcheck.factbase.facts import FactEntry, FactReader, absolute
from factcheck.factbase.folder import VOCABULARY_NAME, Folder, digest, folders, page_of
from factcheck.factbase.nodes import Page, parse
from factcheck.factbase.problem import Problem
from factcheck.factbase.releases import ReleaseEntry, check_superseded, release_entry
from factcheck.factbase.vocabulary import ConceptEntry, as_proposed, check_broader, cycle, vocabulary_entries

Parts = tuple[dict[str, Concept], dict[str, Release], tuple[Fact, ...], dict[str, tuple[Harmless, ...]], str]
"""Concepts, releases, facts, the harmless texts of each release, and the digest of all that was read."""


class Reading:
    """A base while it is read: what the folders hold so far, and what is wrong with it."""

    def __init__(self, paths: Iterable[Path | str]) -> None:
        self.folders, self._missing = folders(paths)
        self.pages: list[Page] = []
        self.texts: list[tuple[str, str]] = []
        self.concepts: dict[str, ConceptEntry] = {}
        self.releases: dict[str, Release] = {}
        self.harmless: dict[str, tuple[Harmless, ...]] = {}
        self.facts: dict[str, FactEntry] = {}

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong."""
        return [*self._missing, *(problem for page in self.pages for problem in page.problems)]

    def parts(self) -> Parts:
        """What the base is made of; it is whole only where there are no problems."""
        releases = [entry for folder in self.folders for entry in self._folder(folder)]
        self._propose(releases)
        check_broader(self.concepts)
        concepts = {id_: entry.concept for id_, entry in self.concepts.items()}
        for entry in releases:
            self._release(entry, concepts)
        check_superseded(releases, self.releases)
        self._check_parts()
        facts = tuple(fact for entry in self.facts.values() for fact in entry.facts)
        return concepts, self.releases, facts, self.harmless, digest(self.texts)

    def ahead(self) -> list[ReleaseEntry]:
        """The releases that supersede others or propose concepts, which must be known before any facts are read; concepts are kept."""
        files = [(path, folder) for folder in self.folders for path in folder.files() if _tells_ahead(path)]
        entries = [entry for path, folder in files if (entry := self._file(path, folder))]
        self._propose(entries)
        check_broader(self.concepts)
        return entries

    def _propose(self, releases: list[ReleaseEntry]) -> None:
        """Add the concepts that releases propose; one that a vocabulary has stays as it is there."""
        proposed: dict[str, ConceptEntry] = {}
        for entry in (concept for release in releases for concept in release.concepts):
            known = proposed.get(entry.concept.id)
            proposed[entry.concept.id] = as_proposed(entry, known)
        self.concepts = proposed | self.concepts

    def _folder(self, folder: Folder) -> list[ReleaseEntry]:
        """The releases of a folder; its concepts are kept."""
        files = folder.files()
        if not files:
            self._whole(folder.path, "no YAML file in this folder: a fact base has one per release, and a vocabulary.yaml")
        entries = [entry for path in files if (entry := self._file(path, folder))]
        for number, entry in enumerate(entries):
            twin = next((other for other in entries[:number] if other.release.id == entry.release.id), None)
            if twin:
                entry.page.fault((1, 1), f"duplicate release {entry.release.id!r}: {twin.page.name} has it")
        return entries

    def _file(self, path: Path, folder: Folder) -> ReleaseEntry | None:
        text, page = page_of(path)
        self.pages.append(page)
        self.texts.append((path.name, text))
        root = None if page.problems else parse(text, page)
        if root is None:
            return None
        if path.name == VOCABULARY_NAME:
            self.concepts |= {entry.concept.id: entry for entry in vocabulary_entries(root, page)}
            return None
        return release_entry(root, folder, page)

    def _release(self, entry: ReleaseEntry, concepts: dict[str, Concept]) -> None:
        release = entry.release
        self.releases[release.id] = release
        self.harmless[release.id] = entry.harmless
        self.texts.append((release.source, release.text))
        self.facts |= facts_of(entry, concepts)

    def _check_parts(self) -> None:
        """Note parts of nothing, and of themselves."""
        parents: dict[str, tuple[str, ...]] = {}
        for id_, entry in self.facts.items():
            part_of = entry.node.text("part-of")
            if part_of:
                parents[id_] = (absolute(part_of, id_.partition("/")[0]),)
        for id_, (whole,) in parents.items():
            entry = self.facts[id_]
            place = entry.node.entries["part-of"]
            if whole not in self.facts:
                entry.page.fault(place, f"part of an unknown fact {entry.node.text('part-of')!r}{self._meant(id_, whole)}")
            circle = cycle(id_, parents)
            if circle and id_ == min(circle):
                ring = " → ".join(name.partition("/")[2] for name in circle)
                entry.page.fault(
                    place, "a fact cannot be a part of itself" if len(circle) == 2 else f"parts of each other: {ring}"
                )

    def _meant(self, id_: str, whole: str) -> str:
        release = id_.partition("/")[0]
        return did_you_mean(whole, [known for known in self.facts if known != id_]).replace(f"mean {release}/", "mean ")

    def _whole(self, path: Path, message: str) -> None:
        page = Page(str(path), [])
        page.fault((0, 0), message)
        self.pages.append(page)


def release_in(path: Path, folder: Folder) -> ReleaseEntry | None:
    """The release in a file, by itself, with its problems on its page; None where there is none."""
    text, page = page_of(path)
    root = None if page.problems else parse(text, page)
    return None if root is None else release_entry(root, folder, page)


def facts_of(entry: ReleaseEntry, concepts: dict[str, Concept]) -> dict[str, FactEntry]:
    """The facts of a release by id; what is wrong with them is noted on its page."""
    reader = FactReader(entry.release, concepts, entry.page)
    mine: dict[str, FactEntry] = {}
    for node in entry.facts:
        fact = reader.read(node)
        if fact.id in mine and fact.node.text("id"):
            entry.page.fault(
                fact.node.entries["id"],
                f"duplicate id {fact.node.text('id')!r}: the fact in line {mine[fact.id].node.line} has it",
            )
        else:
            mine[fact.id] = fact
    return mine


def _tells_ahead(path: Path) -> bool:
    """Whether a file may say more than what is in its own release."""
    if path.name == VOCABULARY_NAME:
        return True
    data = path.read_bytes()
    return b"concepts" in data or b"supersedes" in data
