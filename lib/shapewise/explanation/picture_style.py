"""The looks of a model's picture: sizes, widths of text, and colours for light and for dark ground."""

from __future__ import annotations

#: sizes of text in pixels, and the room inside a box
NAME, LINE, PAD = 14, 12, 12

#: name -> (on light ground, on dark ground)
COLOURS = {
    "paper": ("#FFFFFF", "#111111"),
    "ink": ("#1B1B1B", "#F2F2F2"),
    "soft": ("#595959", "#B8B8B8"),
    "input-fill": ("#DCEBF7", "#16304C"),
    "input-edge": ("#1F6FD0", "#6CB0FF"),
    "weights-fill": ("#FCE8C5", "#452F08"),
    "weights-edge": ("#B86E00", "#F2AE3D"),
    "output-fill": ("#D3EFE4", "#0E3D2D"),
    "output-edge": ("#00603A", "#4CCB98"),
    "between-fill": ("#F6F6F6", "#242424"),
    "between-edge": ("#8C8C8C", "#9A9A9A"),
    "broken-fill": ("#FBE3EA", "#4A1226"),
    "broken-edge": ("#AD1549", "#FF8FB3"),
}
#: JupyterLab's own colours, which go before ours
_THEME = {"paper": "--jp-layout-color0", "ink": "--jp-content-font-color1", "soft": "--jp-content-font-color2"}
#: how wide letters of DejaVu Sans are, in parts of their size
_WIDTHS = dict.fromkeys("ijl|.,:;'!", 0.33) | dict.fromkeys("ftr()[]- ", 0.42) | dict.fromkeys("mwMW@%+=<>~", 0.98)
_CAPITAL, _OTHER, _BOLD = 0.73, 0.64, 1.12


def text_width(text, size, bold=False) -> float:
    """About how many pixels wide `text` is; rather more than less.

    Examples
    --------
    >>> text_width("illi", 10) < text_width("MMMM", 10)
    True
    """
    wide = sum(_WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER) for letter in text)
    return wide * size * (_BOLD if bold else 1)


def _variables(side):
    def said(name, colours):
        return f"var({_THEME[name]},{colours[side]})" if name in _THEME else colours[side]

    return "".join(f"--{name}:{said(name, colours)};" for name, colours in COLOURS.items())


def _style():
    of, light, dark = ".shapewise-graph", _variables(0), _variables(1)
    roles = "".join(
        f"{of} .{role}{{fill:var(--{role}-fill);stroke:var(--{role}-edge);stroke-width:1.4}}"
        for role in ("input", "weights", "output", "between", "broken")
    )
    return (
        f"{of}{{{light}}}@media(prefers-color-scheme:dark){{{of}{{{dark}}}}}"
        f"[data-jp-theme-light=true] {of}{{{light}}}[data-jp-theme-light=false] {of}{{{dark}}}"
        f"{of} text{{fill:var(--ink)}}{of} .soft{{fill:var(--soft)}}{of} .b{{font-weight:bold}}{of} "
        f".paper{{fill:var(--paper)}}"
        f"{roles}{of} .inner{{fill:none;stroke-width:.8}}{of} .broken{{stroke-width:3;stroke-dasharray:8 4}}"
        f"{of} .cross{{fill:none;stroke:var(--broken-edge);stroke-width:3}}"
        f"{of} .line{{fill:none;stroke:var(--soft);stroke-width:1.4}}{of} .unknown{{stroke-dasharray:2 3}}"
        f"{of} .broken-line{{stroke:var(--broken-edge);stroke-width:2.4}}{of} .head{{fill:var(--soft)}}"
        f"{of} .got{{fill:var(--broken-edge);font-weight:bold}}"
        f"{of} .frame{{fill:none;stroke:var(--soft);stroke-width:1.4;stroke-dasharray:6 4}}{of} "
        f".shape{{font-weight:bold}}"
    )


#: the style sheet that stands in every picture of a model; it reaches no further than that picture
STYLE = _style()
