"""This file holds the commands on the cache of compiled fact bases: path, clear."""

from __future__ import annotations

import typer

app = typer.Typer(
    help="Show or clear the cache of compiled fact bases.",
    epilog="\b\nExamples:\n  factcheck cache path\n  factcheck cache clear",
    rich_markup_mode=None,
    no_args_is_help=False,
)


@app.command(epilog="\b\nExample:\n  factcheck cache path")
def path() -> None:
    """Print the folder of the cache."""
    from factcheck.compiled.cache import cache_folder

    print(cache_folder())


@app.command(epilog="\b\nExample:\n  factcheck cache clear")
def clear() -> None:
    """Remove every compiled fact base; the next check makes its own anew."""
    from factcheck.compiled.cache import clear as cleared

    print(f"removed: {cleared()}")
