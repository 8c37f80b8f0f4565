"""The course in JupyterLab itself: opened, run and answered in a real browser, with nothing from outside.

Each test leaves a picture of the page in build/screenshots.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import mistune
import nbformat
import pytest
from pypdfium2 import PdfDocument

import tifa
from places import ROOT
from serving import TOKEN, Lab, serve
from tifa.files import copy_course

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

PICTURES = ROOT / "build" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
LONG = 60_000  # milliseconds: the most that any one step may take
HOW = "install Chromium (Debian: apt-get install chromium fonts-noto-cjk) or set TIFA_BROWSER to the path of a Chrome"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser that is there; where there is none, the tests are skipped and conftest says so."""
    path = os.environ.get("TIFA_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if not find_spec("playwright"):
        pytest.skip("The browser test did not run: playwright is missing; get it with uv sync")
    if not path:
        pytest.skip(f"The browser test did not run, as no browser was found; to run it, {HOW}.")
    from playwright.sync_api import sync_playwright

    as_root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if as_root else [], timeout=LONG
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    copy_course(folder)
    code = ("import tifa", "tifa.explore(tifa.load_speech())")
    cells = [nbformat.v4.new_code_cell(line) for line in code]
    lesson = nbformat.read(folder / "notebooks" / "00-start-here.ipynb", as_version=4)
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata=lesson.metadata),
        folder / "notebooks" / "explorer.ipynb",
    )
    return folder


@pytest.fixture(scope="module")
def lab(browser: Browser, course: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Serve the copy with the settings of a new user, but with all cells in the page at once."""
    home = tmp_path_factory.mktemp("home")
    tracker = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text(json.dumps({"windowingMode": "none"}), encoding="utf-8")
    names = {
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
    }
    own = {name: str(home / folder) for name, folder in (names | {"XDG_DATA_HOME": "share"}).items()}
    with serve(str(course), cwd=course, log=home / "server.log", environment=own) as server:
        yield server


@pytest.fixture(scope="module")
def context(browser: Browser, lab: Lab) -> Iterator[BrowserContext]:
    """Pages that can reach the server only; a request to anywhere else fails the test."""
    outside: list[str] = []

    def refuse(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="en-GB")
    context.set_default_timeout(LONG)
    context.route(lambda address: not address.startswith((f"{lab.address}/", "data:", "blob:")), refuse)
    yield context
    context.close()
    assert not outside


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = context.new_page()
    yield page
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{request.node.name.removeprefix('test_')}.png")
    page.close()


def _open(page: Page, lab: Lab, name: str) -> None:
    """Open a notebook and wait for its kernel."""
    page.goto(f"{lab.address}/lab/tree/notebooks/{name}.ipynb?token={TOKEN}&reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()


def _choose(page: Page, menu: str, command: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.locator(f".lm-Menu-item[data-command='{command}']").click()


def _run_all(page: Page) -> None:
    """Clear what is stored, run all cells, wait until each has run, and see that none failed."""
    _choose(page, "Edit", "editmenu:clear-all")
    page.wait_for_function("() => !document.querySelector('.jp-Notebook .jp-OutputArea-output')")
    _choose(page, "Run", "runmenu:run-all")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')]"
        r".every(prompt => /^\[\d+\]/.test(prompt.innerText.trim()))"
    )
    errors = page.locator("[data-mime-type='application/vnd.jupyter.error']")
    assert errors.count() == 0, errors.first.inner_text()


def _cell(page: Page, code: str) -> Locator:
    return page.locator(".jp-CodeCell").filter(has=page.locator(".cm-content", has_text=code))


def _see_figure(page: Page, picture: Locator) -> None:
    picture.scroll_into_view_if_needed()
    page.wait_for_function(
        "picture => picture.complete && picture.naturalWidth > 100 && picture.naturalHeight > 100",
        arg=picture.element_handle(),
    )


def _answer(page: Page, cell: Locator, value: str) -> None:
    """Put an answer in the place of what stands in the first line, as a learner does, and run the cell."""
    cell.locator(".cm-line").first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type(f"answer = {value}")
    page.keyboard.press("Shift+Enter")


def test_the_first_lesson_runs_and_draws(page: Page, lab: Lab) -> None:
    page.goto(f"{lab.address}{lab.path}?token={TOKEN}&reset")
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    _run_all(page)
    assert _cell(page, 'count("质量")').locator(".jp-OutputArea-output").inner_text() == "39"
    _see_figure(page, _cell(page, "plot_wordcloud").locator(".jp-OutputArea-output img"))


def test_an_answer_is_wrong_and_then_right(page: Page, lab: Lab) -> None:
    _open(page, lab, "03-counting-words")
    _run_all(page)
    exercise = _cell(page, 'tifa.check("3.1"')
    feedback = exercise.get_by_role("status")
    assert feedback.inner_text().startswith("○ 3.1 not answered yet")
    _answer(page, exercise, "136")
    feedback.filter(has_text="✗ 3.1 not yet").wait_for()
    assert "the decimals are cut off here" in feedback.inner_text()
    page.screenshot(path=PICTURES / "a_wrong_answer.png")
    _answer(page, exercise, "7 / 511 * 10_000")
    feedback.filter(has_text="✓ 3.1 right").wait_for()
    assert "About 137 per 10,000 words." in feedback.inner_text()


def test_a_word_is_explored_from_the_keyboard(
    page: Page, lab: Lab, course: Path, speech: tifa.Document
) -> None:
    _open(page, lab, "explorer")
    _run_all(page)
    field = page.get_by_role("textbox", name="Word or phrase")
    found = page.get_by_role("status")
    found.filter(has_text="质量提升行动: count 6,").wait_for()
    field.press("ControlOrMeta+A")
    page.keyboard.type("质量")
    found.filter(has_text="质量: count 39, among 1,033 Han characters").wait_for()
    _see_figure(page, page.get_by_role("img", name="Where 质量 stands"))
    for name in ("characters on each side", "words on each side"):
        page.keyboard.press("Tab")
        assert page.get_by_role("spinbutton", name=name).evaluate("field => field === document.activeElement")
    page.keyboard.press("ArrowDown")
    page.get_by_text("within 4 words").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first = tifa.kwic(speech, "质量", window=15, sort="left")["left"][0]
    lines = page.get_by_role("table", name="Concordance: all 39 lines").get_by_role("row")
    lines.nth(1).filter(has_text=" ".join(first.split())).wait_for()
    page.keyboard.press("ControlOrMeta+S")
    page.locator(".jp-mod-dirty").wait_for(state="detached")
    _stored_tables_show(page, lab, course)


def _stored_tables_show(page: Page, lab: Lab, course: Path) -> None:
    """Open a stored explorer with a kernel that does not know it."""
    shutil.copy(course / "notebooks" / "explorer.ipynb", course / "notebooks" / "stored.ipynb")
    _open(page, lab, "stored")
    page.get_by_role("status").filter(has_text="质量提升行动: count 6,").wait_for()
    assert page.get_by_role("textbox", name="Word or phrase").count() == 0


def test_the_syllabus_is_one_page_on_paper(browser: Browser) -> None:
    text = (ROOT / "lessons" / "guides" / "syllabus.md").read_text(encoding="utf-8")
    body = str(mistune.create_markdown(plugins=["table"])(text))
    # As VS Code and JupyterLab set a page of Markdown.
    style = "body { font: 14px/1.57 sans-serif; margin: 0 } table { border-collapse: collapse } td, th { padding: 5px 10px }"
    page = browser.new_page()
    page.set_content(f"<!doctype html><meta charset='utf-8'><style>{style}</style>{body}")
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    printed = PdfDocument(page.pdf(format="A4", margin=margin))
    page.close()
    assert len(printed) == 1
    assert "hands in what could not be repeated" in printed[0].get_textpage().get_text_range().replace(
        "\r\n", " "
    )


def test_without_a_browser_one_line_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-k", "first_lesson or answer"]
    bare = {name: value for name, value in os.environ.items() if name != "TIFA_BROWSER"} | {
        "PATH": str(tmp_path)
    }
    done = subprocess.run(
        [*command, "tests/test_browser.py"],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = [line for line in done.stdout.splitlines() if "browser" in line]
    assert said == [f"The browser test did not run, as no browser was found; to run it, {HOW}."]
