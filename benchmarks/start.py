"""How long the commands take from process start to end, beside a bare interpreter, in one run.

python -m benchmarks.start [--runs N]
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

TEXT = "The bridge is open again.\n"


def seconds(command: list[str], runs: int) -> list[float]:
    """Wall time of each run, after one that is not counted."""
    taken = []
    for run in range(runs + 1):
        begun = perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        if run:
            taken.append(perf_counter() - begun)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=15)
    runs: int = parser.parse_args().runs
    print(f"{platform.platform()}, Python {platform.python_version()}, {runs} runs")
    print(f"{'':28}{'least':>8}{'median':>8}{'most':>8}   ms")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.en.txt"
        file.write_text(TEXT, encoding="utf-8")
        reviewtool = [sys.executable, "-m", "reviewtool"]
        rows = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "reviewtool --help": [*reviewtool, "--help"],
            "reviewtool check, one line": [*reviewtool, "check", str(file)],
        }
        for name, command in rows.items():
            taken = [second * 1000 for second in seconds(command, runs)]
            middle = statistics.median(taken)
            print(f"{name:28}{min(taken):>8.0f}{middle:>8.0f}{max(taken):>8.0f}")


if __name__ == "__main__":
    main()
