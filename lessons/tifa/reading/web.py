"""What a web page says, without its scripts, menus and forms; and Markdown, by way of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .encodings import decode

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

__all__ = ["html_text", "markdown_text"]

_NOT_SAID = (
    "script style noscript template head title svg math canvas audio video object iframe form button select"
    " nav aside footer menu dialog"
).split()
_BLOCKS = (
    "p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr caption blockquote pre"
    " figure figcaption address center hr fieldset body"
).split()
_HAN_OR_MARK = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·]"
_INNER_BREAK = re.compile(rf"(?<={_HAN_OR_MARK})[ \t]*[\r\n]\s*(?={_HAN_OR_MARK})")
_MARK = "\ue000"  # where a block begins or ends, while the white space of the page is set right


def html_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """Read a web page: a line for each paragraph, heading and row; menus, scripts and forms left out.

    Where the page marks its main part (article, main), only that is read. `ReadingError` where
    the bytes fit no encoding.
    """
    return page_text(decode(data, name=name, encoding=encoding))


def markdown_text(data: bytes, name: str, encoding: str | None = None) -> str:
    """Read Markdown: a line for each line, heading and item, without the marks."""
    import mistune

    text = decode(data, name=name, encoding=encoding)
    body = re.sub(r"\A---\s*\n.*?\n---\s*(?:\n|\Z)", "", text, flags=re.DOTALL)
    render = mistune.create_markdown(escape=False, hard_wrap=True, plugins=["table", "strikethrough"])
    return page_text(str(render(body)))


def page_text(page: str) -> str:
    """Take the text out of a page given as HTML."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "lxml")
    for tag in soup(_NOT_SAID):
        tag.decompose()
    for tag in soup.select("[hidden], [style*='display:none'], [style*='display: none']"):
        tag.decompose()
    return _lines(_main_part(soup))


def _main_part(soup: BeautifulSoup) -> Tag:
    """Return the one article or main part of a page if it has one, else the page."""
    for kind in ("article", "main"):
        parts = soup.find_all(kind)
        if len(parts) == 1 and parts[0].get_text(strip=True):
            return parts[0]
    return soup


def _lines(part: Tag) -> str:
    for tag in part(["br", *_BLOCKS]):
        tag.insert_before(_MARK)
        tag.insert_after(_MARK)
    for tag in part(["td", "th"]):
        tag.insert_after("\t")
    text = part.get_text()
    # A line break in the source is a space on the page, but none between Chinese characters.
    flowing = _INNER_BREAK.sub("", text)
    lines = (re.sub(r"[ \t\r\n\f]+", " ", line).strip() for line in flowing.split(_MARK))
    return "".join(line + "\n" for line in lines if line)
