"""This file holds the table on the command line: `python -m tests.mutations`, with `--mistakes` every case that misses."""

from __future__ import annotations

import sys

from factcheck.desk import Desk
from factcheck.factbase import FactBase
from tests.mutations.table import judge_all, mistakes, table


def main() -> None:
    """Print the table, and with `--mistakes` the cases that miss."""
    results = judge_all(Desk(FactBase.load()))
    if "--mistakes" in sys.argv[1:]:
        print("\n".join(mistakes(results)))
    print(table(results))


if __name__ == "__main__":
    main()
