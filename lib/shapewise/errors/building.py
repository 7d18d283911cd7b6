"""Models that are put together or used in the wrong order, and tensors that hold no numbers yet."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work, who
from shapewise.reading import keras


def same_name(scene, found):
    """Two layers of one name."""
    name = found["name"]
    return ErrorExplanation(
        "build/same-name",
        f"two layers are called {name!r}: names must differ within a model.",
        f"name {name!r} twice",
        expected="a name of its own for every layer",
        fixes=those_that_work(
            attempt(
                f"name={name + '_2'!r} for the second, or no name at all",
                lambda: (
                    keras.Sequential([keras.layers.Dense(1, name=name), keras.layers.Dense(1, name=name + "_2")])
                    is not None
                ),
            )
        ),
    )


def disconnected(scene, found):
    """Outputs that do not come from the inputs."""
    return ErrorExplanation(
        "build/disconnected",
        "the outputs were not computed from these inputs: somewhere another Input was used.",
        "keras.Model(inputs, outputs)",
        expected="outputs that come from the inputs through layers",
        fixes=those_that_work(
            attempt(
                "one x = keras.Input(shape), called by the first layer and given to keras.Model(x, y)",
                lambda: connected(),
                "output",
            )
        ),
    )


def connected():
    x = keras.Input((3,))
    return tuple(keras.Model(x, keras.layers.Dense(1)(x)).output_shape)


def channels_first(scene, found):
    """channels_first on a CPU."""
    layer = scene.layer(having=lambda one: getattr(one, "data_format", None) == "channels_first")
    name = type(layer).__name__ if layer is not None else scene.call_kind or "the convolution"
    last = None
    if layer is not None:
        config = layer.get_config() | {"data_format": "channels_last"}
        last = attempt(
            'data_format="channels_last", and the channels moved: np.moveaxis(x, 1, -1)',
            lambda: output_of(type(layer).from_config(config), (None, *(16,) * len(layer.kernel_size), 3)),
            "output for 3 channels",
        )
    return ErrorExplanation(
        "build/channels-first",
        f'{name} with data_format="channels_first" has no program for this CPU.',
        'data_format="channels_first"',
        expected="channels on the last axis",
        fixes=those_that_work(
            last
            or attempt(
                'data_format="channels_last", and np.moveaxis(x, 1, -1)',
                lambda: keras.layers.Conv1D(1, 2)(keras.ops.ones((1, 4, 3))).shape,
                "output of a Conv1D on (1, 4, 3)",
            )
        ),
    )


def not_tensors(scene, found):
    """Something else than tensors for the inputs or outputs of a model."""
    what, given = found["what"], found["given"]
    kind = re.search(r"(\w+)'>", given)
    kind = kind[1] if kind else given
    layer = scene.layer(having=lambda one: not isinstance(one, keras.Model) and type(one).__name__ == kind)
    right = "keras.Input(shape)" if what == "inputs" else "the result of a call, layer(x)"
    trial = None
    if layer is not None and what == "outputs":
        trial = attempt(
            f"{kind}(...)(x), the layer called on a tensor",
            lambda: output_of(layer, (None, 3)),
            "for x of (None, 3) the output is",
        )
    elif what == "inputs":
        trial = attempt("x = keras.Input(shape), and keras.Model(x, outputs computed from x)", connected, "output")
    return ErrorExplanation(
        "build/not-tensors",
        f"the {what} of a functional model are tensors, and got a {kind}.",
        f"{what}: a {kind}",
        expected=right,
        fixes=those_that_work(trial),
    )


def bad_name(scene, found):
    """A name with a slash."""
    name = found["name"].strip()
    right = re.sub(r"[^\w.-]", "_", name)
    return ErrorExplanation(
        "build/name",
        f"a layer cannot be called {name!r}: names become parts of paths, so they cannot contain a slash.",
        f"name {name!r}",
        expected="a text without /",
        fixes=those_that_work(attempt(f"name={right!r}", lambda: keras.layers.Dense(1, name=right).name == right)),
    )


def own_shapes(scene, found):
    """Two tensors of different batches multiplied in a layer of one's own."""
    if found.groupdict().get("op") not in ("Mul", "AddV2", "Sub"):
        return None
    layer = scene.layer(kind=scene.call_kind) if scene.call_kind else None
    weights = {tuple(one.shape) for one in layer.weights} if layer is not None else set()
    second = tuple(int(n) for n in re.findall(r"\d+", found["second"]))
    if second not in weights:
        return None
    right = (1, *second[1:])
    return ErrorExplanation(
        "build/batch-in-weights",
        f"{who(layer)} has a weight of shape {second}: its first axis is the batch it was built on.",
        f"input {found['first']}, weight {found['second']}",
        expected="weights that do not depend on the number of samples",
        fixes=those_that_work(
            attempt(
                f"add_weight(shape={right}): the same for every sample",
                lambda: tuple(
                    keras.ops.multiply(keras.KerasTensor((None, *second[1:])), keras.KerasTensor(right)).shape
                ),
                "output",
            )
        ),
    )


KNOWN = (
    Known(
        "build/not-tensors",
        r"All `(?P<what>inputs|outputs)` values must be KerasTensors\..* of type (?P<given><class '[^']*'>)",
        not_tensors,
    ),
    Known("build/name", r"cannot contain character `/`\. Received: name=(?P<name>.*?) \(of type", bad_name),
    Known("build/same-name", r"Name '(?P<name>[^']*)' is already the name of a layer", same_name),
    Known("build/same-name", r"The name \"(?P<name>[^\"]*)\" is used \d+ times in the model", same_name),
    Known("build/disconnected", r"is not connected to `inputs`", disconnected),
    Known(
        "build/channels-first",
        r"only supports the NHWC tensor format on the CPU|format on the CPU.*NCHW",
        channels_first,
    ),
    Known(
        "build/batch-in-weights",
        r"Incompatible shapes: (?P<first>\[[\d,]+\]) vs\. (?P<second>\[[\d,]+\]) \[Op:(?P<op>\w+)\]",
        own_shapes,
    ),
)
