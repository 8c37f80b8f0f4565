"""A word looked up by typing it: count, rate, concordance, dispersion and collocates change together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING, Any

from .corpus import Corpus, as_corpus
from .documents import Source
from .profile_pages import as_html, as_text
from .profiles import Findings, commonest_slogan, findings
from .surroundings import in_notebook
from .wording import say

if TYPE_CHECKING:
    from ipywidgets import BoundedIntText, VBox

__all__ = ["Explorer", "Panel", "explore"]

PAUSE = 0.4  # seconds without a key stroke after which a word is looked up
_numbers = count(1)


def explore(source: Source | Corpus, node: str = "") -> Explorer:
    """Look up words in a text, Document or Corpus by typing them.

    In a notebook a text field shows, with the most frequent formulation of the text in it if no
    `node` is given; whatever is typed into it, its count, rate (per 10,000 Han characters),
    concordance, dispersion and collocates are shown together, after Enter or a short pause. All
    of it can be used from the keyboard. Elsewhere, in a stored notebook and where ipywidgets is
    missing, the result shows the same tables for the node alone. `TypeError` for a node or a source
    that is no text.

    >>> print(str(explore("由数量追赶转向质量追赶。质量强省。", "质量")).splitlines()[0])
    质量: count 2, among 15 Han characters; rate 1,333.3 per 10,000 Han characters.
    """
    if not isinstance(node, str):
        raise TypeError(
            say("node={node!r} cannot be looked for; give a word or phrase, such as '质量'", node=node)
        )
    explorer = Explorer(source, node)
    _ = explorer.cut  # what is no text is refused here, and not when it is shown
    return explorer


@dataclass(frozen=True, eq=False, repr=False)
class Explorer:
    """A source to look words up in, and the node to begin with; shows itself in a notebook.

    >>> explorer = Explorer("由数量追赶转向质量追赶。质量强省。", "质量")
    >>> found = explorer.findings("追赶")  # the same for another word
    >>> found.count, found.concordance["left"].tolist()
    (2, ['由数量', '由数量追赶转向质量'])
    """

    source: Source | Corpus
    node: str = ""

    @cached_property
    def cut(self) -> Corpus:
        """The source in words, cut once."""
        return as_corpus(self.source)

    @cached_property
    def first(self) -> str:
        """The node to begin with."""
        return self.node.strip() or commonest_slogan(self.source)

    def findings(self, node: str, *, context: int = 15, window: int = 5, sort: str | None = None) -> Findings:
        """Find everything about a node; see `tifa.profiles.findings`."""
        return findings(self.source, node, context=context, window=window, sort=sort, cut=self.cut)

    def html(self, node: str, **options: Any) -> str:
        """Show what is found about a node as HTML."""
        return as_html(self.findings(node, **options), self.source)

    def panel(self) -> Panel:
        """Make the fields and what they change; `ModuleNotFoundError` without ipywidgets."""
        return Panel(self)

    def __repr__(self) -> str:
        return as_text(self.findings(self.first), self.source)

    def _repr_html_(self) -> str:
        return self.html(self.first)

    def _ipython_display_(self) -> None:
        """Show the tables and the fields; the fields hide the tables for as long as they are alive.

        So a stored notebook has something to show where no kernel answers.
        """
        if not _is_live():
            raise NotImplementedError  # IPython then goes on to the HTML and the text
        from IPython.display import display as _display

        display: Any = _display  # IPython has no types

        name = f"tifa-explorer-{next(_numbers)}"
        stored = {"text/plain": repr(self), "text/html": f'<div id="{name}">{self._repr_html_()}</div>'}
        panel = self.panel().instead_of(name)
        display(stored, raw=True)
        display(panel._repr_mimebundle_() | {"text/plain": ""}, raw=True)


def _is_live() -> bool:
    """Say whether a kernel runs this and ipywidgets is there."""
    return in_notebook() and find_spec("ipywidgets") is not None


class Panel:
    """The fields of an explorer, in the order of the Tab key, and below them what is found."""

    def __init__(self, explorer: Explorer) -> None:
        import ipywidgets

        self.explorer = explorer
        self.node = ipywidgets.Text(explorer.first, description=say("Word or phrase:"), **_wide())
        self.context = _number(15, 0, 40, say("Concordance: characters on each side:"))
        self.window = _number(5, 1, 10, say("Collocates: words on each side:"))
        # Not a list to choose from: JupyterLab takes the arrow keys of a list for its own.
        self.before = ipywidgets.Checkbox(description=say("Sort by what stands before"), **_wide())
        self.behind = ipywidgets.Checkbox(description=say("Sort by what stands behind"), **_wide())
        self.result = ipywidgets.HTML()
        self.box = ipywidgets.VBox(
            [self.node, self.context, self.window, self.before, self.behind, self.result]
        )
        self._waiting: asyncio.TimerHandle | None = None
        self.node.observe(self._typed, "value")
        self.node.on_msg(self._entered)
        for field in (self.context, self.window):
            field.observe(lambda _: self.show(), "value")
        self.before.observe(lambda change: self._sorted(change["new"], self.behind), "value")
        self.behind.observe(lambda change: self._sorted(change["new"], self.before), "value")
        self.show()

    def show(self) -> None:
        """Look up what the fields now hold."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
        options = {
            "context": self.context.value,
            "window": self.window.value,
            "sort": "left" if self.before.value else "right" if self.behind.value else None,
        }
        self.result.value = self.explorer.html(self.node.value, **options)

    def instead_of(self, name: str) -> VBox:
        """Return all fields, and hide the element of this id where they are shown."""
        import ipywidgets

        style = f"<style>.jp-OutputArea-child:has(#{name}), #{name} {{ display: none }}</style>"
        return ipywidgets.VBox([*self.box.children, ipywidgets.HTML(style)])

    def _typed(self, _: object) -> None:
        """Wait until the typing pauses; at once where nothing can wait, as outside a kernel."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.show()
            return
        if self._waiting:
            self._waiting.cancel()
        self._waiting = loop.call_later(PAUSE, self.show)

    def _sorted(self, chosen: bool, other: Any) -> None:
        """Leave one order at the most; taking the other back looks up as well."""
        if chosen and other.value:
            other.value = False
        else:
            self.show()

    def _entered(self, _: object, content: dict[str, Any], __: object) -> None:
        if content.get("event") == "submit" and self._waiting:
            self.show()


def _wide() -> dict[str, Any]:
    return {"style": {"description_width": "20em"}, "layout": {"width": "42em", "max_width": "100%"}}


def _number(value: int, least: int, most: int, label: str) -> BoundedIntText:
    """Make a field for a number, which arrow keys change: a slider would have no name for a screen reader."""
    import ipywidgets

    return ipywidgets.BoundedIntText(value, min=least, max=most, description=label, **_wide())
