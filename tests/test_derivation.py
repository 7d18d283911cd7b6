"""A derivation's words, numbers and value come from one expression, and what it prints computes to what it says."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from shapewise.derivation import Derivation, Labelled, Number, ceil, maximum, number, parameters, product, shape

LEAVES = st.integers(0, 12).map(Number)


def joined(children):
    """Two expressions joined by an operator, or a function of them; divisors are never 0."""
    pairs = st.tuples(children, children)
    positive = st.tuples(children, st.integers(1, 9).map(Number))
    return st.one_of(
        pairs.map(lambda pair: pair[0] + pair[1]),
        pairs.map(lambda pair: pair[0] - pair[1]),
        pairs.map(lambda pair: pair[0] * pair[1]),
        positive.map(lambda pair: pair[0] // pair[1]),
        positive.map(lambda pair: ceil(pair[0] / pair[1])),
        pairs.map(lambda pair: pair[0] // (pair[1] * pair[1] + 1)),
        pairs.map(lambda pair: maximum(*pair)),
    )


def computed(text):
    """What Python computes for the arithmetic that a learner reads."""
    return eval(text.replace(" x ", " * "), {"ceil": lambda value: -int(-value // 1), "max": max})


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.recursive(LEAVES, joined, max_leaves=8))
def test_the_numbers_that_are_shown_compute_to_the_value(expression):
    assert computed(expression.numbers) == expression.value
    assert computed(Labelled("kernel", expression).numbers) == expression.value


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.recursive(LEAVES, joined, max_leaves=8))
def test_the_labelled_form_is_the_numbers_where_nothing_is_labelled(expression):
    assert expression.labelled == expression.numbers == expression.words


steps, size, strides = Number(128, "steps"), Number(10, "kernel_size"), Number(1, "strides")
FORMS = [
    # the expression, its words, its numbers, its value
    ((steps - size) // strides + 1, "(steps - kernel_size) // strides + 1", "(128 - 10) // 1 + 1", 119),
    (ceil(steps / strides), "ceil(steps / strides)", "ceil(128 / 1)", 128),
    (product(size, 9, 100) + 100, "kernel_size x 9 x 100 + 100", "10 x 9 x 100 + 100", 9100),
    (steps - (size - 1), "steps - (kernel_size - 1)", "128 - (10 - 1)", 119),
    (steps - size - 1, "steps - kernel_size - 1", "128 - 10 - 1", 117),
    (size * (steps + 1), "kernel_size x (steps + 1)", "10 x (128 + 1)", 1290),
    (size * (steps // 3), "kernel_size x (steps // 3)", "10 x (128 // 3)", 420),
    (size * steps // 3, "kernel_size x steps // 3", "10 x 128 // 3", 426),
    (1 + steps, "1 + steps", "1 + 128", 129),
    (130 - steps, "130 - steps", "130 - 128", 2),
    (2 * steps, "2 x steps", "2 x 128", 256),
    (size + Number(-3), "kernel_size + (-3)", "10 + (-3)", 7),
    (steps - Labelled("reach", size + 1), "steps - (kernel_size + 1)", "128 - (10 + 1)", 117),
    (steps + Labelled("bias", size - 1), "steps + kernel_size - 1", "128 + 10 - 1", 137),
    (size * Labelled("kernel", steps // 3), "kernel_size x (steps // 3)", "10 x (128 // 3)", 420),
    (size * Labelled("kernel", steps * 2), "kernel_size x steps x 2", "10 x 128 x 2", 2560),
    (maximum(size, 0), "max(kernel_size, 0)", "max(10, 0)", 10),
    (Number(2.5) * 2, "2.5 x 2", "2.5 x 2", 5.0),
]


@pytest.mark.parametrize(("expression", "words", "numbers", "value"), FORMS, ids=[form[1] for form in FORMS])
def test_words_numbers_and_value_of_one_expression(expression, words, numbers, value):
    assert (expression.words, expression.numbers, expression.value) == (words, numbers, value)


def test_an_unknown_length_makes_an_unknown_result_and_is_still_shown():
    windows = (Number(None, "steps") - 3) // 1 + 1
    assert windows.value is None
    assert windows.numbers == "(None - 3) // 1 + 1"
    assert ceil(Number(None, "steps") / 2).value is None


def test_a_shape_prints_one_line_for_each_axis_behind_the_batch():
    derived = shape(batch=None, steps=(steps - size) // strides + 1, channels=Number(100, "filters"))
    assert derived.value == (None, 119, 100)
    assert str(derived) == "steps: (128 - 10) // 1 + 1 = 119\nchannels: 100"
    assert derived.lines == [
        ("batch", "", "None"),
        ("steps", "(steps - kernel_size) // strides + 1", "(128 - 10) // 1 + 1 = 119"),
        ("channels", "", "filters = 100"),
    ]


def test_a_count_prints_its_kernel_and_its_bias():
    derived = parameters(Labelled("kernel", Number(10) * 9 * 100), Labelled("bias", Number(100)))
    assert derived.value == 9100
    assert str(derived) == "parameters: kernel 10 x 9 x 100 + bias 100 = 9100"
    assert derived.lines == [("parameters", "", "10 x 9 x 100 + 100 = 9100")]


def test_a_sum_with_a_label_can_be_added_to_another():
    derived = parameters(Labelled("there", Number(2) + 1), Labelled("back", Number(3) + 1))
    assert str(derived) == "parameters: there 2 + 1 + back 3 + 1 = 7"


def test_no_weights_are_a_count_of_none():
    assert parameters().value == 0
    assert parameters().lines == [("parameters", "", "no weights = 0")]


def test_text_and_html_say_the_same():
    derived = shape(batch=None, steps=steps - size, channels=2)
    assert derived._repr_html_() == "steps: 128 - 10 = 118<br>channels: 2"
    assert Derivation("value", (("a < b", Number(1) + 1),))._repr_html_() == "a &lt; b: 1 + 1 = 2"


def test_an_expression_given_as_a_number_stays_as_it_is():
    assert number(steps) is steps
    assert number(3).value == 3
