"""`python -m reviewtool` and the command `reviewtool`."""

from __future__ import annotations

import sys
from typing import Any


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from reviewtool.cli.main import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run(sys.argv[1:], _screen))


def _screen(*arguments: Any) -> int:
    """The review screen; textual is loaded only here, when it opens."""
    from reviewtool.tui.app import run

    return run(*arguments)


if __name__ == "__main__":
    main()
