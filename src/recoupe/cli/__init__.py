"""The command line: `recoupe check`, `recoupe why`, `recoupe schema`."""

from recoupe.cli.main import main

__all__ = ["main"]
