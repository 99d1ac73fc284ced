"""This file holds the turns of a conversation: who speaks, and what was asked before."""

from __future__ import annotations

import re

from factcheck.core.text import Sentence
from factcheck.expressions import regex

_NAME = r"^(?:\W{0,3}[A-Z][\w.' ]{0,30}:)?\s?(?:And\s)?(?:\w[\w'’-]{0,20}\s){0,3}\w[\w'’-]{0,20}"
NAMES = regex(rf"{_NAME}\?[\"”’*_]{{0,3}}$", re.I)
"""A question that is but a name: "And ships?"."""
ASKS = regex(
    r"(?:\b(?:how\s(?:many|much|often|long|far|big|high|large)"
    r"|what(?:['’]s|\s(?:is|was|are|were))?\s(?:the\s)?(?:number|share|percentage|proportion|total|figure)|what\sabout)\b[^.!?]{0,120}"
    rf"|{_NAME})\?[\"”’*_]{{0,3}}$",
    re.I,
)
"""A question for a number, or one that is but a name: "How many people came?", "And ships?"."""
LABEL = regex(r"\W{0,3}(?P<title>(?:Mr|Mrs|Ms|Dr|Prof|Capt|Sir|Lady|Captain|Doctor|Professor)\b)?[A-Z.\s][\w.'’ -]{0,40}:\s")
"""How a turn begins: with who speaks."""


def answers(sentence: Sentence) -> bool:
    """Whether a sentence stands right behind a question for a number: "How many came? | Sixty million."."""
    return bool(sentence.context) and ASKS.search(sentence.context[0].text) is not None


def headed(sentence: Sentence) -> bool:
    """Whether what a sentence tells of is named right before it, by a question that does no more: "Ships? | Sixty came in May."."""
    return bool(sentence.context) and NAMES.match(sentence.context[0].text) is not None


def label_end(sentence: Sentence) -> int:
    """Where the words end that may name who speaks; 0 where there are none."""
    label = LABEL.match(sentence.text)
    return label.end() if label else 0


def speaker_end(sentence: Sentence) -> int:
    """The same, where they surely do: by a title, or as an answer to one whose question is led in so as well."""
    label = LABEL.match(sentence.text)
    if label is None:
        return 0
    is_reply = answers(sentence) and LABEL.match(sentence.context[0].text) is not None
    return label.end() if label["title"] or is_reply else 0
