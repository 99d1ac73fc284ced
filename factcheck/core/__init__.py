"""This folder holds the values of the program and their arithmetic: frozen, no files, no regular expressions."""
