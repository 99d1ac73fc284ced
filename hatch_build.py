"""This file holds what the build adds to a wheel: the fact base compiled, so that the first claim is checked as quickly as the next."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledBase(BuildHookInterface):
    """The hook that hatch runs before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the base into the wheel; an installation that is worked on compiles its own."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from factcheck.compiled.desks import compile_base

        target = Path(tempfile.mkdtemp()) / "claims.base"
        compile_base(root / "claims", target)
        build_data["force_include"][str(target)] = "factcheck/_base/claims.base"
