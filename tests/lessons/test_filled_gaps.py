"""The gaps that a lesson leaves to fill: what belongs there passes, dots and known slips are refused, each with its reason."""

from __future__ import annotations

import re
from unittest.mock import MagicMock

import numpy as np
import pytest

from lessons.claims import COURSE
from shapewise import check
from shapewise.answers.checks import WrongAnswer
from shapewise.notebooks.canonical import read
from shapewise.reading import keras

#: slug -> the gap's cell, the cells above that it needs, what belongs into it; of a longer cell, what begins with the
#: gap is run
GAPS = {
    "03_flatten_images": ("flatten-by-hand", [], "20 * 28 + 9"),
    "04_target_shape": ("loops", [], "32 * 28 * 32"),
    "05_reshape_outputs": ("place-61", [], "2 * 30 + 1"),
    "06_conv1d_channels": ("gap", ["small-layer"], "products.sum() + bias"),
    "07_filters_and_kernel_size": ("finder", [], "5"),
    "08_kernel_of_one": ("gap", ["film"], "x[0, 0] @ table + bias"),
    "13_stride_or_pooling": ("gap", ["predict-conv"], "alone.max()"),
    "18_lstm_units": ("gap", ["predict-memory", "explorer"], "sigmoid(o) * np.tanh(c)"),
    "21_samples_first": ("loops", ["whole"], "14, 2"),
    "22_weights_and_the_batch": ("loops", ["reveal"], "16"),
}
#: cells that show something before their gap
LONGER = ("flatten-by-hand", "loops")
DOTS = "# your turn"
X = {"07_filters_and_kernel_size": np.zeros((4, 6, 2)), "21_samples_first": np.zeros((420, 8, 8))}
EXPLORE = MagicMock()
SLIPS = [
    ("03_flatten_images", "9 * 28 + 20", "flatten/columns-first"),
    ("04_target_shape", "32 * 28", "target/paired-if-it-runs"),
    ("13_stride_or_pooling", "alone.mean()", "max_pooling/takes-the-mean"),
    ("13_stride_or_pooling", "alone.sum()", "max_pooling/adds-up"),
    ("13_stride_or_pooling", "window.max()", "max_pooling/channels-share"),
    ("13_stride_or_pooling", "alone[0]", "max_pooling/takes-the-first"),
    ("18_lstm_units", "c", "lstm/cell-is-the-output"),
    ("18_lstm_units", "np.tanh(c)", "lstm/output-gate-left-out"),
    ("18_lstm_units", "sigmoid(o) * c", "lstm/cell-not-squashed"),
]


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")


def filled(slug, answer=""):
    """Run the cell of a gap with this in it, or its dots, after the cells that it needs."""
    gap, needed, _ = GAPS[slug]
    cells = {cell.id: cell.source for cell in read(COURSE / f"{slug}.ipynb").cells}
    names = {"keras": keras, "layers": keras.layers, "np": np, "check": check, "x": X.get(slug), "explore": EXPLORE}
    names |= dict.fromkeys(("predict", "reveal", "show", "draw"), MagicMock())
    for one in needed:
        exec(cells[one], names)
        if one == "predict-memory":
            names["layer"](names["x"])  # `reveal` builds it
    source = cells[gap]
    if gap in LONGER:
        source = "".join(source.splitlines(keepends=True)[[DOTS in line for line in source.splitlines()].index(True) :])
    before, dots, after = re.split(r"(\.\.\.(?:, \.\.\.)?)(?=  # your turn)", source, maxsplit=1)
    exec(f"{before}{answer or dots}{after}", names)


@pytest.mark.parametrize("slug", GAPS)
def test_what_belongs_into_a_gap_passes_and_dots_are_told_what_to_do(slug):
    filled(slug, GAPS[slug][-1])
    with pytest.raises(WrongAnswer, match="got (the )?dots.*: put your answer in their place"):
        filled(slug)


@pytest.mark.parametrize(("slug", "answer", "code"), SLIPS)
def test_a_known_slip_in_a_gap_is_named(slug, answer, code):
    with pytest.raises(WrongAnswer) as told:
        filled(slug, answer)
    assert told.value.diagnosis.beliefs == (code,)


def test_every_gap_of_the_course_is_tried():
    with_gap = [
        path.stem for path in sorted(COURSE.glob("*.ipynb")) if "# your turn" in path.read_text(encoding="utf-8")
    ]
    assert with_gap == list(GAPS)
