"""A Corpus on disk: one Arrow file with a row a document, that other programs read too."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..wording import say
from .parts import Parts

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["load_parts", "save_parts"]

_OURS = ("text", "tokens", "starts")
_KEY = b"tifa_corpus"
_VERSION = 1


def save_parts(path: str | os.PathLike[str], corpus: Parts) -> None:
    """Write a Corpus beside its place and then rename it, so that no half file is ever there."""
    import pyarrow as pa

    place = Path(path).expanduser()
    if place.is_dir():
        raise IsADirectoryError(
            say(
                "{place} is a folder; name a file in it, such as {example}",
                place=place,
                example=place / "corpus.arrow",
            )
        )
    if not place.parent.is_dir():
        absent = "there is no folder {folder} to save the corpus in; make it first"
        raise FileNotFoundError(say(absent, folder=place.parent))
    beside = place.with_name(f"{place.name}.{os.getpid()}.part")
    table = _table(corpus)
    try:
        with pa.OSFile(str(beside), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
            writer.write_batch(table)
        beside.replace(place)
    except OSError as error:
        unwritten = "{place} could not be written ({reason}); what was there before is as it was"
        raise OSError(
            say(unwritten, place=place, reason=os.strerror(error.errno) if error.errno else error)
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def load_parts(path: str | os.PathLike[str]) -> Parts:
    """Read the parts of a Corpus; `ValueError` for a file that holds none."""
    import pandas as pd
    import pyarrow as pa

    place = Path(path).expanduser()
    if not place.exists():
        raise FileNotFoundError(
            say("there is no file {place} (looked in {parent})", place=place, parent=place.resolve().parent)
        )
    try:
        with pa.OSFile(str(place)) as file:
            batch = pa.ipc.open_file(file).get_batch(0)
        kept = json.loads(batch.schema.metadata[_KEY])
    except (pa.ArrowInvalid, OSError, KeyError, TypeError, ValueError):
        raise ValueError(
            say("{place} is no corpus that was saved by tifa; build it anew and save it", place=place)
        ) from None
    tokens = batch["tokens"]
    columns = [name for name in batch.schema.names if name not in _OURS]
    return Parts(
        names=batch["name"].to_pylist(),
        texts=batch["text"].to_pylist(),
        vocabulary=tokens.values.dictionary.to_pylist(),
        tokens=tokens.values.indices.to_numpy(),
        bounds=tokens.offsets.to_numpy(),
        starts=batch["starts"].values.to_numpy(),
        facts=batch.select(columns).to_pandas(),
        problems=pd.DataFrame(kept["problems"], columns=["path", "problem"], dtype="str"),
    )


def _table(corpus: Parts) -> pa.RecordBatch:
    import pyarrow as pa

    facts = pa.RecordBatch.from_pandas(corpus.facts, preserve_index=False)
    bounds = pa.array(corpus.bounds, pa.int64())
    tokens = pa.DictionaryArray.from_arrays(pa.array(corpus.tokens), pa.array(corpus.vocabulary, pa.string()))
    columns = {
        "text": pa.array(corpus.texts, pa.large_string()),
        "tokens": pa.LargeListArray.from_arrays(bounds, tokens),
        "starts": pa.LargeListArray.from_arrays(bounds, pa.array(corpus.starts)),
    }
    kept = json.dumps({"version": _VERSION, "problems": corpus.problems.values.tolist()}, ensure_ascii=False)
    metadata = {**(facts.schema.metadata or {}), _KEY: kept.encode()}
    names = [*facts.schema.names, *columns]
    whole = pa.RecordBatch.from_arrays([*facts.columns, *columns.values()], names=names)
    return whole.replace_schema_metadata(metadata)
