"""The command line: one file a command, each with `add` (its options) and `run` (its exit code)."""
