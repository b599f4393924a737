"""Modules and functions stay short enough to be read at once, and are called by what they do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "habeas"
LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 40
NO_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "misc"})


def modules() -> list[Path]:
    """Every module of the package; migrations are written by Django."""
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines of each function of a module, with its decorators and docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            yield node.name, (node.end_lineno or node.lineno) - first + 1


def test_no_module_is_longer_than_300_lines() -> None:
    """A module that grows beyond 300 lines speaks of two things and is divided."""
    long = {
        str(path.relative_to(PACKAGE)): n
        for path in modules()
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > LINES_OF_A_MODULE
    }
    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    """A function fits on a screen."""
    long = {f"{path.relative_to(PACKAGE)}:{name}": n for path in modules() for name, n in functions(path) if n > LINES_OF_A_FUNCTION}
    assert long == {}


def test_no_module_is_called_utils() -> None:
    """A thing that has no name in the field is not understood yet."""
    assert [str(path) for path in modules() if NO_NAMES & {part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts}] == []
