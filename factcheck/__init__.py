"""This package holds a fact-checker: claims are matched against a base of released facts, figure by figure."""

__version__ = "0.1.0"
