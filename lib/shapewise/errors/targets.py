"""Targets and output that a loss cannot compare."""

from __future__ import annotations

import ast
import re

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, chain_of, changed, is_sound, loss_of, rebuilt, those_that_work, who
from shapewise.reading import keras

_CROSSENTROPIES = ("categorical_crossentropy", "sparse_categorical_crossentropy", "binary_crossentropy")


def shapes_differ(scene, found):
    """`target` and `output` of other ranks or lengths."""
    return _explain(scene, ast.literal_eval(found["target"]), ast.literal_eval(found["output"]))


def in_the_graph(scene, found):
    """The same mistake where mse, mae or huber meets it, in TensorFlow's words."""
    if "loss" not in scene.text and "sub" not in scene.text:
        return None
    call = scene.call_of("fit", "evaluate", "train_on_batch", "test_on_batch")
    if call is None or not hasattr(call[1].get("y"), "shape"):
        return None
    y, output = call[1]["y"], getattr(call[0], "output_shape", None)
    if not isinstance(output, tuple):  # a subclassed model has none
        return _explain_words(scene)
    if output[0] is not None and tuple(y.shape[1:]) == output[1:]:
        return _last_batch(call[0], len(y), output[0])
    return _explain(scene, (None, *y.shape[1:]), output)


def _explain_words(scene):
    """The shapes as TensorFlow writes them: target and output of a subtraction inside of the loss."""
    written = re.search(r"with input shapes: \[(?P<target>[\d?,]*)\], \[(?P<output>[\d?,]*)\]", scene.text)
    if not written or "/sub}}" not in scene.text.replace(" ", ""):
        return None
    target, output = (
        tuple(None if n == "?" else int(n) for n in re.findall(r"\?|\d+", written[name]))
        for name in ("target", "output")
    )
    return _explain(scene, target, output)


def fixed_batch(scene, found):
    """A model with a fixed batch, which a graph meets wherever the batch is used first."""
    model, given = scene.call_of("fit", "evaluate", "predict") or (None, {})
    inputs, x = getattr(model, "input_shape", None), given.get("x")
    if not isinstance(inputs, tuple) or not isinstance(inputs[0], int) or not hasattr(x, "shape"):
        return None
    samples, batch = len(x), given.get("batch_size") or 32
    return _last_batch(model, samples, inputs[0]) if batch == inputs[0] and samples % batch else None


def _last_batch(model, samples, batch):
    """A model with a fixed batch, and a number of samples that leaves a smaller last one."""
    fit = samples - samples % batch
    return ErrorExplanation(
        "target/last-batch",
        f"{who(model)} has a fixed batch of {batch}, and {samples} samples leave a last one of {samples % batch}.",
        f"batch {batch}, samples {samples}",
        f"{samples} = {samples // batch} x {batch} + {samples % batch}",
        f"a number of samples that {batch} divides",
        those_that_work(
            attempt(
                f"x[:{fit}], y[:{fit}], with batch_size={batch}",
                lambda: fit > 0 and f"{fit // batch} batches of {batch}",
                "it makes",
            ),
        ),
    )


def _explain(scene, target, output):
    model, target, output = scene.model, (None, *target[1:]), (None, *output[1:])
    if isinstance(getattr(model, "output_shape", None), tuple):  # a subclassed model has none
        output = model.output_shape  # the loss drops a last axis of length 1 before it complains
    last = chain_of(model)[-1] if model is not None and chain_of(model) else None
    giver = who(last) if last is not None else "the model"
    axes = "another number of axes" if len(target) != len(output) else "other lengths"
    loss = loss_of(model)
    if loss == "sparse_categorical_crossentropy":
        expected = f"one label for every place: targets {output[:-1]}, the last axis of the output holds the classes"
    else:
        expected = "the same shape for both"
    happened = f"{giver} gives {output}; the targets have {axes}: {target}."
    if output == target and loss == "sparse_categorical_crossentropy":
        happened = f"{loss} takes the number of the right class, and the targets {target} hold {target[-1]} numbers where it takes one."
    return ErrorExplanation(
        "target/shape",
        happened,
        f"output {output}, target {target}" + (f", loss {loss}" if loss else ""),
        expected=expected,
        fixes=_fixes(model, target, output, loss),
    )


def _fixes(model, target, output, loss):
    if model is None:
        return ()
    layers, fits = chain_of(model) or [], _fits(target, loss)
    lengths = (getattr(model, "input_shape", None) or (None, None))[1:]
    found = []
    for name in _CROSSENTROPIES if loss in _CROSSENTROPIES else ():
        if (name == "binary_crossentropy") != (_activation(layers) == "sigmoid"):
            continue  # softmax goes with classes, sigmoid with yes and no
        if name != loss:
            takes = attempt(
                f'loss="{name}"',
                lambda name=name: _loss_takes(name, target, output) and is_sound(model, model, loss=name),
                f"it takes output {output} and target {target}",
            )
            found.append(takes)
    for index, layer in reversed(list(enumerate(layers))):
        if hasattr(layer, "return_sequences") and len(found) < 2:
            wanted = not layer.return_sequences
            other = changed(layer, return_sequences=wanted)
            found.append(
                _rebuilt(
                    f"return_sequences={wanted} in {who(layer)}",
                    model,
                    layers[:index] + [other] + layers[index + 1 :],
                    fits,
                )
            )
    if layers and len(output) > max(len(target), 2) and None not in lengths:
        flat = layers[:-1] + [keras.layers.Flatten(), layers[-1]]
        found.append(_rebuilt(f"a Flatten before {who(layers[-1])}", model, flat, fits))
    dense = next((i for i, layer in reversed(list(enumerate(layers))) if isinstance(layer, keras.layers.Dense)), None)
    of_classes = loss.startswith("sparse") or (width_of(target) == 1 and "categorical" in loss)
    if dense is not None and not of_classes:
        found += _other_widths(model, layers, dense, target, output, fits, lengths)
    return those_that_work(*found)


def width_of(target):
    """How many numbers the last axis of a target holds; 1 where it has none.

    Examples
    --------
    >>> width_of((None,)), width_of((None, 7, 3))
    (1, 3)
    """
    return 1 if len(target) == 1 else target[-1]


def _activation(layers):
    return getattr(getattr(layers[-1], "activation", None), "__name__", "") if layers else ""


def _other_widths(model, layers, dense, target, output, fits, lengths):
    width = width_of(target)
    if None in target[1:] or not width:
        return
    other = changed(layers[dense], units=width)
    if len(output) > max(len(target), 2) and None not in lengths and width != layers[dense].units:
        changed_layers = layers[:dense] + [keras.layers.Flatten(), other] + layers[dense + 1 :]
        yield _rebuilt(f"a Flatten before {who(layers[dense])}, and units={width} in it", model, changed_layers, fits)
    if width != layers[dense].units:
        yield _rebuilt(
            f"units={width} in {who(layers[dense])}", model, layers[:dense] + [other] + layers[dense + 1 :], fits
        )
    if len(target) > len(output) and dense == len(layers) - 1:
        size = int(np.prod(target[1:]))
        grown = layers[:dense] + [changed(layers[dense], units=size), keras.layers.Reshape(target[1:])]
        yield _rebuilt(
            f"units={size} in {who(layers[dense])} and a Reshape({target[1:]}) behind it", model, grown, fits
        )


def _rebuilt(code, model, layers, fits):
    """The fix, if a model of these layers gives what the loss can compare, and makes no new mistake."""

    def trial():
        made = rebuilt(model, layers=layers)
        return made if fits(made.output_shape) else None

    return attempt(code, trial, "output", like=model, loss=loss_of(model) or None)


def _fits(target, loss):
    def fits(output):
        if loss == "sparse_categorical_crossentropy":
            return output[:-1] in (target, target[:-1] if target[-1:] == (1,) else target)
        return output == target or (output[-1] == 1 and output[:-1] == target)

    return fits


def _loss_takes(name, target, output):
    classes = output[-1] or 1
    y = np.zeros([2 if n is None else n for n in target], "int32" if "sparse" in name else "float32")
    try:
        keras.losses.get(name)(y, np.full([2 if n is None else n for n in output], 1 / classes, "float32"))
    except Exception:
        return False
    return _fits(target, name)(output)


def label_out_of_range(scene, found):
    """A label that is no class."""
    label, valid = int(found["label"]), int(found["classes"])
    model = scene.model
    layers = chain_of(model) if model is not None else None
    fixes = []
    y = _targets(scene)
    if y is not None and label == valid and y.min() == 1 and y.max() == valid:
        fixes.append(
            attempt(
                f"y - 1: the labels are counted from 1 to {valid}",
                lambda: f"{int((y - 1).min())} to {int((y - 1).max())}",
                "they then are",
            )
        )
    if y is not None and label < 0 and y.min() == -1:
        fixes.append(
            attempt(
                "labels counted from 0: np.unique(y, return_inverse=True)[1]",
                lambda: _counted(y, valid),
                "they then are",
            )
        )
    dense = next(
        (i for i, one in reversed(list(enumerate(layers or []))) if hasattr(one, "units") or hasattr(one, "filters")),
        None,
    )
    if dense is not None and 0 < label < 10_000 and not fixes and (valid > 1 or _activation(layers) == "softmax"):
        option = "units" if hasattr(layers[dense], "units") else "filters"
        largest = label if y is None else max(label, int(y.max()))
        other = changed(layers[dense], **{option: largest + 1})
        fixes.append(
            attempt(
                f"{option}={largest + 1} in {who(layers[dense])}, or labels counted from 0",
                lambda: rebuilt(model, layers=layers[:dense] + [other] + layers[dense + 1 :]),
                "output",
                like=model,
            )
        )
    if valid == 1 and dense is not None and label > 0:
        classes = label + 1 if y is None else int(y.max()) + 1
        other = changed(layers[dense], units=classes, activation="softmax")
        fixes.append(
            attempt(
                f"units={classes}, activation='softmax' in {who(layers[dense])}: one output for each class",
                lambda: rebuilt(model, layers=layers[:dense] + [other]),
                "output",
                loss="sparse_categorical_crossentropy",
            )
        )
    return ErrorExplanation(
        "target/label",
        f"label {label} is no class of an output of {valid}.",
        f"label {label}, {f'classes 0 to {valid - 1}' if valid > 1 else 'class 0 alone'}",
        f"{label} is not below {valid}" if label > 0 else f"{label} is below 0",
        f"labels from 0 to {valid - 1}",
        those_that_work(*fixes),
    )


def _targets(scene):
    """The labels that fit was given; None where they are no array of whole numbers."""
    call = scene.call_of("fit", "evaluate", "train_on_batch")
    y = call[1].get("y") if call else None
    y = np.asarray(y) if hasattr(y, "shape") else None
    return y if y is not None and y.size and y.dtype.kind in "iuf" else None


def _counted(y, valid):
    counted = np.unique(y, return_inverse=True)[1]
    return f"{counted.min()} to {counted.max()}" if counted.max() < valid else None


KNOWN = (
    Known("target/last-batch", r"Graph execution error|Incompatible shapes", fixed_batch, early=True),
    Known(
        "target/shape",
        r"(?:must have the same (?:rank|shape)|must have rank \(ndim\) `target\.ndim - 1`).*?"
        r"target\.shape=(?P<target>\([^)]*\)), output\.shape=(?P<output>\([^)]*\))",
        shapes_differ,
    ),
    Known(
        "target/shape",
        r"Dimensions must be equal.*compile_loss|compile_loss.*(?:Incompatible shapes|required broadcastable)"
        r"|Incompatible shapes.*compile_loss",
        in_the_graph,
    ),
    Known(
        "target/label",
        r"label value of (?P<label>-?\d+) which is outside the valid range of \[0, (?P<classes>\d+)\)",
        label_out_of_range,
    ),
)
