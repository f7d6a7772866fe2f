"""Random keys over hostile texts: `python -m benchmarks.random_keys --keys 20000 --seed 1`.

It ends with 1 where the program ended by an exception, where a command or a screen was never
reached, or where the record does not say afterwards what the files say.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.tui.hostile_project import hostile_project
from tests.tui.left_behind import look_over
from tests.tui.monkey import Monkey


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=[1, 2, 3], nargs="*")
    options = parser.parse_args()
    return max(play(options.keys, seed) for seed in options.seed)


def play(keys: int, seed: int) -> int:
    """Play one seed; 1 where something is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        root = hostile_project(Path(folder).resolve())
        monkey = Monkey(root, seed)
        begin = time.monotonic()
        try:
            played = monkey.play(keys)
        except BaseException:
            print("\n".join(monkey.played.last), file=sys.stderr)
            raise
        seconds = time.monotonic() - begin
        wrong = played.wrong + look_over(root)
    rate = played.keys / seconds
    print(
        f"seed {seed}: {played.keys:,} keys, {seconds:.0f} s, {rate:.0f} a second,"
        f" {played.starts} starts"
    )
    print(f"  seen: {dict(played.screens.most_common())}")
    print(f"  ran: {dict(played.actions.most_common())}")
    print(f"  missed: {played.missed}")
    for problem in wrong:
        print(f"  WRONG: {problem}")
    if wrong:
        print("\n".join(played.last))
    return 1 if wrong or played.missed else 0


if __name__ == "__main__":
    sys.exit(main())
