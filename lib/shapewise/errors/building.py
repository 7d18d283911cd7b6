"""Models that are put together or used in the wrong order, and tensors that hold no numbers yet."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work, who
from shapewise.reading import keras


def not_a_layer(scene, found):
    """Something in a Sequential that is no layer."""
    given, kind = found["given"], found["kind"]
    name = re.search(r"\.(\w+)'>", given)
    if kind == "type" and name and hasattr(keras.layers, name[1]):
        what, fixes = (
            f"the class {name[1]} itself",
            [attempt(f"{name[1]}(...), with its arguments in brackets", lambda: True, "a layer is made by the call")],
        )
    elif kind in ("list", "tuple"):
        what = f"a {kind} of layers"
        fixes = [
            attempt(
                "the layers one by one: keras.Sequential([a, b]), not [[a], b]",
                lambda: keras.Sequential([keras.layers.Dense(1)]) is not None,
            )
        ]
    elif kind == "KerasTensor":
        what, fixes = (
            "a tensor, the result of a call",
            [attempt("keras.Model(inputs, outputs) for tensors", lambda: hasattr(keras, "Model"), "Keras has it")],
        )
    else:
        what, fixes = f"a {kind}", []
    return ErrorExplanation(
        "build/not-a-layer", f"a Sequential takes layers, and got {what}.", given[:80],
        expected="layers, such as keras.layers.Dense(4)", fixes=those_that_work(*fixes),
    )  # fmt: skip


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
                lambda: _connected(),
                "output",
            )
        ),
    )


def _connected():
    x = keras.Input((3,))
    return tuple(keras.Model(x, keras.layers.Dense(1)(x)).output_shape)


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
                lambda: hasattr(keras.layers, "TextVectorization"),
                "Keras has it",
            )
            if found["kind"] == "str"
            else None
        ),
    )


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


def pretrained(scene, found):
    """A model of keras.applications that refuses a size or a number of channels."""
    if found.groupdict().get("least"):
        least = int(found["least"])
        return ErrorExplanation(
            "build/too-small",
            f"the pictures are smaller than this network can halve: at least {least} x {least}.",
            f"input_shape {found['shape']}",
            expected=f"height and width of at least {least}",
            fixes=those_that_work(
                attempt(
                    f"keras.layers.Resizing({least}, {least}) before it, and input_shape=({least}, {least}, 3)",
                    lambda: output_of(keras.layers.Resizing(least, least), (None, 8, 8, 3)),
                    "output",
                )
            ),
        )
    return ErrorExplanation(
        "build/pretrained-channels",
        "the weights were learned on 3 channels, red, green and blue.",
        f"input_shape {found['shape']}",
        expected="3 on the last axis",
        fixes=those_that_work(
            attempt(
                "x three times: keras.layers.Concatenate()([x, x, x])",
                lambda: output_of(keras.layers.Concatenate(), *[(None, 224, 224, 1)] * 3),
                "output",
            ),
            attempt(
                "weights=None, for a network that learns from your pictures alone",
                lambda: True,
                "Keras builds it for any channels",
            ),
        ),
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
        "build/not-a-layer",
        r"Only instances of `keras\.Layer` can be added to a Sequential model\. Received: "
        r"(?P<given>.*) \(of type <class '(?:[\w.]*\.)?(?P<kind>\w+)'>\)",
        not_a_layer,
    ),
    Known("build/same-name", r"Name '(?P<name>[^']*)' is already the name of a layer", same_name),
    Known("build/same-name", r"The name \"(?P<name>[^\"]*)\" is used \d+ times in the model", same_name),
    Known("build/disconnected", r"is not connected to `inputs`", disconnected),
    Known(
        "build/symbolic",
        r"KerasTensor is symbolic: it's a placeholder|A KerasTensor cannot be used as input to a TensorFlow function",
        symbolic,
    ),
    Known("build/symbolic-bool", r"symbolic KerasTensor cannot be used as a boolean", symbolic_bool),
    Known(
        "build/not-a-tensor",
        r"Only input tensors may be passed as positional arguments.*: (?P<name>\w+) \(of type <class '(?P<kind>\w+)'>\)",
        not_a_tensor,
    ),
    Known(
        "build/channels-first",
        r"only supports the NHWC tensor format on the CPU|format on the CPU.*NCHW",
        channels_first,
    ),
    Known(
        "build/too-small",
        r"Input size must be at least (?P<least>\d+)x\d+; Received: input_shape=(?P<shape>\([^)]*\))",
        pretrained,
    ),
    Known(
        "build/pretrained-channels",
        r"The input must have 3 channels; Received `input_shape=(?P<shape>\([^)]*\))",
        pretrained,
    ),
    Known(
        "build/batch-in-weights",
        r"Incompatible shapes: (?P<first>\[[\d,]+\]) vs\. (?P<second>\[[\d,]+\]) \[Op:(?P<op>\w+)\]",
        own_shapes,
    ),
)
