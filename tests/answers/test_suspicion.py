"""The one wrong line of a function, found by running changed copies of it; nothing is said where two lines are in question."""

import linecache
import math
import signal

import numpy as np
import psutil
import pytest

from shapewise.answers import trials
from shapewise.answers.functions import judge_function
from shapewise.answers.suspicion import finished, recorded, suspicious_line
from shapewise.answers.trials import source_of, try_changes
from shapewise.layers import conv1d
from shapewise.near_misses import mutants
from shapewise.reading import keras

RANDOM = np.random.default_rng(6)
DRAWS = [tuple(RANDOM.normal(size=shape) for shape in ((2, 6, 3), (2, 3, 4), (4,))) for _ in range(6)]
RIGHT = """\
def conv(x, kernel, bias):
    batch, steps, channels = x.shape
    size, channels, filters = kernel.shape
    y = np.zeros((batch, steps - size + 1, filters))
    for sample, step, filter in np.ndindex(y.shape):
        window = x[sample, step : step + size]
        products = window * kernel[:, :, filter]
        y[sample, step, filter] = products.sum() + bias[filter]
    return y
"""


def made(source):
    """The function of a source, which is kept where a notebook keeps that of its cells."""
    file = f"<answer {hash(source)}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    scope = {"np": np}
    exec(compile(source, file, "exec"), scope)
    return scope[source[4 : source.index("(")]]


def line_of(source, cases=DRAWS, right=conv1d.forward):
    miss = suspicious_line(made(source), cases, lambda place, result: close(result, right(*cases[place])))
    return miss and miss.look_at


def close(one, other):
    return np.shape(one) == np.shape(other) and np.allclose(one, other)


@pytest.mark.parametrize(
    ("there", "wrong", "line"),
    [
        ("step + size", "step - size", "window = x[sample, step : step - size]"),
        ("window * kernel", "window + kernel", "products = window + kernel[:, :, filter]"),
        ("products.sum() + bias", "products.sum() - bias", "y[sample, step, filter] = products.sum() - bias[filter]"),
        ("steps - size + 1", "steps - size + 2", "y = np.zeros((batch, steps - size + 2, filters))"),
        ("bias[filter]", "bias[sample]", "y[sample, step, filter] = products.sum() + bias[sample]"),
        ("return y", "return np.abs(y)", "return np.abs(y)"),
    ],
)
def test_the_line_with_the_slip_is_found(there, wrong, line):
    source = RIGHT.replace(there, wrong, 1)
    assert source != RIGHT
    assert line_of(source) == f'the line "{line}"'


def test_two_slips_are_not_found():
    assert line_of(RIGHT.replace("* kernel", "+ kernel").replace("+ bias", "- bias")) is None


def test_two_lines_of_which_either_could_be_changed_are_not_found():
    source = "def same(x):\n    y = x + 1\n    return y + 1\n"
    cases = [(RANDOM.normal(size=3),) for _ in range(6)]
    assert line_of(source, cases, lambda x: x + 1) is None
    assert line_of(source.replace("+ 1\n    return", "* 2\n    return"), cases, lambda x: 2 * x + 2) is not None


def test_a_missing_accumulation_is_found():
    source = "def total(x):\n    y = 0\n    for one in x:\n        y = one\n    return y\n"
    assert line_of(source, [(np.arange(2.0, n),) for n in range(4, 10)], np.sum) == 'the line "y = one"'


def test_copies_that_never_end_are_stopped_and_the_line_is_found():
    source = "def product(n):\n    y = 1\n    while n > 0:\n        y = y + n\n        n = n - 1\n    return y\n"
    assert "n = n + 1" in "".join(mutant.source for mutant in mutants(source))  # which never ends
    assert line_of(source, [(n,) for n in range(3, 9)], math.factorial) == 'the line "y = y + n"'


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n        try:\n            while True:\n                pass\n        except "
        "BaseException:\n            x = x + 1",
        "x = x + np.empty((10**7, 10**7)).sum()",
        "x = sorted(range(3 * 10**8)) and x",
    ],
)
def test_a_function_that_nothing_stops_from_inside_ends_with_its_process(body, monkeypatch):
    monkeypatch.setattr(trials, "SECONDS", 0.5)
    assert not try_changes(made(f"def endless(x):\n    {body}\n    return x\n"), [(1.0,)])


def test_what_a_copy_does_stays_in_its_process(tmp_path, capfd):
    file = tmp_path / "kept"
    file.write_text("as it was")
    source = f"def writes(x):\n    print(x)\n    x += 1\n    open({str(file)!r}, 'a').write(str(x))\n    return x + 1\n"
    x = np.ones(2)
    try_changes(made(source), [(x,)])
    assert file.read_text() == "as it was"
    assert capfd.readouterr().out == ""
    assert x.tolist() == [1, 1]


def children():
    """The processes that this one has, those that have ended and were not waited for among them."""
    return {one.pid for one in psutil.Process().children()}


def test_no_process_is_left():
    others = children()  # a browser or a warm server that other tests share
    try_changes(made(RIGHT), DRAWS[:1])
    assert children() <= others
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def closes_over(y):
    def inner(x):
        return x + y

    return inner


def test_without_a_source_nothing_is_said():
    scope = {"np": np}
    exec(compile(RIGHT.replace("+ bias", "- bias"), "<nowhere>", "exec"), scope)
    assert source_of(scope["conv"]) is None
    assert try_changes(scope["conv"], DRAWS) is None
    assert source_of(np.sum) is None
    assert source_of(closes_over(1)) is None


def test_what_a_check_hands_to_a_function_is_known_if_it_calls_it_once():
    once = lambda function, x: 2 * function(x, 3)  # noqa: E731
    assert recorded(once, 5) == (5, 3)
    assert finished(once, 7, 5) == 14
    twice = lambda function, x: function(function(x))  # noqa: E731
    assert recorded(twice, 5) == (5,)
    with pytest.raises(ValueError, match="called more than once"):
        finished(twice, 7, 5)


def test_a_learner_is_pointed_to_the_line_and_never_told_the_change():
    source = "def dense(x, kernel, bias):\n    product = np.abs(x @ kernel)\n    return product + bias\n"
    found = judge_function(made(source), keras.layers.Dense(2), (2, 3))
    assert found.message.endswith(
        'It comes out wrong in one line only. Look again at the line "product = np.abs(x @ kernel)".'
    )
    assert [miss.phrase for miss in found.near] == ["wrong in one line only"]
