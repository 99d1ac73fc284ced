"""This folder holds the generated test of the shipped base: for every fact true wordings, and false ones."""
