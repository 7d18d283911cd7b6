"""Models with several outputs: losses, targets, metrics and weights that do not count the same."""

from __future__ import annotations

import difflib
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work, who
from shapewise.reading import keras


def _shapes(model):
    """The output shapes of a model by the names of its outputs; empty if they are not known."""
    names, shape = getattr(model, "output_names", None), getattr(model, "output_shape", None)
    if shape is None:
        return {}
    names = names or [model.layers[-1].name if getattr(model, "layers", None) else "output"]
    return dict(
        zip(
            names,
            list(shape.values()) if isinstance(shape, dict) else shape if isinstance(shape, list) else [shape],
            strict=False,
        )
    )


def _loss_over(model, losses, weights=None):
    """The loss of zeros, for one target a loss: that Keras can compute it with these losses."""
    shapes = [tuple(4 if n is None else n for n in one) for one in _shapes(model).values()]
    y = [keras.ops.zeros(one[:-1] if "sparse" in str(loss) else one) for one, loss in zip(shapes, losses, strict=True)]
    several = len(shapes) > 1
    loss = keras.src.trainers.compile_utils.CompileLoss(losses if several else losses[0], loss_weights=weights)
    predicted = [keras.ops.ones(one) / one[-1] for one in shapes]
    return f"{float(loss(y if several else y[0], predicted if several else predicted[0])):.3g}"


def too_many_losses(scene, found):
    """More losses than outputs."""
    model = scene.model
    given, shapes = list(getattr(model, "loss", None) or ()), _shapes(model)
    if not given:
        return None
    kept = given[: len(shapes)]
    return ErrorExplanation(
        "outputs/losses",
        f"{who(model, 'the model')} has {len(shapes)} outputs, and {len(given)} losses were given.",
        f"outputs {', '.join(shapes)}; losses {len(given)}",
        expected="one loss for each output, in their order, or a dictionary by their names",
        fixes=those_that_work(
            attempt(f"loss={kept!r}", lambda: _loss_over(model, kept), "the loss on zeros is"),
        ),
    )


def loss_names(scene, found):
    """A dictionary of losses with a name that no output has."""
    model = scene.model
    names, given = (re.findall(r"'([^']*)'", found[part]) for part in ("names", "given"))
    pairs = _paired(names, given)
    losses = getattr(model, "loss", {}) or {}
    right = [losses.get(pairs.get(name, name), "mse") for name in names]
    shown = "{" + ", ".join(f"{name!r}: {_called(loss)}" for name, loss in zip(names, right, strict=True)) + "}"
    return ErrorExplanation(
        "outputs/names",
        f"a loss is named for {', '.join(sorted(set(given) - set(names)))}, and no output has that name.",
        f"losses for {', '.join(given)}",
        expected=f"the names of the outputs: {', '.join(names)}",
        fixes=those_that_work(attempt(f"loss={shown}", lambda: _loss_over(model, right), "the loss on zeros is")),
    )


def _paired(names, given):
    """For each name that is missing, the given name that is none: the nearest one."""
    left = [one for one in given if one not in names]
    pairs = {}
    for name in (one for one in names if one not in given):
        near = difflib.get_close_matches(name, left, n=1, cutoff=0)
        if near:
            pairs[name] = near[0]
            left.remove(near[0])
    return pairs


def _called(loss):
    return repr(loss) if isinstance(loss, str) else getattr(loss, "__name__", type(loss).__name__)


def structures(scene, found):
    """Another number of targets than outputs."""
    call = scene.call_of("fit", "evaluate", "train_on_batch", "test_on_batch")
    model = call[0] if call else scene.model
    shapes, y = _shapes(model), call[1].get("y") if call else None
    count = len(y) if isinstance(y, (list, tuple, dict)) else 1
    names = list(shapes)
    fixes = []
    if isinstance(y, dict):
        missing = [one for one in names if one not in y]
        what = f"targets for {', '.join(y)}" if y else "no targets"
        expected = f"a target for each of {', '.join(names)}"
        if missing and len(names) - len(missing) == 1:
            fixes.append(
                attempt(
                    f"loss={{{next(iter(y))!r}: ...}} alone, if only that output is to be learned",
                    lambda: _other(model, next(iter(y))),
                    "output",
                )
            )
    else:
        what = f"{count} target{'' if count == 1 else 's'}"
        expected = f"{len(shapes)} targets in the order of the outputs: {', '.join(f'{name} {shape}' for name, shape in shapes.items())}"
        if (
            len(shapes) == 1
            and count > 1
            and all(getattr(one, "shape", None) == getattr(y[0], "shape", ()) for one in y)
        ):
            axis = "np.concatenate(y, axis=-1)"
            fixes.append(attempt(f"one array, {axis}, and an output as wide", lambda: _joined(y), "makes"))
        elif count < len(shapes) and count == 1:
            shown = ", ".join(f"y_{name}" for name in names)
            fixes.append(
                attempt(
                    f"fit(x, [{shown}])",
                    lambda: _loss_over(model, ["mse"] * len(shapes)),
                    "a loss on zeros in these shapes is",
                )
            )
        elif count > len(shapes) > 1:
            fixes.append(
                attempt(
                    f"fit(x, y[:{len(shapes)}])",
                    lambda: _loss_over(model, ["mse"] * len(shapes)),
                    "a loss on zeros in these shapes is",
                )
            )
    return ErrorExplanation(
        "outputs/targets",
        f"{who(model, 'the model')} has {len(shapes) or 'other'} output{'' if len(shapes) == 1 else 's'}, and fit "
        f"got {what}.",
        f"outputs {', '.join(names)}; {what}",
        expected=expected,
        fixes=those_that_work(*fixes),
    )


def _other(model, name):
    return tuple(_shapes(model)[name])


def _joined(y):
    import numpy as np

    return np.concatenate([np.asarray(one).reshape(len(one), -1) for one in y], axis=-1).shape


def target_names(scene, found):
    """A dictionary of targets with a name that no output has."""
    call = scene.call_of("fit", "evaluate", "train_on_batch")
    if call is None or not isinstance(call[1].get("y"), dict):
        return None
    names, given = list(_shapes(call[0])), list(call[1]["y"])
    pairs = _paired(names, given)
    if not pairs:
        return None
    return ErrorExplanation(
        "outputs/names",
        f"a target is named {', '.join(pairs.values())}, and no output has that name.",
        f"targets {', '.join(given)}",
        expected=f"the names of the outputs: {', '.join(names)}",
        fixes=those_that_work(
            attempt(
                f"{', '.join(f'{name!r} in place of {other!r}' for name, other in pairs.items())}",
                lambda: _loss_over(call[0], ["mse"] * len(names)),
                "a loss on zeros in these shapes is",
            )
        ),
    )


def loss_weights(scene, found):
    """Another number of weights than losses."""
    model, losses, weights = scene.model, int(found["losses"]), int(found["weights"])
    return ErrorExplanation(
        "outputs/loss-weights",
        f"there are {losses} losses and {weights} weight{'' if weights == 1 else 's'} for them.",
        f"loss_weights of length {weights}",
        expected="one weight for each loss",
        fixes=those_that_work(
            attempt(
                f"loss_weights={[1.0] * losses}",
                lambda: _loss_over(model, list(model.loss), [1.0] * losses),
                "the loss on zeros is",
            )
        ),
    )


def metrics(scene, found):
    """Metrics of another structure than the outputs."""
    names = re.findall(r"'([^']*)'", found["names"])
    given = found["given"]
    shown = "{" + ", ".join(f"{name!r}: ['mae']" for name in names) + "}"
    return ErrorExplanation(
        "outputs/metrics",
        f"the model has {len(names)} outputs, and the metrics do not say which is for which.",
        f"metrics {given}",
        expected="one list of metrics for each output, or a dictionary by their names",
        fixes=those_that_work(
            attempt(
                f"metrics={shown}", lambda: _metrics_over(scene.model, {name: ["mae"] for name in names}), "they are"
            )
        ),
    )


def _metrics_over(model, given):
    shapes = [tuple(4 if n is None else n for n in one) for one in _shapes(model).values()]
    made = keras.src.trainers.compile_utils.CompileMetrics(given, None, output_names=list(_shapes(model)))
    zeros = [keras.KerasTensor(one) for one in shapes]
    made.build(zeros, zeros)
    return ", ".join(one.name for one in made.metrics)


def class_weight(scene, found):
    """Weights of classes for a model with several outputs."""
    model = scene.model
    return ErrorExplanation(
        "outputs/class-weight",
        f"{who(model, 'the model')} has {len(_shapes(model))} outputs, and class_weight does not say for which it is.",
        "class_weight with several outputs",
        expected="sample_weight: one array for each output",
        fixes=those_that_work(
            attempt(
                "sample_weight=[np.vectorize(class_weight.get)(labels), ...], one array for each output",
                lambda: _weights_of({0: 1.0, 1: 2.0}, [0, 1, 1]),
                "for classes 0, 1, 1 with weights 1 and 2 it gives",
            )
        ),
    )


def _weights_of(weights, labels):
    import numpy as np

    return np.vectorize(weights.get)(labels).tolist()


KNOWN = (
    Known("outputs/losses", r"in the `loss` argument, can't be found in either the model's output", too_many_losses),
    Known(
        "outputs/names",
        r"Expected keys (?P<names>\[.*?\]) in loss dict, but found loss\.keys\(\)=(?P<given>\[.*?\])",
        loss_names,
    ),
    Known("outputs/targets", r"y_true and y_pred have different structures", structures),
    Known("outputs/names", r"^Expected \w+, but got \w+ of type 'str'", target_names),
    Known(
        "outputs/loss-weights",
        r"`loss_weights` must match the number of losses, got (?P<losses>\d+) losses and (?P<weights>\d+) weights",
        loss_weights,
    ),
    Known(
        "outputs/metrics",
        r"Invalid `metrics`\..*functional model (?P<names>\[.*?\]) or match.*Received: metrics=(?P<given>.*)",
        metrics,
    ),
    Known("outputs/class-weight", r"`class_weight` is only supported for Models with a single output", class_weight),
)
