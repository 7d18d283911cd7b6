"""The colours of a picture as CSS, for light and for dark ground.

They are those of :mod:`~shapewise.pictures.paper.style`, each with its partner for dark ground. A picture follows
the theme of JupyterLab where there is one, else what the reader's system prefers, else it is light.
"""

from __future__ import annotations

from functools import cache

from shapewise.pictures.paper import style
from shapewise.pictures.paper.style import AXES, ROLES

#: JupyterLab's own colours, which go before ours
THEME = {"paper": "--jp-layout-color0", "ink": "--jp-content-font-color1", "soft": "--jp-content-font-color2"}


def palette():
    """Name -> Colour, of everything that has a colour.

    >>> palette()["ink"] == style.INK
    True
    """
    found = {"paper": style.PAPER, "ink": style.INK, "soft": style.SOFT, "faint": style.FAINT, "hatch": style.HATCH}
    for name, role in ROLES.items():
        found |= {f"{name}-fill": role.fill, f"{name}-edge": role.edge}
    return found | {f"axis-{name}": look.colour for name, look in AXES.items()}


@cache
def style_sheet():
    """The style sheet that stands in every picture; it reaches no further than elements of class ``shapewise``."""
    light, dark = (
        "".join(f"--{name}:{_themed(name, pair[side])};" for name, pair in palette().items()) for side in (0, 1)
    )
    roles = "".join(f".{name}{{fill:var(--{name}-fill)}}.edge-{name}{{stroke:var(--{name}-edge)}}" for name in ROLES)
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
