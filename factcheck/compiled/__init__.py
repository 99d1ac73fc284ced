"""This folder holds the compiled base: a desk as plain values in one file, made once and read in milliseconds."""

from factcheck.compiled.desks import desk_of

__all__ = ["desk_of"]
