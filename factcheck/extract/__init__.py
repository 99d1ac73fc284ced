"""This folder holds the extraction: a new release becomes proposed facts, for a person to read over."""

from factcheck.extract.extracting import extract
from factcheck.extract.header import MissingHeader, Wanted, header_of
from factcheck.extract.proposal import Proposal

__all__ = ["MissingHeader", "Proposal", "Wanted", "extract", "header_of"]
