"""Single changes to the source of a function, each with its line."""

import pytest

from shapewise.near_misses.lines import mutants

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


def test_every_mutant_is_another_source_and_parses():
    found = [mutant.source for mutant in mutants(RIGHT)]
    assert len(found) == len(set(found)) > 50
    for source in found:
        compile(source, "<mutant>", "exec")


def test_a_source_that_does_not_parse_is_refused():
    with pytest.raises(SyntaxError, match="invalid syntax"):
        list(mutants("def f(:\n"))


def test_a_source_is_as_it_was_after_its_changes():
    first = [(mutant.line, mutant.source) for mutant in mutants(RIGHT)]
    assert first == [(mutant.line, mutant.source) for mutant in mutants(RIGHT)]
    plain = RIGHT.replace("step : step", "step:step").splitlines()
    for _, source in first:
        assert sum(one != other for one, other in zip(source.splitlines(), plain, strict=True)) == 1
