"""How wide text is, read from the font that comes with Matplotlib: the same on every machine, and in every thread."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from shapewise.installed import course_needed

FILES = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
#: from the middle of a line of text up to the top of its letters, and down to their feet, in parts of its size
ABOVE, BELOW, BELOW_DESCENDERS = 0.40, 0.38, 0.60
DESCENDERS = frozenset("gjpqyQ_,;()[]|")


@cache
def advances(weight="normal"):
    """Letter -> how far it moves the pen, in parts of the size of the text; read once, never changed."""
    with course_needed("the picture"):
        from fontTools.ttLib import TTFont  # here and not above: most readers of the library draw nothing

    folder = Path(find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
    with TTFont(folder / FILES[weight], lazy=True) as font:
        widths, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return MappingProxyType({chr(code): widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()})


@lru_cache(4096)
def measure(text, weight="normal"):
    """The width of `text` in parts of its size.

    >>> round(measure("channels, axis 2"), 2)
    8.07
    """
    widths = advances(weight)
    return sum(widths.get(letter, 1.0) for letter in text)


def reach(text):
    """How far `text` reaches up and down from its middle, in parts of its size.

    >>> reach("axis 2"), reach("filters, axis 2")
    ((0.4, 0.38), (0.4, 0.6))
    """
    return ABOVE, BELOW_DESCENDERS if DESCENDERS & set(text) else BELOW
