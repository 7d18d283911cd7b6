import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb

import shapewise
from shapewise.pictures.paper import style
from shapewise.pictures.paper.metrics import advances

FOLDER = Path(shapewise.__file__).parent
#: how a colour looks to eyes without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1)
EYES = {
    "all cones": np.eye(3),
    "no red cones": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green cones": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue cones": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """Of WCAG 2: 1 for the same colour, 21 for black on white."""
    a, b = sorted(float(linear(colour) @ (0.2126, 0.7152, 0.0722)) for colour in (one, other))
    return (b + 0.05) / (a + 0.05)


def lab(rgb):
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1)
    f = np.cbrt(xyz / (0.9505, 1, 1.089))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("eyes", EYES)
def test_the_three_kinds_of_array_stay_apart_for_all_eyes(eyes, ground):
    edges = [style.ROLES[name].edge for name in ("input", "weights", "output")]
    seen = [lab(EYES[eyes] @ linear(getattr(edge, ground))) for edge in edges]
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 15


def test_no_two_roles_share_a_border_and_no_two_axes_of_an_array_a_mark():
    borders = [role.border for role in style.ROLES.values()]
    assert len(set(borders)) == len(borders)
    for names in (("batch", "steps", "channels"), ("kernel_size", "channels", "filters")):
        assert len({style.AXES[name].mark for name in names}) == 3
        assert len({style.AXES[name].colour for name in names}) == 3


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(side):
    paper = style.PAPER[side]
    grounds = [paper] + [role.fill[side] for role in style.ROLES.values()]
    assert min(contrast(ink[side], ground) for ink in (style.INK, style.SOFT) for ground in grounds) > 4.5
    assert min(contrast(axis.colour[side], paper) for axis in style.AXES.values()) > 4.5
    assert min(contrast(role.edge[side], paper) for role in style.ROLES.values()) > 3


def test_colours_are_written_down_in_the_style_only():
    colour = re.compile(r"""["'(:]#[0-9A-Fa-f]{3,8}\b|color\s*=\s*["'](?!none)""")
    found = [
        f"{path.name}: {line}"
        for folder in ("pictures", "explorers")
        for kind in ("*.py", "*.css", "*.js")
        for path in sorted((FOLDER / folder).rglob(kind))
        for line in path.read_text(encoding="utf-8").splitlines()
        if path.name != "style.py" and colour.search(line)
    ]
    assert found == []
    assert colour.search('facecolor="red"')
    assert colour.search('fill("#123456")')
    assert colour.search("fill:#123456")


def test_nothing_global_is_touched():
    words = re.compile(r"rcParams\[|plt\.|pyplot\.(show|style|rc)|style\.use")
    for folder in ("pictures", "explorers"):
        for path in (FOLDER / folder).rglob("*.py"):
            assert not words.search(path.read_text(encoding="utf-8")), path.name
    assert words.search("plt.show()")


def test_the_marks_are_letters_of_the_font():
    assert set("".join(axis.mark for axis in style.AXES.values()) + "×−") <= set(advances())


def test_rows_of_text_are_wrapped_and_lose_nothing():
    pieces = ["first piece", "second piece", "third piece"]
    rows = style.wrap(pieces, 10, 200)
    assert len(rows) == 2
    assert sum(rows, []) == pieces
