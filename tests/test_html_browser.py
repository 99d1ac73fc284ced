"""This file holds the tests of the HTML report in a real browser: its links, keyboard, contrast, narrow screens, print; no fetching."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.pages import DRAFTS, page

RECORD, WEIRD = DRAFTS
PAGES = {"record": (RECORD,), "hostile": (WEIRD,), "both": (RECORD, WEIRD)}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
OVERFLOWING = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WITHOUT_TAGS = """element => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".tag, .flag").forEach(tag => tag.remove());
    return copy.textContent;
}"""
FOCUSED = "() => document.activeElement.id"


@pytest.fixture(scope="module")
def browser(tool: Callable[[str], str]) -> Iterator[Browser]:
    """Debian's Chromium with an empty profile."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each page as a file."""
    folder = tmp_path_factory.mktemp("pages")
    for name, drafts in PAGES.items():
        (folder / f"{name}.html").write_text(page(*drafts), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """A function that opens a page, scripts forbidden unless they are asked for, and that no dialog may come from."""
    contexts = []

    def open_(name: str, **options: object) -> Page:
        settings = {"viewport": WIDE, "java_script_enabled": False, "reduced_motion": "reduce", **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        context.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        context.on("request", lambda request: requested.append(request.url))
        context.on("weberror", lambda error: pytest.fail(f"an error: {error.error}"))
        requested: list[str] = []
        shown = context.new_page()
        shown.goto(files[name].as_uri())
        assert requested == [files[name].as_uri()]
        return shown

    yield open_
    for context in contexts:
        context.close()


def in_sight(element: Locator) -> bool:
    """Whether the top of an element is on the screen, also within a part that scrolls by itself."""
    return bool(
        element.evaluate(
            """element => {
                const [box] = element.getClientRects();
                const top = document.elementFromPoint(box.left + 8, box.top + 4);
                return box.top >= 0 && box.top < innerHeight && !!top && (element.contains(top) || top.contains(element));
            }"""
        )
    )


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", ["figure", "flag"])
def test_each_highlight_leads_to_its_card_and_back(opened: Callable[..., Page], size: dict[str, int], kind: str) -> None:
    shown = opened("both", viewport=size, java_script_enabled=True)
    highlights = shown.locator(f"a.{kind}")
    assert highlights.count() > 1
    for number in range(1, highlights.count() + 1):
        highlight = shown.locator(f"#{kind}-{number}")
        card = shown.locator(f"#{'card' if kind == 'figure' else 'finding'}-{number}")
        highlight.click()
        assert in_sight(card)
        assert shown.evaluate(FOCUSED) == card.get_attribute("id")
        card.locator(".back a").click()
        assert in_sight(highlight)
        assert shown.evaluate(FOCUSED) == highlight.get_attribute("id")


def test_the_tabulator_reaches_every_highlight_in_order(opened: Callable[..., Page]) -> None:
    shown = opened("both", java_script_enabled=True)
    ids = [link.get_attribute("id") for link in shown.locator("a.figure").all()]
    reached, first = [], ""
    for _ in range(400):
        shown.keyboard.press("Tab")
        here = shown.evaluate("() => [document.activeElement.id, document.activeElement.className, document.activeElement.href]")
        first = first or here[2]
        if here[0] and "figure" in here[1].split():
            reached.append(here[0])
        if len(reached) == len(ids):
            break
    assert reached == ids
    assert first.endswith("#main")


def test_the_first_link_skips_to_the_draft(opened: Callable[..., Page]) -> None:
    shown = opened("record", java_script_enabled=True)
    shown.keyboard.press("Tab")
    assert shown.locator(".skip").bounding_box()["y"] >= 0
    shown.keyboard.press("Enter")
    assert shown.evaluate(FOCUSED) == "draft-1"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_same_without_scripts_and_nothing_is_fetched(opened: Callable[..., Page], name: str) -> None:
    without, with_scripts = opened(name), opened(name, java_script_enabled=True)
    text = without.locator("body").inner_text()
    assert "Colophon" in text
    assert text == with_scripts.locator("body").inner_text()
    assert with_scripts.title() == without.title() != "owned"
    assert with_scripts.evaluate("() => performance.getEntriesByType('resource').length") == 0


def test_a_hostile_draft_is_shown_as_text(opened: Callable[..., Page]) -> None:
    shown = opened("hostile", java_script_enabled=True)
    paper = shown.locator(".paper")
    text = " ".join(paper.evaluate(WITHOUT_TAGS).split())
    for words in (
        '<script>document.title = "owned"</script>',
        "<b onclick=\"document.title='owned'\">",
        "](javascript:alert)",
        "<img src=https://example.org/pixel.png onerror=alert()>",
        "<U+202E>desrever<U+202C>",
        "{{ 7 * 7 }}",
        "<U+001B>[31m red <U+0007>",
        "<style>body { display: none }</style>",
    ):
        assert words in text
    assert paper.locator("script, img, iframe, svg, style, [onclick], [style]").count() == 0
    assert paper.is_visible()


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [("both", WIDE, "light"), ("record", WIDE, "dark"), ("record", NARROW, "light"), ("both", NARROW, "dark")],
    ids=["wide-light", "wide-dark", "narrow-light", "narrow-dark"],
)
def test_axe_finds_nothing_to_complain_of(opened: Callable[..., Page], name: str, size: dict[str, int], scheme: str) -> None:
    shown = opened(name, viewport=size, color_scheme=scheme, java_script_enabled=True)
    results = Axe().run(shown, options=AXE)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_no_screen_has_to_be_scrolled_sideways(opened: Callable[..., Page], name: str) -> None:
    shown = opened(name, java_script_enabled=True)
    for width in (320, 360, 768, 1280):
        shown.set_viewport_size({"width": width, "height": 740})
        assert shown.evaluate(OVERFLOWING) <= 0


def test_dark_is_dark_and_light_is_light(opened: Callable[..., Page]) -> None:
    def brightness(scheme: str) -> int:
        shown = opened("record", color_scheme=scheme, java_script_enabled=True)
        colour = shown.evaluate("() => getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    assert brightness("dark") < 150 < 600 < brightness("light")


def test_it_prints_with_no_card_cut_in_two(opened: Callable[..., Page]) -> None:
    shown = opened("both", java_script_enabled=True)
    shown.emulate_media(media="print")
    assert shown.locator(".back").first.is_hidden()
    assert shown.locator(".skip").is_hidden()
    assert shown.locator(".card").first.evaluate("card => getComputedStyle(card).breakInside") == "avoid"
    assert shown.locator(".evidence").first.evaluate("pane => getComputedStyle(pane).maxHeight") == "none"
    printed = shown.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 2
