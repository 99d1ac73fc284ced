"""This package holds a fact-checker: claims are matched against a base of released facts, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.factbase import FactBase
    from factcheck.pipeline import check

__version__ = "0.1.0"
__all__ = ["FactBase", "__version__", "check"]


def __getattr__(name: str) -> Any:
    """The two names of the public interface, imported on first use so that `factcheck --version` need not wait for them."""
    if name == "FactBase":
        from factcheck.factbase import FactBase

        return FactBase
    if name == "check":
        from factcheck.pipeline import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
