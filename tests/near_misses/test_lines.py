"""The line of a function that is wrong, found by single changes and never said otherwise."""

import numpy as np
import pytest

from shapewise.layers import conv1d
from shapewise.near_misses.lines import mutants, suspicious_line

RANDOM = np.random.default_rng(6)
DRAWS = [[RANDOM.normal(size=shape) for shape in ((2, 6, 3), (2, 3, 4), (4,))] for _ in range(6)]

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


def is_right(source):
    scope = {"np": np}
    exec(source, scope)
    return all(np.allclose(scope["conv"](*draw), conv1d.forward(*draw)) for draw in DRAWS)


@pytest.mark.parametrize(
    ("there", "wrong", "line"),
    [
        ("step + size", "step - size", 6),
        ("window * kernel", "window + kernel", 7),
        ("products.sum() + bias", "products.sum() - bias", 8),
        ("steps - size + 1", "steps - size + 2", 4),
        ("bias[filter]", "bias[sample]", 8),
    ],
)
def test_the_line_with_the_slip_is_found(there, wrong, line):
    source = RIGHT.replace(there, wrong, 1)
    assert source != RIGHT
    assert suspicious_line(source, is_right) == line


def test_two_slips_are_not_found():
    assert suspicious_line(RIGHT.replace("* kernel", "+ kernel").replace("+ bias", "- bias"), is_right) is None


def test_a_missing_accumulation_is_found():
    source = "def total(x):\n    y = 0\n    for one in x:\n        y = one\n    return y\n"

    def right(changed):
        scope = {}
        exec(changed, scope)
        return all(scope["total"](list(range(2, n))) == sum(range(2, n)) for n in range(4, 10))

    assert suspicious_line(source, right) == 4


def test_every_mutant_is_another_source_and_parses():
    found = [mutant.source for mutant in mutants(RIGHT)]
    assert len(found) == len(set(found)) > 50
    for source in found:
        compile(source, "<mutant>", "exec")


def test_a_source_that_does_not_parse_is_refused():
    with pytest.raises(SyntaxError, match="invalid syntax"):
        list(mutants("def f(:\n"))
