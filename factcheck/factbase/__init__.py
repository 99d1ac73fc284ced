"""This folder holds the fact base: the only place that knows how facts are stored."""

from factcheck.factbase.base import FactBase, problems
from factcheck.factbase.problem import FactBaseError, Problem

__all__ = ["FactBase", "FactBaseError", "Problem", "problems"]
