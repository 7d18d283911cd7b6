"""Settings with a value of another kind: rates, learning rates, epochs, metrics; models without their outputs."""

from __future__ import annotations

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work
from shapewise.reading import keras


def rate(scene, found):
    """A dropout rate above 1."""
    value = float(found["value"])
    share = value / 100
    return ErrorExplanation(
        "argument/rate",
        f"a dropout rate of {value:g}: it is the share that is dropped, from 0 to 1.",
        f"rate {value:g}",
        expected="a number from 0 to 1, such as 0.2 for 20 %",
        fixes=those_that_work(
            attempt(f"rate={share:g}, if {value:g} % are meant", lambda: keras.layers.Dropout(share) is not None)
            if 1 < value < 100
            else None,
            attempt("rate=0.5, half of them", lambda: keras.layers.Dropout(0.5) is not None),
        ),
    )


def learning_rate(scene, found):
    """A learning rate that is no number."""
    given = found["given"].strip()
    return ErrorExplanation(
        "argument/learning-rate",
        f"a learning rate is a number or a schedule, and {given!r} is neither.",
        f"learning_rate {given}",
        expected="a number such as 0.001",
        fixes=those_that_work(
            attempt("learning_rate=0.001", lambda: keras.optimizers.Adam(learning_rate=0.001) is not None),
        ),
    )


def metrics(scene, found):
    """One metric without a list around it."""
    given = found["given"]
    return ErrorExplanation(
        "argument/metrics",
        f"metrics takes a list, and got {given!r} alone.",
        f"metrics={given!r}",
        expected=f"metrics=[{given!r}]",
        fixes=those_that_work(
            attempt(
                f"metrics=[{given!r}]", lambda: keras.metrics.get(given) is not None if given != "accuracy" else True
            )
        ),
    )


def whole_number(scene, found):
    """Text where fit takes a whole number."""
    _, given = scene.call_of("fit", "evaluate", "predict") or (None, {})
    names = ("epochs", "batch_size", "steps_per_epoch", "initial_epoch")
    name = next((one for one in names if isinstance(given.get(one), str)), None)
    if name is None:
        return None
    value = given[name]
    return ErrorExplanation(
        "argument/text",
        f"{name} is a number of things, and got the text {value!r}.",
        f"{name}={value!r}",
        expected="a whole number",
        fixes=those_that_work(
            attempt(f"{name}={value.strip()}", lambda: int(value) > 0) if value.strip().isdigit() else None
        ),
    )


def no_outputs(scene, found):
    """keras.Model(inputs=x) without outputs, or with a misspelt one."""
    slip = "output" if "'output'" in scene.text else ""
    return ErrorExplanation(
        "build/no-outputs",
        "keras.Model needs inputs and outputs, both by these names."
        if slip
        else "keras.Model got inputs and no outputs.",
        "inputs and output" if slip else "inputs alone",
        expected="keras.Model(inputs=x, outputs=y)",
        fixes=those_that_work(
            attempt(
                "outputs=... in place of output" if slip else "keras.Model(inputs=x, outputs=y)", _a_model, "output"
            )
        ),
    )


def _a_model():
    x = keras.Input((3,))
    return tuple(keras.Model(inputs=x, outputs=keras.layers.Dense(1)(x)).output_shape)


def text_classes(scene, found):
    """to_categorical of text."""
    if not any("num_classes" in frame for frame in scene.frames):
        return None
    return ErrorExplanation(
        "lookup/text-classes",
        f"to_categorical takes the numbers of classes, and got the text {found['text']!r}.",
        f"class {found['text']!r}",
        expected="whole numbers from 0",
        fixes=those_that_work(
            attempt(
                "np.unique(y, return_inverse=True)[1]: a number for every class",
                lambda: np.unique(["b", "a", "b"], return_inverse=True)[1].tolist(),
                "of b, a, b it makes",
            )
        ),
    )


def no_gradient(scene, found):
    """A gradient that is None: of something that the tape did not watch."""
    line = (scene.own_line or ("",))[0]
    tapes = [v for frame in scene.frames for v in list(frame.values()) if type(v).__name__ == "GradientTape"]
    if not tapes or found["name"] not in line:
        return None
    return ErrorExplanation(
        "training/no-gradient",
        "the gradient is None: the tape did not watch what it was asked about, or the result does not depend on it.",
        line,
        expected="a keras.Variable or tf.Variable, or tape.watch(x) before it is used",
        fixes=those_that_work(
            attempt("tape.watch(x) first in the block", lambda: _watched(type(tapes[0])), "the slope of x * x at 3 is")
        ),
    )


def _watched(tape_class):
    x = keras.ops.convert_to_tensor(3.0)
    with tape_class() as tape:
        tape.watch(x)
        y = x * x
    return float(tape.gradient(y, x))


KNOWN = (
    Known("argument/rate", r"Invalid value received for argument `rate`\..*Received: rate=(?P<value>-?[\d.]+)", rate),
    Known(
        "argument/learning-rate",
        r"Argument `learning_rate` should be float.*Received instead: learning_rate=(?P<given>.*)",
        learning_rate,
    ),
    Known(
        "argument/metrics",
        r"Expected `metrics` argument to be a list, tuple, or dict\. Received instead: metrics=(?P<given>\w+)",
        metrics,
    ),
    Known("argument/text", r"^'str' object cannot be interpreted as an integer", whole_number),
    Known("build/no-outputs", r"Unrecognized keyword arguments passed to Model: \{'inputs'", no_outputs, early=True),
    Known("lookup/text-classes", r"^invalid literal for int\(\) with base 10: '(?P<text>[^']*)'", text_classes),
    Known("training/no-gradient", r"^'NoneType' object has no attribute '(?P<name>\w+)'", no_gradient),
)
