"""compile and fit: losses, metrics and optimizers that cannot be used as they were given."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, loss_of, those_that_work
from shapewise.reading import keras


def no_gradients(scene, found):
    """A loss that no weight can change."""
    model = scene.model
    steps = [one for one in ("round", "argmax", "argsort", "sign", "floor", "cast") if _in_source(scene, one)]
    named = f": {steps[0]} has no slope" if steps else ""
    frozen = model is not None and not model.trainable_weights
    return ErrorExplanation(
        "training/no-gradients",
        "every weight is frozen, so there is nothing to learn."
        if frozen
        else "no weight has a gradient: on the way from the weights to the loss a step has no slope, or leaves "
        f"the graph{named}.",
        "trainable weights 0" if frozen else "gradients None",
        expected="trainable=True somewhere"
        if frozen
        else "only steps with a slope between weights and loss, all of them computed inside the GradientTape",
        fixes=those_that_work(
            attempt(
                "softmax in place of argmax: probabilities have a slope",
                lambda: tuple(keras.ops.softmax(keras.KerasTensor((None, 3))).shape),
                "output",
            )
            if "argmax" in steps
            else None
        ),
    )


def _in_source(scene, name):
    """Whether the user's own classes and functions in sight use a function of that name."""
    import inspect

    for frame in scene.frames[:60]:
        for value in list(frame.values()):
            own = type(value) if isinstance(value, keras.layers.Layer) else value
            if not (inspect.isfunction(own) or inspect.isclass(own)) or str(getattr(own, "__module__", "")).startswith(
                ("keras", "tensorflow")
            ):
                continue
            try:
                if re.search(rf"\b{name}\(", inspect.getsource(own)):
                    return True
            except (OSError, TypeError):
                continue
    return False


def loss_arguments(scene, found):
    """A loss or metric that does not take targets and predictions."""
    if scene.call_of("fit", "evaluate", "train_on_batch") is None:
        return None
    name = found["name"].split(".")[-1]
    return ErrorExplanation(
        "training/loss-arguments",
        f"a loss or metric is called with the targets and the predictions, and {name} does not take these two.",
        found.group(0),
        expected=f"def {name}(y_true, y_pred)",
        fixes=those_that_work(
            attempt(
                f"def {name}(y_true, y_pred): ...; what else it needs comes from a function around it",
                lambda: float(keras.ops.mean(_with_weight(2.0)(keras.ops.zeros((3,)), keras.ops.ones((3,))))),
                "a loss made by such a function, of zeros and ones, is",
            )
        ),
    )


def _with_weight(weight):
    def loss(y_true, y_pred):
        return weight * keras.ops.square(y_true - y_pred)

    return loss


def returned_none(scene, found):
    """A loss that returns nothing."""
    model, given = scene.call_of("fit", "evaluate", "train_on_batch") or (None, {})
    loss = getattr(model, "loss", None)
    if model is None or not callable(loss) or isinstance(loss, keras.losses.Loss) or given.get("y") is None:
        return None
    name = getattr(loss, "__name__", "the loss")
    try:
        returned = loss(keras.ops.zeros((2, 1)), keras.ops.zeros((2, 1)))
    except Exception:
        return None
    if returned is not None:
        return None
    return ErrorExplanation(
        "training/loss-none",
        f"{name} returns nothing, so there is no loss.",
        f"{name}(y_true, y_pred) gives None",
        expected="return in front of what it computes",
        fixes=those_that_work(
            attempt(
                f"def {name}(y_true, y_pred): return ...",
                lambda: float(keras.ops.mean(_with_weight(1.0)(keras.ops.zeros((3,)), keras.ops.ones((3,))))),
                "a loss with a return, of zeros and ones, is",
            )
        ),
    )


def metric_shapes(scene, found):
    """A metric for yes and no, given classes."""
    node = re.search(r"Detected at node (\S+)", scene.text)
    call = scene.call_of("fit", "evaluate", "train_on_batch", "test_on_batch")
    if not node or call is None or "compile_loss" in node[1]:
        return None
    model = call[0]
    metrics = getattr(getattr(model, "_compile_metrics", None), "metrics", None) or model.metrics
    binary = next(
        (one for one in metrics if type(one).__name__ in ("Precision", "Recall", "AUC", "BinaryAccuracy", "F1Score")),
        None,
    )
    output = getattr(model, "output_shape", None)
    if binary is None or not isinstance(output, tuple) or not loss_of(model).startswith("sparse"):
        return None
    kind = type(binary).__name__
    one_hot = f"one-hot targets, keras.utils.to_categorical(y, {output[-1]}), with loss='categorical_crossentropy'"
    return ErrorExplanation(
        "training/metric",
        f"{kind} compares numbers one by one: {output[-1]} outputs against one label.",
        f"output {output}, one label a sample",
        expected="targets of the output's shape, or a metric that takes labels",
        fixes=those_that_work(
            attempt(
                one_hot,
                lambda: tuple(
                    keras.losses.get("categorical_crossentropy")(
                        keras.ops.ones((4, output[-1])), keras.ops.ones((4, output[-1]))
                    ).shape
                ),
                "4 losses have the shape",
            ),
            attempt(
                "metrics=['accuracy'], which takes labels",
                lambda: tuple(
                    keras.metrics.sparse_categorical_accuracy(
                        keras.ops.zeros((4,)), keras.ops.ones((4, output[-1]))
                    ).shape
                ),
                "4 labels give accuracies of shape",
            ),
        ),
    )


def callbacks(scene, found):
    """Callbacks that are no objects."""
    given = (scene.call_of("fit", "evaluate", "predict") or (None, {}))[1].get("callbacks")
    if given is None:
        return None
    bad = next((one for one in given if not isinstance(one, keras.callbacks.Callback)), None)
    name = getattr(bad, "__name__", repr(bad))
    trial = attempt(f"{name}()", lambda: bad() is not None) if isinstance(bad, type) else None
    return ErrorExplanation(
        "training/callback",
        f"{name} is no callback object.",
        f"callbacks [{name}]",
        expected="objects, such as keras.callbacks.EarlyStopping()",
        fixes=those_that_work(
            trial,
            None
            if trial
            else attempt(
                "keras.callbacks.EarlyStopping(patience=3)",
                lambda: keras.callbacks.EarlyStopping(patience=3) is not None,
            ),
        ),
    )


def history(scene, found):
    """A key that `history.history` does not have."""
    name = found["key"]
    logs = next(
        (
            value
            for frame in scene.frames[:3]
            for value in list(frame.values())
            if isinstance(value, keras.callbacks.History)
        ),
        None,
    )
    if logs is None:
        return None
    keys = list(logs.history)
    near = [one for one in keys if one.startswith(name) or name.startswith(one) or one.endswith(name)]
    need = (
        "validation_data=... in fit makes the keys with val_"
        if name.startswith("val_")
        else f"metrics=['{name}'] in compile makes it"
    )
    return ErrorExplanation(
        "training/history",
        f"the history has no {name!r}; it has {', '.join(keys)}.",
        f"history[{name!r}]",
        expected=need if not near or name.startswith("val_") else f"one of {', '.join(keys)}",
        fixes=those_that_work(
            *(
                attempt(f"history.history[{one!r}]", lambda one=one: f"{len(logs.history[one])} values", "it has")
                for one in near
            )
        ),
    )


KNOWN = (
    Known(
        "training/callback",
        r"'(?:str|int|list)' object has no attribute 'set_model'|Callback\.set_model\(\) missing",
        callbacks,
        early=True,
    ),
    Known("training/no-gradients", r"No gradients provided for any variable", no_gradients),
    Known(
        "training/loss-arguments",
        r"(?P<name>[\w.<>]+)\(\) (?:takes \d+ positional arguments? but \d+ were given|missing \d+ required positional arguments?: '\w+')",
        loss_arguments,
        early=True,
    ),
    Known("training/loss-none", r"None values not supported", returned_none, early=True),
    Known("training/metric", r"^Graph execution error", metric_shapes),
    Known("training/history", r"^'(?P<key>\w+)'$", history),
)
