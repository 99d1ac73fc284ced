"""This folder holds what is compiled once and read in milliseconds: the base, as a desk of plain values, and expressions."""
