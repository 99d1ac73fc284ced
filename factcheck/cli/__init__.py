"""This folder holds the command line: commands, options and exit codes, and nothing else."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code; silently where it is interrupted or its reader goes away."""
    short = None
    try:
        from factcheck.cli.quick import quick  # here, so that an interrupt while it loads is silent as well

        short = quick(sys.argv[1:])
        code = _run() if short is None else short
        if sys.stdout is not None:  # None where it was closed before the program began
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 141
    except OSError as error:
        if error.filename is not None:  # ours: only a write to a stream has none
            raise
        print(f"factcheck: error: cannot write to standard output: {error.strerror}", file=sys.stderr)
        code = 2
    if code not in (0, 1):
        _drop_output()
    elif short is not None:
        os._exit(code)  # all is written, and taking the modules down again takes a twelfth of the time
    sys.exit(code)


def _run() -> int:
    from factcheck.compiled.patterns import kept

    with kept():
        from factcheck.cli.app import run  # imports what may use an expression

        return run(sys.argv[1:])


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain about it while it leaves."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
