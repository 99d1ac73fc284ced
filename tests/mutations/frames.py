"""This file holds the sentences that claims are made of, and how one is filled with a fact's words."""

from __future__ import annotations

from msgspec import Struct

from factcheck.core.fact import Fact
from factcheck.core.figure import Basis, Measure
from tests.mutations.phrases import Phrase

COUNTED: dict[str, str] = {
    "passive": "{lead}{count} {did}.",
    "active": "{lead}{active} {count}.",
    "number first": "{count} {did}{when}.",
    "headline": "{count} {done}{when}",
    "number last": "The {amount} of {whole}{when} was {number}.",
    "after a colon": "{whole}{when}: {number}",
    "there were": "There were {count} {done}{when}.",
    "reported": "The National Immigration Administration said that {count} {did}{when}.",
    "of whom": "Of the {total}{when}, {number} were {noun}.",
    "of a total": "Of the {total_number} {total}{when}, {number} were {noun}.",
}
"""How a counted fact is told."""

MEASURED: dict[str, str] = {
    "passive": "{lead}the {noun} was {number}.",
    "active": "{lead}{active} {number}.",
    "number first": "{number}: that was the {noun}{when}.",
    "headline": "{noun} at {number}{when}",
    "number last": "The {noun}{when} amounted to {number}.",
    "after a colon": "{noun}{when}: {number}",
    "reported": "The National Immigration Administration put the {noun}{when} at {number}.",
}
"""How a measured one is."""

GROWTH: dict[str, str] = {
    "passive": "{lead}the {amount} of {whole} {rose} by {number} {basis}.",
    "active": "{lead}the {amount} of {whole} {rose} {number} {basis}.",
    "number first": "{a} {rise} of {number} {basis} in the {amount} of {whole} was recorded{when}.",
    "headline": "{whole} {up} {number} {basis}{when}",
    "number last": "The {amount} of {whole}{when} was {up} {number} {basis}.",
    "after a colon": "{whole}{when}: {up} {number} {basis}",
    "with the value": "{lead}{value} {noun} {did}, {up} {number} {basis}.",
    "reported": "The National Immigration Administration reported a {number} {rise} {basis} in {whole}{when}.",
}
"""How a growth is."""

CHINESE = "{lead}{chinese}{number}。"
CHINESE_GROWTH = "{lead}{chinese}{basis}{rose}{number}。"

DIRECTIONS: dict[int, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    1: (("rose", "increased", "grew", "climbed"), ("up", "up"), ("rise", "increase")),
    -1: (("fell", "decreased", "dropped", "declined"), ("down", "down"), ("fall", "decrease")),
}
"""For each sign of a growth the verbs, the adverbs and the nouns."""

BASES: dict[str, tuple[str, ...]] = {
    Basis.YEAR: ("year on year", "from a year earlier", "over the previous year"),
    Basis.MONTH: ("month on month", "from the previous month"),
    "2019": ("from 2019", "compared with 2019", "from the same period of 2019"),
}
"""What a growth is measured against, in words."""

CHINESE_BASES: dict[str, str] = {Basis.YEAR: "同比", Basis.MONTH: "环比", "2019": "比2019年同期"}
CHINESE_DIRECTIONS: dict[int, str] = {1: "增长", -1: "下降"}


class Scene(Struct, frozen=True):
    """What fills a frame: the phrase, the number, the period, and for a part the phrase of its total and how much that is.

    `value` is the level that a growth is told with.
    """

    fact: Fact
    phrase: Phrase
    number: str
    when: str
    total: str = ""
    total_number: str = ""
    value: str = ""
    basis: str = ""
    sign: int = 0
    turn: int = 0


def frames(fact: Fact, phrase: Phrase) -> dict[str, str]:
    """The frames for a fact."""
    if fact.observation.measure is Measure.GROWTH:
        return GROWTH
    return MEASURED if phrase.is_measured else COUNTED


def sentence(frame: str, scene: Scene) -> str:
    """The sentence that a frame makes; empty where the scene lacks what it asks for."""
    fields = _fields(scene)
    if any(f"{{{name}}}" in frame and not fields[name] for name in fields if name not in ("lead", "when")):
        return ""
    text = frame.format_map(fields)
    return text[:1].upper() + text[1:]


def chinese_sentence(scene: Scene) -> str:
    """The Chinese sentence for a scene; empty where its fact has no Chinese phrase."""
    if not scene.phrase.chinese:
        return ""
    frame = CHINESE_GROWTH if scene.sign else CHINESE
    rose = CHINESE_DIRECTIONS.get(scene.sign, "")
    lead = f"{scene.when}，" if scene.when else ""
    return frame.format(lead=lead, chinese=scene.phrase.chinese, number=scene.number, basis=scene.basis, rose=rose)


def _fields(scene: Scene) -> dict[str, str]:
    phrase, number = scene.phrase, scene.number
    is_mass = scene.fact.observation.unit.dimension == "mass"
    joint = " of " if is_mass else " "
    rose, up, rise = (words[scene.turn % len(words)] for words in DIRECTIONS.get(scene.sign, (("",), ("",), ("",))))
    return {
        "lead": f"{scene.when[0].upper()}{scene.when[1:]}, " if scene.when else "",
        "when": f" {scene.when}" if scene.when else "",
        "count": f"{number}{joint}{phrase.noun}",
        "value": scene.value,
        "number": number,
        "noun": phrase.noun,
        "done": phrase.done,
        "did": phrase.did,
        "active": phrase.active,
        "whole": phrase.whole,
        "amount": "amount" if is_mass else "number",
        "total": scene.total,
        "total_number": scene.total_number,
        "rose": rose,
        "up": up,
        "rise": rise,
        "a": "an" if rise[:1] == "i" else "a",
        "basis": scene.basis,
    }
