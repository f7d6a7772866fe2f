"""The import law: each room imports only from rooms to its left, and only tui knows textual."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "reviewtool"
ORDER = (
    ("errors", "languages"),
    ("formats",),
    ("taxonomy", "settings", "project", "reviewer"),
    ("segments",),
    ("checks",),
    ("ranking",),
    ("review",),
    ("records",),
    ("scores",),
    ("export",),
    ("serve",),
    ("cli", "tui"),
    ("__main__",),
)
"""From left to right. Rooms of one step may not import each other, but for the first and third."""
MUTUAL = {0, 2}


def rank(module: str) -> int:
    return next(place for place, names in enumerate(ORDER) if module in names)


def imports(path: Path) -> set[str]:
    """First names below `reviewtool` that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            names = [node.module]
            if node.module == "reviewtool":
                names = [f"reviewtool.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found.update(name.split(".")[1] for name in names if name.startswith("reviewtool."))
    return found - {"__version__"}


def own_name(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_imports_go_from_right_to_left_only() -> None:
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        name = own_name(path)
        if name == "__init__":
            continue
        for other in imports(path) - {name}:
            allowed = rank(other) < rank(name) or (
                rank(other) == rank(name) and rank(name) in MUTUAL
            )
            if not allowed:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {other}")
    assert not wrong


def test_every_room_has_its_place() -> None:
    rooms = {own_name(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert rooms == {name for names in ORDER for name in names}


def test_only_tui_loads_textual_and_the_heavy_libraries_wait() -> None:
    modules = sorted(
        ".".join(("reviewtool", *path.relative_to(PACKAGE).with_suffix("").parts))
        for path in PACKAGE.rglob("*.py")
        if own_name(path) not in ("tui", "__init__")
    )
    program = (
        "import sys, importlib\n"
        f"for name in {[name.removesuffix('.__init__') for name in modules]}:\n"
        "    importlib.import_module(name)\n"
        "heavy = {'textual', 'rich', 'numpy', 'sacrebleu'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_help_loads_next_to_nothing() -> None:
    program = (
        "import sys\n"
        "from reviewtool.cli.main import parser\n"
        "parser().format_help()\n"
        "heavy = {'textual', 'rich', 'numpy', 'sacrebleu', 'yaml', 'regex', 'msgspec',"
        " 'dataclasses', 'sentencex'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
