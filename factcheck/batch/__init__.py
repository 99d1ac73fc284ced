"""This folder holds the checking of archives: the unit, from an Arrow record batch to an Arrow record batch, and what runs it over a file."""

from factcheck.batch.schema import SCHEMA
from factcheck.batch.unit import Checker

__all__ = ["SCHEMA", "Checker"]
