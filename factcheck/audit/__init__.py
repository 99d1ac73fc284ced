"""This folder holds the audit: a text against itself, and releases against each other; one file per family of rules."""
