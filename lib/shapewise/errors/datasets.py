"""Datasets and generators whose elements have another structure than the model takes."""

from __future__ import annotations

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


def _fed(scene):
    """The model, its named arguments, the dataset that it was fed with, and the shapes of an element; None without one."""
    call = scene.call_of("fit", "evaluate", "predict")
    data = call[1].get("x") if call else None
    if data is None or not hasattr(data, "element_spec") or not hasattr(data, "batch"):
        return None
    parts = data.element_spec if isinstance(data.element_spec, tuple) else (data.element_spec,)
    return call[0], call[1], data, parts


def shape_of(spec):
    try:
        return tuple(spec.shape)
    except (AttributeError, ValueError):
        return None


def _takes(model, *parts):
    """The output shape of a model for one batch with the shapes of these parts."""
    tensors = [keras.KerasTensor((None, *shape_of(part)[1:])) for part in parts]
    return tuple(keras.ops.shape(model(tensors[0] if len(tensors) == 1 else tensors)))


def not_batched(scene, found):
    """Elements that are one sample each."""
    fed = _fed(scene)
    if fed is None:
        return None
    model, _, data, parts = fed
    inputs = getattr(model, "input_shape", None)
    shape = shape_of(parts[0]) if not isinstance(parts[0], (dict, tuple, list)) else None
    if shape is None or not isinstance(inputs, tuple) or not _fits(shape, inputs[1:]):
        return None
    batch = data.batch(32)
    return ErrorExplanation(
        "data/no-batch",
        f"an element of the dataset is one sample of shape {shape}; {who(model)} takes batches {inputs}.",
        f"elements {shape}, input {inputs}",
        expected="a dataset of batches; batch_size of fit does nothing for a dataset",
        fixes=those_that_work(
            attempt("dataset.batch(32)", lambda: _takes(model, _first(batch)), "output for a batch of it")
        ),
    )


def batched_twice(scene, found):
    """Elements with one batch axis too many."""
    fed = _fed(scene)
    if fed is None or isinstance(fed[3][0], (dict, tuple, list)):
        return None
    model, _, data, parts = fed
    shape, inputs = shape_of(parts[0]), getattr(model, "input_shape", None)
    if (
        shape is None
        or not isinstance(inputs, tuple)
        or len(shape) != len(inputs) + 1
        or not _fits(shape[2:], inputs[1:])
    ):
        return None
    return ErrorExplanation(
        "data/batched-twice",
        f"an element of the dataset has two batch axes: {shape}; {who(model)} takes {inputs}.",
        f"elements {shape}, input {inputs}",
        expected="batch called once",
        fixes=those_that_work(
            attempt(
                "dataset.unbatch(), or one batch less",
                lambda: _takes(model, _first(data.unbatch())),
                "output for a batch of it",
            )
        ),
    )


def _first(data):
    spec = data.element_spec
    return spec[0] if isinstance(spec, tuple) else spec


def _fits(shape, wanted):
    return len(shape) == len(wanted) and all(None in (a, b) or a == b for a, b in zip(shape, wanted, strict=True))


def flat(scene, found):
    """(a, b, y) where ((a, b), y) is meant."""
    fed = _fed(scene)
    if fed is None:
        return None
    model, _, data, parts = fed
    count = len(getattr(model, "inputs", None) or ())
    if count < 2 or len(parts) != count + 1:
        return None
    names = [f"x{i + 1}" for i in range(count)]
    return ErrorExplanation(
        "data/structure",
        f"an element of the dataset has {len(parts)} parts: Keras takes the first for x, the second for y"
        f"{', the third for sample weights' if len(parts) == 3 else ''}.",
        f"parts {', '.join(str(shape_of(part)) for part in parts)}",
        expected=f"(x, y), where x is itself a tuple of the {count} inputs",
        fixes=those_that_work(
            attempt(
                f"dataset.map(lambda {', '.join(names)}, y: (({', '.join(names)}), y))",
                lambda: _takes(model, *data.map(lambda *given: (given[:-1], given[-1])).element_spec[0]),
                "output for a batch of it",
            )
        ),
    )


def too_many_parts(scene, found):
    """More than x, y and weights."""
    if (explanation := flat(scene, found)) is not None:
        return explanation
    fed = _fed(scene)
    if fed is None:
        return None
    model, _, _, parts = fed
    shapes = ", ".join(str(shape_of(part)) for part in parts)
    return ErrorExplanation(
        "data/structure",
        f"an element of the dataset has {len(parts)} parts, and {who(model)} takes x, y and at most weights.",
        f"parts {shapes}",
        expected="(x, y) or (x, y, sample_weight)",
        fixes=those_that_work(
            attempt(
                f"dataset.map(lambda {', '.join(f'x{i}' for i in range(1, len(parts)))}, y: (x1, y)), if the "
                "first is the input",
                lambda: _takes(model, parts[0]),
                "output for a batch of it",
            )
        ),
    )


def targets_twice(scene, found):
    """A dataset, and y beside it."""
    fed = _fed(scene)
    if fed is None:
        return None
    model, _, data, parts = fed
    only = len(parts) == 1
    return ErrorExplanation(
        "data/targets-twice",
        "a dataset brings its own targets: y is not given beside it.",
        f"elements of {len(parts)} part{'' if only else 's'}, and y",
        expected="fit(dataset), whose elements are (x, y)",
        fixes=those_that_work(
            attempt("fit(dataset)", lambda: _takes(model, parts[0]), "output for a batch of it") if not only else None
        ),
    )


def no_targets(scene, found):
    """A dataset of x alone."""
    fed = _fed(scene)
    if fed is None or len(fed[3]) > 1:
        return None
    model, _, data, parts = fed
    tuple_of = type(data)
    shape = shape_of(parts[0])
    return ErrorExplanation(
        "data/no-targets",
        "the loss compares the output with targets, and an element of the dataset is x alone.",
        f"elements {shape}",
        expected=f"elements (x, y), with y of shape {getattr(model, 'output_shape', None)}",
        fixes=those_that_work(
            attempt(
                "tf.data.Dataset.zip((dataset, targets)); for an autoencoder dataset.map(lambda x: (x, x))",
                lambda: len(tuple_of.zip((data, data)).element_spec) == 2,
                "its elements have two parts",
            )
        ),
    )


def split(scene, found):
    """validation_split with a dataset."""
    fed = _fed(scene)
    data = fed[2] if fed else None
    count = int(data.cardinality()) if data is not None else 0
    part = max(1, count // 5)
    return ErrorExplanation(
        "data/split",
        "validation_split takes the last samples of an array; a dataset has no order to take them from.",
        "validation_split with a dataset",
        expected="validation_data: a dataset of its own",
        fixes=those_that_work(
            attempt(
                f"fit(dataset.skip({part}), validation_data=dataset.take({part}))",
                lambda: f"{int(data.skip(part).cardinality())} and {int(data.take(part).cardinality())} batches",
                "they have",
            )
            if count > 1
            else None
        ),
    )


def from_generator(scene, found):
    """A generator whose elements are not what its signature says."""
    came, said = found["came"], found["said"]
    return ErrorExplanation(
        "data/generator",
        f"the generator yields an element of shape {came}, and its signature says {said}.",
        f"shape {came}, signature {said}",
        expected=f"elements of shape {said}, or tf.TensorSpec({came}) in output_signature and a model for it",
    )


def generator_of_samples(scene, found):
    """A generator that yields single samples."""
    call = scene.call_of("fit", "evaluate", "predict")
    data = call[1].get("x") if call else None
    if not hasattr(data, "__next__"):
        return None
    model, inputs = call[0], getattr(call[0], "input_shape", None)
    if not isinstance(inputs, tuple):
        return None
    return ErrorExplanation(
        "data/no-batch",
        f"the generator yields one sample at a time; {who(model)} takes batches {inputs}.",
        "elements without a batch axis",
        expected=f"x of shape {inputs} in every element",
        fixes=those_that_work(
            attempt(
                "yield x[None], y[None]: batches of one",
                lambda: tuple(model(keras.KerasTensor((1, *inputs[1:]))).shape),
                "output",
            )
        ),
    )


KNOWN = (
    Known("data/no-batch", r".", not_batched, early=True),
    Known("data/batched-twice", r".", batched_twice, early=True),
    Known("data/structure", r"but it received \d+ input tensors", flat, early=True),
    Known("data/structure", r"Data is expected to be in format", too_many_parts),
    Known("data/targets-twice", r"`y` should not be passed\. Instead, the targets should be included", targets_twice),
    Known("data/no-targets", r"None values not supported", no_targets, early=True),
    Known("data/split", r"`validation_split` is only supported for tensors or NumPy arrays", split),
    Known(
        "data/generator",
        r"yielded an element of shape (?P<came>\([^)]*\)) where an element of shape (?P<said>\([^)]*\)) was expected",
        from_generator,
    ),
    Known(
        "data/no-batch",
        r"Expected shape \([^)]*\), but input has incompatible shape \(None,\)",
        generator_of_samples,
        early=True,
    ),
)
