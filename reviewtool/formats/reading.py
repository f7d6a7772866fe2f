"""How a file is to be read where the file itself does not say, or says it wrongly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """`format` and `encoding` are names, None where the file tells.

    `columns` maps our names (`source`, `target`, `id` …) to those of a table's header.
    """

    format: str | None = None
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def over(self, other: Reading) -> Reading:
        """This where it says something, else the other."""
        return Reading(
            self.format or other.format,
            self.encoding or other.encoding,
            self.columns or other.columns,
        )


AS_IT_SAYS = Reading()
"""The file itself tells its format and its encoding."""
