"""One text as a Corpus, so that what counts in many counts in one too."""

from __future__ import annotations

from pathlib import Path

from ..documents import Document, text_of
from ..segmentation import Segmenter, as_segmenter
from ..wording import say
from .batches import Cutter
from .building import join
from .corpus import Corpus
from .making import parts_of

__all__ = ["as_corpus"]


def as_corpus(source: str | Document | Corpus, *, segmenter: Segmenter | None = None) -> Corpus:
    """Return a Corpus as it is, and make one of a single text without changing a character of it.

    A text is cut by the segmenter, jieba's if none is given; `ValueError` for one with a Corpus,
    which is cut already.

    >>> corpus = as_corpus("质量 第一。")
    >>> [corpus.vocabulary[token] for token in corpus.tokens], corpus.starts.tolist()
    (['质量', '第一', '。'], [0, 3, 5])
    """
    if isinstance(source, Corpus):
        if segmenter is not None:
            raise ValueError(
                say("a Corpus is cut already; give segmenter= to Corpus.from_folder or from_texts")
            )
        return source
    cutter = Cutter(as_segmenter(segmenter))
    cutter.add(text_of(source), name=source.name if isinstance(source, Document) else "")
    return Corpus.of_parts(parts_of(join([cutter.batch()]), None, [], Path()))
