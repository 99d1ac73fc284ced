"""This folder holds the command line: commands, options and exit codes, and nothing else."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code; silently where it is interrupted or its reader goes away."""
    try:
        from factcheck.cli.quick import quick  # here, so that an interrupt while it loads is silent as well

        code = quick(sys.argv[1:])
        code = _run() if code is None else code
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 141
    if code in (130, 141):
        _drop_output()
    sys.exit(code)


def _run() -> int:
    from factcheck.cli.app import run

    return run(sys.argv[1:])


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain about it while it leaves."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
