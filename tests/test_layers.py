"""The import table of the design: what each folder may import of habeas, who may use Django, what the pure stages may never touch."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "habeas"
STAGES = frozenset({"reading", "finding", "linking", "casefile", "counting", "protecting", "publishing"})
MAY_IMPORT: dict[str, frozenset[str]] = {
    "model": frozenset(),
    "typeset": frozenset({"model"}),
    **{stage: frozenset({"model"}) for stage in STAGES},
    **{stage: frozenset({"model", "typeset"}) for stage in ("protecting", "publishing")},  # both make PDFs, and neither knows the other
    "pipeline": frozenset({"model"}) | STAGES,
    "edition": frozenset(),
    "store": frozenset({"model"}),
    "actions": frozenset({"model", "pipeline", "edition", "store"}) | STAGES,
    "cli": frozenset(
        {"model", "pipeline", "actions", "store.boot", "store.address", "web.port", "web.settings", "web.server"}
    ),  # `habeas serve` opens the other face
    "__main__": frozenset({"cli"}),
    "web": frozenset({"model", "actions", "store.queries", "publishing.drawings", "protecting.access"}),
}
"""For each folder (or module) what it may import of habeas besides itself; "a.b" allows that module alone."""
DJANGO: dict[str, tuple[str, ...]] = {"store": ("django",), "web": ("django",)}
UNTOUCHABLE = frozenset(
    {"socket", "urllib.request", "http.client", "requests", "httpx", "subprocess", "time", "random", "secrets", "tempfile", "shutil"}
)
"""Modules that reach out of the program or give another answer each time; a pure stage has no use for them."""
FILE_CALLS = frozenset(
    {"open", "read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "unlink", "touch", "iterdir", "glob", "rglob"}
)
CLOCK_CALLS = frozenset({"now", "utcnow", "today"})


@functools.cache
def tree(path: Path) -> ast.Module:
    """A module, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    """The folder of the design that a module belongs to, or its own name at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def dotted(path: Path) -> str:
    """The name a module is imported by."""
    parts = ("habeas", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def imports(path: Path) -> tuple[tuple[str, bool, bool], ...]:
    """(module or member, only for types, inside a function) for each import in a module, "from a import b" as "a.b"."""
    found: list[tuple[str, bool, bool]] = []
    for node, for_types, inside in _walk(tree(path), False, False):
        if isinstance(node, ast.Import):
            found.extend((alias.name, for_types, inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the whole name"
            found.extend((f"{node.module}.{alias.name}", for_types, inside) for alias in node.names)
    return tuple(found)


def _walk(node: ast.AST, for_types: bool, inside: bool) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            continue  # an import is a statement, and no expression holds one
        types = for_types or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
        within = inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield child, types, within
        yield from _walk(child, types, within)


def starts(name: str, allowed: str) -> bool:
    """Whether a dotted name is another or lies inside it."""
    return name == allowed or name.startswith(allowed + ".")


def forbidden(path: Path) -> list[str]:
    """Imports of habeas that the table does not allow to a module."""
    own = layer(path)
    if own == "__init__":
        return [name for name, _, _ in imports(path) if starts(name, "habeas")]
    wrong = []
    for name, _, _ in imports(path):
        if not starts(name, "habeas") or name == "habeas":
            continue
        inner = name.removeprefix("habeas.")
        allowed = {own, *MAY_IMPORT[own]}
        if inner != "__version__" and not any(starts(inner, a) for a in allowed):
            wrong.append(name)
    return wrong


def test_each_folder_imports_only_what_the_table_allows() -> None:
    """A module imports of habeas what the table of the design lists for its folder, and nothing else."""
    wrong = {dotted(path): names for path in modules() if (names := forbidden(path))}
    assert wrong == {}


def test_django_stays_in_store_and_web() -> None:
    """Django is imported by store and web alone; actions open transactions through `store.writing`."""
    wrong = {}
    for path in modules():
        allowed = DJANGO.get(layer(path), ())
        names = [n for n, _, _ in imports(path) if starts(n, "django") and not any(starts(n, a) for a in allowed)]
        if names:
            wrong[dotted(path)] = names
    assert wrong == {}


def reaches_out(path: Path) -> list[str]:
    """Where a module touches a file, a socket, a clock, chance or the environment."""
    found = [name for name, for_types, _ in imports(path) if not for_types and any(starts(name, u) for u in UNTOUCHABLE)]
    found += [name for name, _, _ in imports(path) if name in {"os.environ", "os.getenv", "datetime.datetime.now"}]
    package_data = any(starts(name, "importlib.resources") for name, _, _ in imports(path))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}:
            found.append(ast.unparse(node))
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            on = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            # package data are code: a module that reads them through importlib.resources may call read_text on what that gives it
            if called in FILE_CALLS and not package_data and (called != "open" or on in {"", "Path", "io", "os", "codecs"}):
                found.append(ast.unparse(node.func))
            if called in CLOCK_CALLS and on.split(".")[-1] in {"datetime", "date"}:
                found.append(ast.unparse(node.func))
    return found


def test_stages_touch_no_file_socket_clock_or_environment() -> None:
    """The nouns and the stages give the same answer for the same nouns: nothing outside reaches them."""
    pure = [path for path in modules() if layer(path) in STAGES | {"model", "pipeline", "typeset"}]
    assert {dotted(path): found for path in pure if (found := reaches_out(path))} == {}


@pytest.mark.parametrize(
    "code", ["import time\n", "from pathlib import Path\nPath('x').read_text()\n", "import os\nos.environ['A']\n", "open('x')\n"]
)
def test_the_check_of_purity_can_fail(code: str, tmp_path: Path) -> None:
    """The check above sees a clock, a file and the environment when they are there."""
    path = tmp_path / "module.py"
    path.write_text(code)
    assert reaches_out(path)


def test_no_module_imports_itself_in_a_circle() -> None:
    """Following imports at the top of modules never comes back to where it began."""
    names = {dotted(path): path for path in modules()}
    graph = {
        name: {target for imported in top_imports(path) if (target := home(imported, names)) and target != name}
        for name, path in names.items()
    }
    done: set[str] = set()
    for start in sorted(graph):
        assert circle(start, graph, done, []) is None


def top_imports(path: Path) -> list[str]:
    """What a module imports when it is itself imported."""
    return [name for name, for_types, inside in imports(path) if not for_types and not inside]


def home(name: str, names: dict[str, Path]) -> str | None:
    """The module that a dotted name lives in."""
    if name in names:
        return name
    parent = name.rpartition(".")[0]
    return parent if parent in names and parent != "habeas" else None


def circle(name: str, graph: dict[str, set[str]], done: set[str], way: list[str]) -> list[str] | None:
    """The modules of a circle that a walk from here runs into, or None."""
    if name in way:
        return [*way[way.index(name) :], name]
    if name in done:
        return None
    for target in sorted(graph.get(name, ())):
        # a package's __init__ gathers its modules; those may name the package's other modules, not the package
        if found := circle(target, graph, done, [*way, name]):
            return found
    done.add(name)
    return None
