"""This file holds the words that options take, and those that they have by default."""

from __future__ import annotations

from enum import StrEnum

NEVER = "never"
ERROR_FINDINGS = "error"
"""The word of --fail-on for findings that cannot be right."""
FAIL_ON = "refuted,error"


class Format(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    CLAIMREVIEW = "claimreview"


class Plain(StrEnum):
    """The formats of the commands that check nothing."""

    TEXT = "text"
    JSON = "json"


class Listing(StrEnum):
    """The formats of the list of rules."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Lowest(StrEnum):
    """How sure a finding must be to be shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Color(StrEnum):
    """When output is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
