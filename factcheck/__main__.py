"""This file holds the start of the program by `python -m factcheck`."""

from factcheck.cli import main

main()
