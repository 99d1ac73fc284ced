"""This folder holds the HTML report: one page that needs no script and fetches nothing, the draft on it beside its evidence."""

from __future__ import annotations

from factcheck.report.html.page import render

__all__ = ["render"]
