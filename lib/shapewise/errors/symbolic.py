"""Tensors that hold no numbers yet, where numbers are needed."""

from __future__ import annotations

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work
from shapewise.reading import keras


def symbolic(scene, found):
    """A KerasTensor where numbers are needed."""
    what = "a NumPy function" if "NumPy array" in scene.text else "a TensorFlow function"
    return ErrorExplanation(
        "build/symbolic",
        f"a KerasTensor is a shape without numbers: {what} has nothing to compute with.",
        "the result of keras.Input, or of a layer called on it",
        expected="a function of keras.ops, or a layer",
        fixes=those_that_work(
            attempt(
                "keras.ops in its place, such as keras.ops.square(x)",
                lambda: tuple(keras.ops.square(keras.KerasTensor((None, 3))).shape),
                "output",
            ),
            attempt(
                "keras.layers.Lambda(function)",
                lambda: output_of(keras.layers.Lambda(keras.ops.square), (None, 3)),
                "output",
            ),
        ),
    )


def symbolic_bool(scene, found):
    """An `if` on a KerasTensor."""
    return ErrorExplanation(
        "build/symbolic-bool",
        "a KerasTensor is a shape without numbers: it is neither true nor false.",
        "if, and, or, not on a KerasTensor",
        expected="a choice number by number",
        fixes=those_that_work(
            attempt(
                "keras.ops.where(x > 0, a, b)",
                lambda: tuple(keras.ops.where(keras.KerasTensor((None, 3)) > 0, 1.0, 0.0).shape),
                "output",
            )
        ),
    )


def not_a_tensor(scene, found):
    """A layer called on something that is no array."""
    return ErrorExplanation(
        "build/not-a-tensor",
        f"a layer is called on arrays or tensors, and got a {found['kind']}.",
        f"argument {found['name']} of type {found['kind']}",
        expected="an array of numbers, or the result of keras.Input",
        fixes=those_that_work(
            attempt(
                "for text: keras.layers.TextVectorization, then Embedding",
                lambda: tuple(keras.layers.TextVectorization(vocabulary=["a", "b"])(["a b"]).shape),
                "of one text with two words it makes",
            )
            if found["kind"] == "str"
            else None
        ),
    )


def no_length(scene, found):
    """A loop over a KerasTensor, or its length."""
    return ErrorExplanation(
        "build/symbolic-loop",
        "a KerasTensor is a shape without numbers: a loop cannot go through it.",
        scene.own_line[0] if scene.own_line else "for ... in x, or len(x)",
        expected="functions of keras.ops on the whole tensor, x.shape for its lengths",
        fixes=those_that_work(
            attempt(
                "x.shape[1] for a length, keras.ops.unstack(x, axis=1) for its parts",
                lambda: f"{len(keras.ops.unstack(keras.KerasTensor((None, 3)), axis=1))} parts",
                "of (None, 3) it gives",
            )
        ),
    )


KNOWN = (
    Known(
        "build/symbolic-loop",
        r"Iterating over a symbolic KerasTensor|object of type 'KerasTensor' has no len\(\)",
        no_length,
    ),
    Known(
        "build/symbolic",
        r"KerasTensor is symbolic: it's a placeholder|A KerasTensor cannot be used as input to a TensorFlow function",
        symbolic,
    ),
    Known("build/symbolic-bool", r"symbolic KerasTensor cannot be used as a boolean", symbolic_bool),
    Known(
        "build/not-a-tensor",
        r"Only input tensors may be passed as positional arguments.*: (?P<name>.*?) \(of type <class '(?P<kind>\w+)'>\)",
        not_a_tensor,
    ),
)
