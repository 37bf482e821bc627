"""The floors of the house: a module imports lower floors only, there are no circles, and the map shows every module.

Imports count wherever they stand: at the head of a file, inside a function, or for the type checker alone.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

FLOORS = {
    "_version": 0,
    "text": 0,
    "grammar": 1,
    "data": 2,
    "expressions": 3,
    "structure": 4,
    "statements": 5,
    "writers": 6,
    "document": 7,
    "parsing": 8,
    "readers": 9,
    "testing": 9,
    "cli": 10,
    "__main__": 10,
}
ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "govparse"
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
MODULES = {name: path for name, path in FILES.items() if name != "govparse"}


def imports(module: str) -> Iterator[str]:
    """Every module of govparse that `module` imports, wherever the import stands."""
    path = FILES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] == "govparse")
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [node.module])])
            if base.partition(".")[0] == "govparse":
                names = (f"{base}.{alias.name}" for alias in node.names)
                yield from (name if name in FILES else base for name in names)
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and str(argument.value).startswith("govparse"):
                    yield str(argument.value)


def _called(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", None) or getattr(node.func, "id", ""))


def floor(module: str) -> int:
    """The package itself, whose names are those of every floor, is the roof."""
    return max(FLOORS.values()) if module == "govparse" else FLOORS[module.split(".")[1]]


def room(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("module", MODULES)
def test_a_floor_reaches_down_only(module: str) -> None:
    up = [
        other
        for other in imports(module)
        if other == "govparse" or (room(other) != room(module) and floor(other) >= floor(module))
    ]
    # The command is started by `python -m govparse`, and both stand on the same floor.
    assert [other for other in up if (module, other) != ("govparse.__main__", "govparse.cli")] == []


def test_no_circles() -> None:
    graph = {module: set(imports(module)) - {module} for module in MODULES}
    list(TopologicalSorter(graph).static_order())


def test_imports_are_found_wherever_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above would be worth nothing if it saw only some of the imports."""
    path = tmp_path / "sample.py"
    path.write_text(
        "import govparse.text.spans as spans\n"
        "from . import regions\n"
        "from ..text import Span\n"
        "def later():\n"
        "    from govparse.structure import lines\n"
        "    from importlib import import_module\n"
        "    import_module('govparse.cli')\n"
    )
    monkeypatch.setitem(FILES, "govparse.structure.sample", path)
    assert sorted(imports("govparse.structure.sample")) == [
        "govparse.cli",
        "govparse.structure.lines",
        "govparse.structure.regions",
        "govparse.text",
        "govparse.text.spans",
    ]


def map_of_the_page() -> set[str]:
    """The modules and data files that architecture.md lists: indented names below a package's own."""
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    block = re.search(r"^```text\n(govparse/\n.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert block is not None, "architecture.md has no map that begins with govparse/"
    listed: set[str] = set()
    package = ""
    for line in block[1].splitlines()[1:]:
        name, _, _ = line.strip().partition("  ")
        if line.startswith("    "):
            listed.add(package + name)
        elif name.endswith("/"):
            package = name
        else:
            listed.add(name)
    return listed


def test_the_map_equals_the_files() -> None:
    shown = {path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".toml", ".json"}}
    files = {
        path.relative_to(PACKAGE).as_posix() for path in shown if path.parent == PACKAGE or path.stem != "__init__"
    }
    listed = map_of_the_page()
    assert sorted(files - listed) == [], "these are not in the map"
    assert sorted(listed - files) == [], "these are in the map only"


def test_every_floor_of_the_page_is_a_floor_of_the_test() -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    stated = {
        name.strip("/`").removesuffix(".py"): int(number)
        for number, names in re.findall(r"^\| (\d+) \| ([^|]+) \|", page, re.MULTILINE)
        for name in names.split()
    }
    assert stated == {name: number for name, number in FLOORS.items() if name != "_version"}


def test_nothing_but_the_two_dependencies_is_imported_by_the_core() -> None:
    """Everything else is an extra, imported by the module that needs it, inside the function that does."""
    allowed = {*sys.stdlib_module_names, "govparse", "attrs", "regex"}
    strangers = {
        (module, name)
        for module, path in MODULES.items()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for name in _top_names(node)
        if name not in allowed
    }
    assert strangers <= {("govparse.testing", "hypothesis")} | {
        (module, "hypothesis") for module in MODULES if module.startswith("govparse.testing")
    }


def _top_names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.partition(".")[0]


WATCHED = """
import builtins, io, re, sys
import attrs, regex
import regex._main
done = []
def watch(owner, name):
    was = getattr(owner, name)
    def watched(*args, **kwargs):
        done.append((name, args[:1]))
        return was(*args, **kwargs)
    setattr(owner, name, watched)
{imported_before}
for owner, name in [(re, "compile"), (re, "_compile"), (regex, "compile"), (regex._main, "_compile"),
                    (builtins, "open"), (io, "open")]:
    watch(owner, name)
{imported}
print(done)
print(sorted(set(sys.modules) & {{"cn2an", "pint", "hypothesis", "networkx", "socket", "http.client"}}))
"""


def _importing(imported: str, before: str = "") -> list[str]:
    code = WATCHED.format(imported=imported, imported_before=before)
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


class TestImport:
    """Importing govparse imports neither cn2an nor any extra, compiles no pattern, opens no file."""

    def test_the_package(self) -> None:
        assert _importing("import govparse") == ["[]", "[]"]

    def test_all_that_parsing_needs(self) -> None:
        before = "import fractions, decimal, datetime, tomllib, importlib.resources, json"
        assert _importing("import govparse.parsing", before) == ["[]", "[]"]
