"""The colours of a picture as CSS, for light and for dark ground.

Light colours are those of :mod:`~shapewise.pictures.paper.style`; each has a partner for dark ground. A picture
follows the theme of JupyterLab where there is one, else what the reader's system prefers, else it is light.
"""

from __future__ import annotations

from functools import cache

from shapewise.pictures.paper import style
from shapewise.pictures.paper.style import AXES, ROLES

#: a colour for light ground -> the one that takes its place on dark ground
DARK = {
    style.PAPER: "#111111",
    style.INK: "#F2F2F2",
    style.SOFT: "#B8B8B8",
    style.FAINT: "#555555",
    style.HATCH: "#4C4C4C",
    "#DCEBF7": "#16304C", "#1F6FD0": "#6CB0FF",
    "#FCE8C5": "#452F08", "#B86E00": "#F2AE3D",
    "#D3EFE4": "#0E3D2D", "#00603A": "#4CCB98",
    "#F6F6F6": "#242424", "#8C8C8C": "#9A9A9A",
    "#5C5C5C": "#B8B8B8", "#7E3794": "#DDA6F0", "#AD1549": "#FF8FB3", "#7A4A00": "#EDB25A", "#3F5B00": "#B5D36A",
}  # fmt: skip
#: JupyterLab's own colours, which go before ours
THEME = {"paper": "--jp-layout-color0", "ink": "--jp-content-font-color1", "soft": "--jp-content-font-color2"}


def palette():
    """Name -> (colour on light ground, colour on dark ground), of everything that has a colour.

    >>> palette()["ink"]
    ('#1B1B1B', '#F2F2F2')
    """
    light = {"paper": style.PAPER, "ink": style.INK, "soft": style.SOFT, "faint": style.FAINT, "hatch": style.HATCH}
    for name, role in ROLES.items():
        if role.fill != "none":
            light |= {f"{name}-fill": role.fill, f"{name}-edge": role.edge}
    light |= {f"axis-{name}": look.colour for name, look in AXES.items()}
    return {name: (colour, DARK[colour]) for name, colour in light.items()}


@cache
def style_sheet():
    """The style sheet that stands in every picture; it reaches no further than elements of class ``shapewise``."""
    light, dark = (
        "".join(f"--{name}:{_themed(name, pair[side])};" for name, pair in palette().items()) for side in (0, 1)
    )
    roles = "".join(
        f".{name}{{fill:var(--{name}-fill)}}.edge-{name}{{stroke:var(--{name}-edge)}}"
        for name, role in ROLES.items()
        if role.fill != "none"
    )
    axes = "".join(f".axis-{name}{{fill:var(--axis-{name})}}" for name in AXES)
    rules = (
        f".shapewise{{{light}}}"
        f"@media(prefers-color-scheme:dark){{.shapewise{{{dark}}}}}"
        f"[data-jp-theme-light=true] .shapewise{{{light}}}"
        f"[data-jp-theme-light=false] .shapewise{{{dark}}}"
    )
    scoped = (
        "text{fill:var(--ink)}.soft{fill:var(--soft)}.b{font-weight:bold}.paper,.empty{fill:var(--paper)}"
        ".cell{stroke:var(--faint);stroke-width:.8}.none,.absent,.line,.window{fill:none}"
        ".absent{stroke:var(--soft);stroke-dasharray:2 3}.hatch{stroke:var(--hatch);fill:none;stroke-width:1.2}"
        ".strong,.sign{stroke:var(--ink);stroke-width:1.6}.sign{fill:var(--paper)}.line{stroke:var(--soft);stroke-width:1.3}"
        ".head,.number{fill:var(--soft)}.number{fill:var(--ink)}.on-ink{fill:var(--paper)}"
        ".window{stroke:var(--ink);stroke-width:2.4}.thin{stroke-width:1.6}.ghost{stroke-width:1.6;stroke-dasharray:6 4}"
        ".lit{fill:none;stroke:var(--ink);stroke-width:3;pointer-events:none}"
    )
    return rules + _scope(scoped + roles + axes)


def _themed(name, colour):
    return f"var({THEME[name]},{colour})" if name in THEME else colour


def _scope(rules):
    """Each of the simple `rules` for descendants of a picture only."""
    return "".join(
        f"{','.join(f'.shapewise {selector}' for selector in rule.split('{')[0].split(','))}{{{rule.split('{')[1]}}}"
        for rule in rules.split("}")
        if rule
    )
