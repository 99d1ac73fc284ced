"""This file holds the reading of a release's file: its header with the text of its source, and its harmless texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from factcheck.core.fact import Harmless, Passage, Release
from factcheck.core.nearest import did_you_mean
from factcheck.core.period import Period
from factcheck.core.text import Document
from factcheck.factbase.folder import Folder, page_of
from factcheck.factbase.nodes import Mapping, Node, Page, Scalar
from factcheck.factbase.passages import nearest_text, passage_of
from factcheck.factbase.shape import HARMLESS, HEADER, RELEASE, RELEASE_FILE, entries, sound
from factcheck.factbase.vocabulary import ConceptEntry, concept_entries, is_kebab
from factcheck.read import Form, Unreadable, form, read

SHOWN = (Form.HTML, Form.WORD)
"""Sources whose files are more than the text that they show."""


class ReleaseEntry(Struct, frozen=True):
    """A release with the concepts that it proposes, its harmless texts, its facts as they are written, and their page."""

    release: Release
    header: Mapping
    concepts: tuple[ConceptEntry, ...]
    harmless: tuple[Harmless, ...]
    facts: tuple[Mapping, ...]
    page: Page


def release_entry(root: Mapping, folder: Folder, page: Page) -> ReleaseEntry | None:
    """What a release's file holds, or None where its header is not whole."""
    top = sound(root, RELEASE_FILE, page)
    header = top.entries.get("release")
    if not isinstance(header, Mapping):
        return None
    header = sound(header, RELEASE, page)
    release = _release(header, folder, page)
    if release is None:
        return None
    concepts = tuple(concept_entries(top, page))
    return ReleaseEntry(release, header, concepts, _harmless(top, release, page), top.mappings("facts"), page)


def check_superseded(entries: Iterable[ReleaseEntry], known: dict[str, Release]) -> None:
    """Note on the pages what supersedes a release that there is not, itself, or a later one."""
    for entry in entries:
        old, node = entry.release.supersedes, entry.header.entries.get("supersedes")
        if not old or node is None:
            continue
        if old == entry.release.id:
            entry.page.fault(node, "a release cannot supersede itself: name the older one")
        elif old not in known:
            entry.page.fault(node, f"supersedes an unknown release {old!r}{did_you_mean(old, known)}")
        elif known[old].published > entry.release.published:
            entry.page.fault(node, f"supersedes {old!r}, which was published later, on {known[old].published}")


def period_of(node: Scalar, page: Page) -> Period | None:
    """The period that a text names, or None with a problem."""
    try:
        return Period.parse(node.text.strip())
    except (ValueError, IndexError, OverflowError):
        page.fault(
            node,
            f"not a period: {node.text!r} (write 2024, 2021-S1, 2022-Q1, 2024-07-10, 2024-01/P7M or 2024-01-01/2024-08-19)",
        )
        return None


def located(release: Release, node: Scalar, page: Page) -> Passage | None:
    """The passage with these words, or None with a problem that names the nearest text."""
    words = node.text.strip()
    passage = passage_of(release, words)
    if passage is None and release.text:
        near = nearest_text(release.text, words)
        hint = f"; the nearest text is {near!r}" if near else ""
        page.fault(node, f"not found verbatim in {release.source}: {words!r}{hint}")
    return passage


def _release(header: Mapping, folder: Folder, page: Page) -> Release | None:
    texts = {key: header.text(key) for key in HEADER}
    published, period = _date_of(header.entries.get("published"), page), _period_of(header.entries.get("period"), page)
    if texts["id"] and not is_kebab(texts["id"]):
        page.fault(header.entries["id"], f"the id {texts['id']!r} is not in kebab-case (like-this)")
    text, document = _source_of(header, folder, page)
    if published is None or period is None or not all(texts.values()):
        return None
    release = Release(texts["id"], texts["title"], texts["publisher"], published, period, texts["source"])
    supersedes, file = header.text("supersedes"), PurePath(page.name).name
    return replace(release, text=text, supersedes=supersedes, file=file, document=document)


def _source_of(header: Mapping, folder: Folder, page: Page) -> tuple[str, Document | None]:
    """The text of a release's source file, with the document where that is more; an empty text with a problem."""
    node = header.entries.get("source")
    if node is None:
        return "", None
    name = header.text("source")
    path = folder.source(name) if "/" not in name and "\\" not in name else None
    if path is None:
        page.fault(node, f"no source file {name!r} in the folder seeds{folder.nearest_source(name)}")
        return "", None
    before = len(page.problems)
    document = _read(path, node, page) if form(name) in SHOWN else None
    text = document.text if document else _text(path, page)
    if not text.strip() and len(page.problems) == before:
        page.fault(node, f"the source file {name!r} is empty")
    return text, document


def _text(path: Path, page: Page) -> str:
    """The text of a source that is nothing else, its problems noted."""
    text, source_page = page_of(path)
    page.problems += source_page.problems
    return text


def _read(path: Path, node: Node, page: Page) -> Document | None:
    """What a source shows, or None with a problem."""
    try:
        return read(path)
    except Unreadable as error:
        page.fault(node, f"{error.message}{f'; {error.hint}' if error.hint else ''}")
        return None


def _harmless(top: Mapping, release: Release, page: Page) -> tuple[Harmless, ...]:
    found = []
    for entry in entries(top, HARMLESS, "harmless", page):
        node = entry.entries.get("text")
        if isinstance(node, Scalar) and located(release, node, page):
            found.append(Harmless(node.text.strip(), entry.text("reason")))
    return tuple(found)


def _period_of(node: Node | None, page: Page) -> Period | None:
    return period_of(node, page) if isinstance(node, Scalar) else None


def _date_of(node: Node | None, page: Page) -> date | None:
    if not isinstance(node, Scalar):
        return None
    try:
        return date.fromisoformat(node.text.strip())
    except ValueError:
        page.fault(node, f"not a date: {node.text!r} (write 2025-01-14)")
        return None
