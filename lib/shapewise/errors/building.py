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
            [attempt(f"{name[1]}(...), with its arguments in brackets", lambda: _made(name[1]), "such as")],
        )
    elif kind in ("list", "tuple"):
        what = f"a {kind} of layers"
        fixes = [
            attempt(
                "the layers one by one: keras.Sequential([a, b]), not [[a], b]",
                lambda: _one_by_one(scene),
                "a Sequential of layers",
            )
        ]
    elif kind == "KerasTensor":
        what, fixes = (
            "a tensor, the result of a call",
            [attempt("keras.Model(inputs, outputs) for tensors", _connected, "a model of a tensor and a Dense(1) gives")],
        )
    else:
        what, fixes = f"a {kind}", []
    return ErrorExplanation(
        "build/not-a-layer", f"a Sequential takes layers, and got {what}.", given[:80],
        expected="layers, such as keras.layers.Dense(4)", fixes=those_that_work(*fixes),
    )  # fmt: skip


def _made(kind):
    from shapewise.errors.arguments import example_of

    return example_of(kind)[0]


def _one_by_one(scene):
    """How many layers the lists that were given hold, put into a Sequential one by one."""
    lists = [value for frame in scene.frames for name, value in list(frame.items()) if name in ("layer", "layers") and isinstance(value, (list, tuple))]
    layers = [one for one in keras.tree.flatten(lists[-1] if lists else []) if isinstance(one, keras.layers.Layer)]
    copies = [type(one).from_config(one.get_config() | {"name": f"{one.name}_{i}"}) for i, one in enumerate(layers)]
    return len(keras.Sequential(copies).layers) or None


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
                lambda: tuple(keras.layers.TextVectorization(vocabulary=["a", "b"])(["a b"]).shape),
                "of one text with two words it makes",
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
                lambda: _without_pretrained(scene, found["shape"]),
                "output",
            ),
        ),
    )


def _without_pretrained(scene, shape):
    """The network that was asked for, built without weights for pictures of this shape."""
    shape = tuple(None if n == "None" else int(n) for n in re.findall(r"None|\d+", shape))
    name = next((name for frame in scene.frames for name, value in list(frame.items()) if name == "name" and isinstance(value, str)), "")
    variable = scene.variable("name")
    made = next(
        (getattr(keras.applications, one) for one in dir(keras.applications) if one.lower() == str(variable or name).replace("_", "").lower()),
        keras.applications.MobileNet,
    )
    return tuple(made(weights=None, include_top=False, input_shape=shape).output_shape)


def not_tensors(scene, found):
    """Something else than tensors for the inputs or outputs of a model."""
    what, given = found["what"], found["given"]
    kind = re.search(r"(\w+)'>", given)
    kind = kind[1] if kind else given
    layer = scene.layer(having=lambda one: not isinstance(one, keras.Model) and type(one).__name__ == kind)
    right = "keras.Input(shape)" if what == "inputs" else "the result of a call, layer(x)"
    trial = None
    if layer is not None and what == "outputs":
        trial = attempt(f"{kind}(...)(x), the layer called on a tensor", lambda: output_of(layer, (None, 3)), "for x of (None, 3) the output is")
    elif what == "inputs":
        trial = attempt("x = keras.Input(shape), and keras.Model(x, outputs computed from x)", _connected, "output")
    return ErrorExplanation(
        "build/not-tensors",
        f"the {what} of a functional model are tensors, and got a {kind}.",
        f"{what}: a {kind}",
        expected=right,
        fixes=those_that_work(trial),
    )


def no_layers(scene, found):
    """A Sequential without layers."""
    return ErrorExplanation(
        "build/no-layers",
        f"the Sequential '{found['name']}' has no layers yet.",
        "keras.Sequential() with nothing in it",
        expected="model.add(layer), or a list of layers",
        fixes=those_that_work(
            attempt("keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])", lambda: keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)]), "output")
        ),
    )


def two_inputs(scene, found):
    """A second Input in a Sequential."""
    return ErrorExplanation(
        "build/two-inputs",
        f"the Sequential '{found['name']}' has one input already, of shape {found['shape']}.",
        "a second keras.Input",
        expected="one keras.Input at the start; a functional model for several inputs",
        fixes=those_that_work(
            attempt("keras.Model([a, b], y) for two inputs", _of_two, "of two inputs of 3 numbers, put side by side, a Dense(1) gives")
        ),
    )


def _of_two():
    a, b = keras.Input((3,)), keras.Input((3,))
    return tuple(keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([a, b]))).output_shape)


def bad_name(scene, found):
    """A name with a slash."""
    name = found["name"].strip()
    right = re.sub(r"[^\w.-]", "_", name)
    return ErrorExplanation(
        "build/name",
        f"{name!r} is no name of a layer: it is part of paths, so it cannot hold a slash.",
        f"name {name!r}",
        expected="a text without /",
        fixes=those_that_work(attempt(f"name={right!r}", lambda: keras.layers.Dense(1, name=right).name == right)),
    )


def never_called(scene, found):
    """The output or input of a layer or model that was never called."""
    what, name = found.groupdict().get("what") or "inputs", found["name"]
    layer = scene.layer(name=name)
    if layer is None or isinstance(layer, keras.Sequential):
        how, trial = "keras.Input(shape) as the first layer", attempt("keras.Sequential([keras.Input((3,)), ...])", lambda: _with_input(layer), "output")
    elif isinstance(layer, keras.Model):
        how, trial = "a functional model: a subclassed one keeps no graph, so it has no .output even after a call", None
    else:
        how = "a call first: y = layer(x), and then layer.output"
        trial = attempt("layer(keras.Input(shape))", lambda: output_of(layer, (None, 3)) or output_of(layer, (None, 8, 3)) or output_of(layer, (None, 16, 16, 3)), "output")
    return ErrorExplanation(
        "build/never-called",
        f"{who(layer, name)} was never called on a tensor, so it has no {what}.",
        f".{what} before a call",
        expected=how,
        fixes=those_that_work(trial),
    )


def _with_input(model):
    for shape in ((3,), (8, 3), (16, 16, 3)):
        try:
            return tuple(keras.Sequential([keras.Input(shape), *[type(one).from_config(one.get_config()) for one in model.layers]]).output_shape)
        except Exception:
            continue
    return None


def no_length(scene, found):
    """A loop over a KerasTensor, or its length."""
    return ErrorExplanation(
        "build/symbolic-loop",
        "a KerasTensor is a shape without numbers: a loop cannot go through it.",
        scene.own_line[0] if scene.own_line else "for ... in x, or len(x)",
        expected="functions of keras.ops on the whole tensor, x.shape for its lengths",
        fixes=those_that_work(
            attempt("x.shape[1] for a length, keras.ops.unstack(x, axis=1) for its parts", lambda: f"{len(keras.ops.unstack(keras.KerasTensor((None, 3)), axis=1))} parts", "of (None, 3) it gives")
        ),
    )


def pretrained_head(scene, found):
    """A pretrained head for other classes or pictures than it was trained on."""
    variable = scene.variable("classes")
    return ErrorExplanation(
        "build/pretrained-head",
        "the last layer of the pretrained network was trained for 1000 classes and its own size of pictures.",
        f"classes {variable}" if "classes" in scene.text else f"input_shape {found['shape']}",
        expected="include_top=False, and a last layer of your own",
        fixes=those_that_work(
            attempt(
                "include_top=False, pooling='avg', and a Dense for your classes behind it",
                lambda: tuple(keras.applications.MobileNet(weights=None, include_top=False, pooling="avg", input_shape=(64, 64, 3)).output_shape),
                "such a MobileNet for (64, 64, 3) gives",
            )
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
    Known("build/not-tensors", r"All `(?P<what>inputs|outputs)` values must be KerasTensors\..* of type (?P<given><class '[^']*'>)", not_tensors),
    Known("build/no-layers", r"Sequential model (?P<name>\S+) cannot be built because it has no layers", no_layers),
    Known("build/two-inputs", r"Sequential model '(?P<name>[^']*)' has already been configured to use input shape (?P<shape>\([^)]*\))", two_inputs),
    Known("build/name", r"cannot contain character `/`\. Received: name=(?P<name>.*?) \(of type", bad_name),
    Known("build/never-called", r"The layer (?P<name>\S+) has never been called and thus has no defined (?P<what>\w+)", never_called),
    Known("build/never-called", r"Sequential model '(?P<name>[^']*)' has no defined inputs yet", never_called),
    Known("build/symbolic-loop", r"Iterating over a symbolic KerasTensor|object of type 'KerasTensor' has no len\(\)", no_length),
    Known("build/pretrained-head", r"with `include_top=True`, `classes` should be 1000|`include_top=True` and loading `imagenet` weights, `input_shape` should be.*input_shape=(?P<shape>\([^)]*\))", pretrained_head),
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
