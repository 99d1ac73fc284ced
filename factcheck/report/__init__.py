"""This folder holds the reports: the outcome of a run as text, one file per format."""
