"""The code as code: linted, formatted, typed, with data flowing one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from types import FunctionType

import pytest

import tifa
from places import ROOT
from tifa.han import han_characters

PACKAGE = ROOT / "lessons" / "tifa"
ORDER = """
surroundings wording workers crew sharing files reading edits han repair pinyin glosses furniture scripts cleaning dates
bylines headings imprint genres headblock structure documents gathering sentences segmentation phrases arguments conditions
counting frequency slogans discourse rhetoric
annotation corpus concordance measures collocation count_tables reference keywords dispersions trends fonts canvas
cloud_layout plotting corpus_plots network_layout network_plots reporting profiles profile_pages exploring exercises
doctoring teaching cli
""".split()


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--no-cache", "."],
        ["ruff", "format", "--no-cache", "--check", "."],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_linted_formatted_typed(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _modules() -> dict[str, list[Path]]:
    """Map each module or package to its files."""
    files = {path.stem: [path] for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}
    packages = {path.parent.name: sorted(path.parent.glob("*.py")) for path in PACKAGE.glob("*/__init__.py")}
    return files | packages


def _imports(path: Path) -> set[str]:
    """List the modules of the package that a file imports from outside its own folder."""
    outward = 1 if path.parent == PACKAGE else 2
    nodes = [
        n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom)
    ]
    return {node.module.split(".")[0] for node in nodes if node.level == outward and node.module}


def test_no_module_imports_a_later_one() -> None:
    modules = _modules()
    assert not set(modules) - set(ORDER), "a new module has no place in the order yet"
    for module, files in modules.items():
        for imported in set().union(*map(_imports, files)):
            assert ORDER.index(imported) < ORDER.index(module), f"{module} imports {imported}"


def _files_imported(path: Path) -> set[Path]:
    """List the files of the package that a file imports, those imported for types or in a function included."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            named = [*(base / f"{alias.name}.py" for alias in node.names), base.with_suffix(".py")]
            there = [file for file in named if file.is_file()]
            found |= {*there} or {base / "__init__.py"}
    return found - {PACKAGE / "__init__.py"}  # which holds every public name


def test_no_files_import_each_other_in_a_circle() -> None:
    files = PACKAGE.rglob("*.py")
    TopologicalSorter(
        {path: _files_imported(path) for path in files}
    ).prepare()  # CycleError names the circle


def test_public_names_are_sorted_and_there() -> None:
    assert list(tifa.__all__) == sorted(tifa.__all__)
    for name in tifa.__all__:
        assert getattr(tifa, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'segmant'; did you mean 'segment'"):
        _ = tifa.segmant


HEAVY = {
    "jieba",
    "rjieba",
    "matplotlib",
    "pandas",
    "numpy",
    "wordcloud",
    "opencc",
    "pypinyin",
    "tifa.discourse",
}


@pytest.mark.parametrize(
    ("first", "loads"), [("", []), ("tifa.load_speech(); tifa.check('1.1', 0)", ["opencc"])]
)
def test_a_beginning_is_light_and_silent(first: str, loads: list[str]) -> None:
    code = f"import sys, tifa; {first}\nprint(sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{loads}\n", "")


PUBLIC = [
    thing
    for package in (tifa, tifa.measures)
    for name in package.__all__
    if isinstance(thing := getattr(package, name), FunctionType)
]


@pytest.mark.parametrize("public", PUBLIC, ids=lambda function: function.__name__)
def test_every_public_function_has_a_chinese_doctest(public: FunctionType) -> None:
    example = (public.__doc__ or "").partition(">>>")[2]
    assert han_characters(example)


def test_functions_stay_short() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                doc = ast.get_docstring(node, clean=False)
                length = node.end_lineno - node.lineno + 1 - (len(doc.splitlines()) if doc else 0)  # type: ignore[operator]
                assert length <= 40, f"{path.stem}.{node.name} has {length} lines"
