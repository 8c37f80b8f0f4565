"""Text to words; the only module that touches jieba or rjieba."""

from __future__ import annotations

import logging
import marshal
import re
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, cast

from .documents import Counted, Source, is_corpus, text_of
from .files import read_csv
from .wording import say, unknown

__all__ = ["Segmenter", "as_segmenter", "is_word", "segment", "stopwords", "tag"]


class Segmenter:
    """A segmenter with its own user words, which it never splits.

    `words` are found first, the longest at each place; only what stands between them goes to the
    engine, so no word frequency has to be set. Where two user words overlap, the one that begins
    first stays whole. `engine` is "jieba", or "rjieba" (the same dictionary and method in Rust,
    about fifteen times as fast); `hmm=False` turns off the guessing of words that are not in the
    dictionary. `ValueError` for an unknown engine, `TypeError` for a word that is not text.

    >>> Segmenter().cut("由数量追赶转向质量追赶")
    ['由', '数量', '追赶', '转向', '质量', '追赶']
    >>> Segmenter(["质量追赶"]).cut("由数量追赶转向质量追赶")
    ['由', '数量', '追赶', '转向', '质量追赶']
    """

    def __init__(self, words: Iterable[str] = (), *, engine: str = "jieba", hmm: bool = True) -> None:
        if engine not in _ENGINES:
            raise ValueError(unknown("engine", engine, _ENGINES))
        self.words = _user_words(words)
        self.engine = engine
        self.hmm = hmm
        longest_first = sorted(self.words, key=len, reverse=True)
        self._user = re.compile("(" + "|".join(map(re.escape, longest_first)) + ")") if self.words else None

    def __repr__(self) -> str:
        return f"Segmenter({list(self.words)!r}, engine={self.engine!r}, hmm={self.hmm})"

    def cut(self, text: str) -> list[str]:
        """Cut a text into words; joined together they are the text again, spaces and all.

        `TypeError` for what is not one text.

        >>> Segmenter(engine="rjieba").cut("质量 第一")
        ['质量', ' ', '第一']
        """
        if not isinstance(text, str):
            raise TypeError(
                say(
                    "expected one text to cut, not {kind}; segment takes a Document", kind=type(text).__name__
                )
            )
        cut = _ENGINES[self.engine]()
        pieces = self._user.split(text) if self._user else [text]
        words: list[str] = []
        for number, piece in enumerate(pieces):
            if number % 2:  # what the pattern caught
                words.append(piece)
            elif piece:
                words.extend(cut(piece, self.hmm))
        return words


def segment(source: Source | Counted, *, segmenter: Segmenter | None = None) -> list[str]:
    """Cut a text or Document into words, punctuation included, without white space.

    A Corpus is cut already: its words are listed, document after document; `ValueError` for a
    `segmenter` beside it.

    >>> segment("推动高质量发展,提升质量。")
    ['推动', '高质量', '发展', ',', '提升', '质量', '。']
    """
    if is_corpus(source):
        if segmenter is not None:
            raise ValueError(
                say("a Corpus is cut already; give segmenter= to Corpus.from_folder or from_texts")
            )
        words = [source.vocabulary[token] for token in source.tokens.tolist()]
    else:
        words = as_segmenter(segmenter).cut(text_of(cast(Source, source)))
    return [word for word in words if not word.isspace()]


def as_segmenter(segmenter: Segmenter | None) -> Segmenter:
    """Return the segmenter given, or the default one; `TypeError` shows how to make one.

    >>> as_segmenter(None)
    Segmenter([], engine='jieba', hmm=True)
    """
    if segmenter is None:
        return _default()
    if not isinstance(segmenter, Segmenter):
        kind = type(segmenter).__name__
        made = f"tifa.Segmenter({segmenter!r})" if isinstance(segmenter, list) else "tifa.Segmenter([…])"
        raise TypeError(
            say("segmenter= takes a Segmenter, not {kind}; make one: segmenter={made}", kind=kind, made=made)
        )
    return segmenter


def is_word(token: str) -> bool:
    """Say whether a token holds a letter, a digit or a Chinese character.

    >>> is_word("质量"), is_word("2018"), is_word("、")
    (True, True, False)
    """
    return token[:1].isalnum() or any(map(str.isalnum, token))


def tag(text: str, *, guess: bool = False) -> list[tuple[str, str]]:
    """Cut a text into words of the dictionary, each with its part of speech (n, v, p, nr, …).

    The tags are those of jieba's dictionary, found by rjieba; a word that is not in it falls apart,
    unless `guess` lets the hidden Markov model guess words from their characters.

    >>> tag("会议强调"), tag("秦良骥到会", guess=True)[0]
    ([('会议', 'n'), ('强调', 'v')], ('秦良骥', 'nr'))
    """
    words: list[tuple[str, str]] = _tagger()(text, guess)
    return words


@cache
def stopwords() -> frozenset[str]:
    """Return the function words that a frequency table may leave out (data/lexicons/stopwords.csv).

    >>> "的" in stopwords(), "质量" in stopwords()
    (True, False)
    """
    return frozenset(row["word"] for row in read_csv("lexicons", "stopwords.csv"))


def _user_words(words: Iterable[str]) -> tuple[str, ...]:
    if isinstance(words, str):
        raise TypeError(say("words={words!r} is one text; give a list of words: [{words!r}]", words=words))
    cleaned: dict[str, None] = {}
    for word in words:
        if not isinstance(word, str):
            raise TypeError(say("{word!r} is not a word but {kind}", word=word, kind=type(word).__name__))
        # Word lists saved on Windows begin with a byte order mark and end their lines with CRLF.
        bare = word.strip().strip("\ufeff")
        if bare:
            cleaned[bare] = None
    return tuple(cleaned)


@cache
def _default() -> Segmenter:
    return Segmenter()


_Cut = Callable[[str, bool], list[str]]
_LOADING = threading.Lock()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep jieba's start-up log and its warnings of old syntax away from the reader."""
    logger = logging.getLogger("jieba")
    level, disabled = logger.level, logger.disabled
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logger.disabled = True
        try:
            yield
        finally:
            logger.disabled = disabled
            logger.setLevel(level)


def cache_folder() -> Path:
    """Return the user's own folder for jieba's prepared dictionary."""
    from platformdirs import user_cache_path

    return user_cache_path("tifa", appauthor=False)


@cache
def _jieba() -> _Cut:
    # One dictionary serves all Segmenters, since none ever adds to it; jieba's global one is not touched.
    with _LOADING, _quiet():
        import jieba

        tokenizer: Any = jieba.Tokenizer()
        folder = cache_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tokenizer.tmp_dir = str(folder)
        except OSError:
            pass  # jieba then uses the system's folder for temporary files
        _take_prepared(tokenizer, folder / "jieba.cache")
        tokenizer.initialize()
    return lambda text, hmm: tokenizer.lcut(text, HMM=hmm)


def _take_prepared(tokenizer: Any, prepared: Path) -> None:
    """Read the dictionary that jieba has prepared in one piece: jieba itself reads it word by word, in a second.

    Without such a file, or with a damaged one, nothing happens, and jieba prepares it.
    """
    with suppress(OSError, EOFError, ValueError, TypeError):
        tokenizer.FREQ, tokenizer.total = marshal.loads(prepared.read_bytes())
        tokenizer.initialized = True


@cache
def _rjieba() -> _Cut:
    import rjieba

    tokenizer = rjieba.Jieba()
    return lambda text, hmm: tokenizer.cut(text, hmm)


@cache
def _tagger() -> Callable[[str, bool], list[tuple[str, str]]]:
    import rjieba

    tagger: Callable[[str, bool], list[tuple[str, str]]] = rjieba.Jieba().tag
    return tagger


_ENGINES: dict[str, Callable[[], _Cut]] = {"jieba": _jieba, "rjieba": _rjieba}
