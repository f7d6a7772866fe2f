"""The whole program, which also tells when a document is loaded; started by `screen.py`.

    python -m benchmarks.screen_program LOADED ARGUMENT...

It writes one line, the monotonic time of that moment, to the file LOADED.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from unittest.mock import patch


def main() -> None:
    from reviewtool.__main__ import main as program
    from reviewtool.tui import work
    from reviewtool.tui.messages import DocumentOpened

    loaded = Path(sys.argv.pop(1))

    def opened(*given: object) -> DocumentOpened:
        loaded.write_text(f"{time.monotonic()}\n", encoding="utf-8")
        return DocumentOpened(*given)  # type: ignore[arg-type]

    with patch.object(work, "DocumentOpened", opened):
        program()


if __name__ == "__main__":
    main()
