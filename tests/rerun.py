"""Run notebooks from top to bottom and store what they print: python tests/rerun.py [03 zh/03 …].

Without names every notebook is run. A Chinese lesson takes its code from the English one; only
comments may differ, and the first cell, which chooses the language.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CHINESE = 'import tifa\n\ntifa.set_language("zh")'


def same_code(one: str, other: str) -> bool:
    """Tell whether two cells differ in nothing but comments and white space."""
    return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))


def follow(lesson: nbformat.NotebookNode, english: nbformat.NotebookNode) -> None:
    """Give a Chinese lesson the code and the tags of the English one, cell by cell."""
    theirs = {cell.id: cell for cell in english.cells if cell.cell_type == "code"}
    for cell in lesson.cells:
        if cell.cell_type == "code":
            source = theirs[cell.id].source
            cell.metadata = theirs[cell.id].metadata
            source = CHINESE if source == "import tifa" else source
            if not same_code(cell.source, source):
                cell.source = source


def rerun(path: Path) -> None:
    """Run one notebook in its folder and write it back, with no trace of the machine or the hour."""
    notebook = nbformat.read(path, as_version=4)
    if path.parent.name == "zh":
        follow(notebook, nbformat.read(NOTEBOOKS / path.name, as_version=4))
    resources = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources=resources,
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    path.write_text(nbformat.writes(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    found = sorted([*NOTEBOOKS.glob("[0-9]*.ipynb"), *NOTEBOOKS.glob("zh/[0-9]*.ipynb")])
    names = sys.argv[1:]
    for path in found:
        name = path.relative_to(NOTEBOOKS).as_posix()
        if not names or any(name.startswith(wanted) for wanted in names):
            print(name)
            rerun(path)
