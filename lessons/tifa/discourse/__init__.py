"""Read a text as an analyst does: who appears, who says what, what is demanded, how strongly."""

from .directives import directives
from .modality import modality
from .people import people
from .statements import statements

__all__ = ["directives", "modality", "people", "statements"]
