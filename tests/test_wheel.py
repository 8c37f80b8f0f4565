"""The built wheel: what is in it, and that the course runs from it outside any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from places import CHINESE, NOTEBOOKS, ROOT


def _run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment that borrows only the dependencies of this one."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=True, symlinks=os.name != "nt")
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    _run(python, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=folder)
    site = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # A path named in a .pth file brings packages, but not the .pth of the editable checkout.
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_wheel_holds_the_course_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"tifa/_course/notebooks/{path.name}" for path in NOTEBOOKS} <= names
    assert {f"tifa/_course/notebooks/zh/{path.name}" for path in CHINESE} <= names
    assert any(n.startswith("tifa/wording/zh/") and n.endswith(".po") for n in names)
    assert "tifa/_course/data/speeches/qinghai_quality_2018.txt" in names
    assert "tifa/_course/data/lexicons/slogans.csv" in names
    assert "tifa/lab/labconfig/default_setting_overrides.json" in names
    assert "tifa/py.typed" in names
    assert not [n for n in names if "test" in n.lower() or "checkpoint" in n or n.endswith(".pyc")]
    assert {n.split("/")[0] for n in names} <= {
        "tifa",
        next(n for n in names if ".dist-info/" in n).split("/")[0],
    }


def test_course_is_copied_and_runs_outside_any_checkout(installed: Path, tmp_path: Path) -> None:
    where = _run(installed, "-c", "import tifa; print(tifa.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
    tifa = installed.with_name("tifa.exe" if os.name == "nt" else "tifa")
    assert "files copied" in _run(tifa, "copy", "course", cwd=tmp_path)
    notebooks = sorted((tmp_path / "course" / "notebooks").glob("*.ipynb"))
    assert [p.name for p in notebooks] == [p.name for p in NOTEBOOKS]
    in_chinese = sorted((tmp_path / "course" / "notebooks" / "zh").glob("*.ipynb"))
    assert [p.name for p in in_chinese] == [p.name for p in CHINESE]
    strictly = ("--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider")
    sanitize = f"--nbval-sanitize-with={ROOT / 'tests/nbval_sanitize.cfg'}"
    _run(
        installed, "-m", "pytest", *strictly, sanitize, *notebooks[:2], in_chinese[0], cwd=tmp_path / "course"
    )
