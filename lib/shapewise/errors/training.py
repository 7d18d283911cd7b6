"""compile and fit: losses, metrics and optimizers that cannot be used as they were given."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, loss_of, output_widths, those_that_work, who
from shapewise.reading import keras


def used_optimizer(scene, found):
    """An optimizer that keeps its states for the weights of another model."""
    optimizer = scene.variable("optimizer") or next(
        (frame["self"] for frame in scene.frames if isinstance(frame.get("self"), keras.optimizers.Optimizer)), None
    )
    kind = type(optimizer).__name__ if optimizer is not None else "the optimizer"
    shape = re.search(r"path=([^,]*), shape=(\([^)]*\))", scene.text)

    def fresh():
        made = type(optimizer).from_config(optimizer.get_config())
        return not made.variables or all(one is not other for one in made.variables for other in optimizer.variables)

    return ErrorExplanation(
        "training/used-optimizer",
        f"{kind} keeps its states for the weights it met first, and got another model's.",
        f"weight {shape[1]} of shape {shape[2]}" if shape else "another weight",
        expected="an optimizer of its own for every model, and compile again after a change of the layers",
        fixes=those_that_work(
            attempt(f"compile(keras.optimizers.{kind}(...), ...): a new one", fresh, "it has no states yet")
            if optimizer is not None
            else None,
            attempt(
                f'compile("{kind.lower()}", ...): a text makes a new one each time',
                lambda: keras.optimizers.get(kind.lower()) is not keras.optimizers.get(kind.lower()),
                "two calls give two optimizers",
            )
            if optimizer is not None
            else None,
        ),
    )


def no_gradients(scene, found):
    """A loss that no weight can change."""
    model = scene.model
    steps = [one for one in ("round", "argmax", "argsort", "sign", "floor", "cast") if _in_source(scene, one)]
    named = f": {steps[0]} has no slope" if steps else ""
    frozen = model is not None and not model.trainable_weights
    return ErrorExplanation(
        "training/no-gradients",
        "every weight is frozen, so there is nothing to learn." if frozen
        else f"no weight has a gradient: on the way from the weights to the loss a step has no slope, or leaves the graph{named}.",
        "trainable weights 0" if frozen else "gradients None",
        expected="trainable=True somewhere" if frozen
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
    )  # fmt: skip


def _in_source(scene, name):
    """Whether the user's own classes and functions in sight use a function of that name."""
    import inspect

    for frame in scene.frames[:60]:
        for value in list(frame.values()):
            own = type(value) if isinstance(value, keras.layers.Layer) else value
            if not (inspect.isfunction(own) or inspect.isclass(own)) or str(getattr(own, "__module__", "")).startswith(("keras", "tensorflow")):
                continue
            try:
                if re.search(rf"\b{name}\(", inspect.getsource(own)):
                    return True
            except (OSError, TypeError):
                continue
    return False


def no_loss(scene, found):
    """`compile` without a loss."""
    model = scene.model
    return ErrorExplanation(
        "training/no-loss",
        f"{who(model, 'the model') if model is not None else 'the model'} was compiled without a loss, so there is nothing to make smaller.",
        "compile without loss",
        expected="compile(optimizer, loss=...)",
        fixes=those_that_work(fitting_loss(model)),
    )


def not_compiled(scene, found):
    """`fit` before `compile`."""
    model = scene.model
    return ErrorExplanation(
        "build/not-compiled",
        f"{who(model, 'model')} has no loss and no optimizer yet: fit and evaluate need compile first.",
        "a model that is not compiled",
        expected="compile(optimizer, loss) before fit",
        fixes=those_that_work(fitting_loss(model)),
    )


def fitting_loss(model):
    """`compile` with a loss that goes with the model's output, tried on zeros of that shape."""
    widths = output_widths(model)
    if not widths:
        return attempt(
            "model.compile(optimizer='adam', loss='mse'), with the loss of your task",
            lambda: float(keras.losses.get("mse")([0.0], [1.0])),
            "mse of 0 and 1 is",
        )
    name, width = widths
    y = keras.ops.zeros((4,) if name.startswith("sparse") else (4, width))
    return attempt(
        f"model.compile(optimizer='adam', loss='{name}'), or the loss of your task",
        lambda: tuple(keras.losses.get(name)(y, keras.ops.ones((4, width)) / width).shape),
        f"on 4 samples of output {width} it gives losses of shape",
    )


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


def gone_of_training(scene, found):
    """What models and optimizers of Keras 2 had."""
    name = found["name"]
    told = {
        "minimize": ("optimizer.apply(gradients, variables), with gradients from a GradientTape", "apply"),
        "lr": ("optimizer.learning_rate", "learning_rate"),
        "get_gradients": ("tape.gradient(loss, model.trainable_variables)", None),
    }.get(name)
    optimizer = next((value for frame in scene.frames for value in list(frame.values()) if isinstance(value, keras.optimizers.Optimizer)), None)
    if told is None or not hasattr(keras.optimizers, found["owner"]):
        return None
    made = optimizer if optimizer is not None else getattr(keras.optimizers, found["owner"])
    return ErrorExplanation(
        "name/gone",
        f"{found['owner']} has no {name} in Keras 3.",
        f"{found['owner']}.{name}",
        expected=told[0],
        fixes=those_that_work(
            attempt(told[0], _one_step, "one step of Adam moves a weight of 1 with gradient 1 to")
            if told[1] == "apply"
            else attempt(told[0], lambda: f"{float(made.learning_rate):g}", "it is") if told[1] else None
        ),
    )  # fmt: skip


def no_optimizer(scene, found):
    """A training step of one's own on a model that was never compiled."""
    return ErrorExplanation(
        "build/not-compiled",
        f"{found['owner']} has no optimizer: it was not compiled.",
        "model.optimizer before compile",
        expected="model.compile(optimizer) first, or an optimizer of your own",
        fixes=those_that_work(
            attempt(
                "optimizer = keras.optimizers.Adam(); optimizer.apply(gradients, model.trainable_variables)",
                _one_step,
                "one step of it moves a weight of 1 with gradient 1 to",
            )
        ),
    )


def _one_step():
    weight = keras.Variable(1.0)
    keras.optimizers.Adam(0.1).apply([keras.ops.ones(())], [weight])
    return round(float(weight), 3)


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
    binary = next((one for one in metrics if type(one).__name__ in ("Precision", "Recall", "AUC", "BinaryAccuracy", "F1Score")), None)
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
                lambda: tuple(keras.losses.get("categorical_crossentropy")(keras.ops.ones((4, output[-1])), keras.ops.ones((4, output[-1]))).shape),
                "4 losses have the shape",
            ),
            attempt(
                "metrics=['accuracy'], which takes labels",
                lambda: tuple(keras.metrics.sparse_categorical_accuracy(keras.ops.zeros((4,)), keras.ops.ones((4, output[-1]))).shape),
                "4 labels give accuracies of shape",
            ),
        ),
    )  # fmt: skip


def not_an_object(scene, found):
    """A class, or a text, where an object belongs."""
    kind, what = found["kind"], found["what"]
    name = re.search(r"\.(\w+)'>", scene.text)
    if not name:
        return None
    place = {"optimizer": keras.optimizers, "loss": keras.losses, "metric": keras.metrics}.get(what)
    made = getattr(place, name[1], None) if place else None
    return ErrorExplanation(
        "training/class",
        f"{name[1]} is a class: an {what} is made by a call." if made else f"{kind} is no {what}.",
        f"{what} {name[1]}",
        expected=f"{name[1]}()",
        fixes=those_that_work(attempt(f"{name[1]}()", lambda: made() is not None) if made else None),
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
        fixes=those_that_work(trial, None if trial else attempt("keras.callbacks.EarlyStopping(patience=3)", lambda: keras.callbacks.EarlyStopping(patience=3) is not None)),
    )  # fmt: skip


def history(scene, found):
    """A key that `history.history` does not have."""
    name = found["key"]
    logs = next(
        (value for frame in scene.frames[:3] for value in list(frame.values()) if isinstance(value, keras.callbacks.History)), None
    )
    if logs is None:
        return None
    keys = list(logs.history)
    near = [one for one in keys if one.startswith(name) or name.startswith(one) or one.endswith(name)]
    need = "validation_data=... in fit makes the keys with val_" if name.startswith("val_") else f"metrics=['{name}'] in compile makes it"
    return ErrorExplanation(
        "training/history",
        f"the history has no {name!r}; it has {', '.join(keys)}.",
        f"history[{name!r}]",
        expected=need if not near or name.startswith("val_") else f"one of {', '.join(keys)}",
        fixes=those_that_work(*(attempt(f"history.history[{one!r}]", lambda one=one: f"{len(logs.history[one])} values", "it has") for one in near)),
    )  # fmt: skip


KNOWN = (
    Known("training/callback", r"'(?:str|int|list)' object has no attribute 'set_model'|Callback\.set_model\(\) missing", callbacks, early=True),
    Known("training/used-optimizer", r"This optimizer can only be called for the variables it was originally built with", used_optimizer),
    Known("training/no-gradients", r"No gradients provided for any variable", no_gradients),
    Known("training/no-loss", r"No loss to compute\. Provide a `loss` argument", no_loss),
    Known("build/not-compiled", r"You must call `compile\(\)` before using the model", not_compiled),
    Known("build/not-compiled", r"^'(?P<owner>\w+)' object has no attribute 'optimizer'", no_optimizer, early=True),
    Known("training/loss-arguments", r"(?P<name>[\w.<>]+)\(\) (?:takes \d+ positional arguments? but \d+ were given|missing \d+ required positional arguments?: '\w+')", loss_arguments, early=True),
    Known("name/gone", r"^'(?P<owner>\w+)' object has no attribute '(?P<name>\w+)'", gone_of_training, early=True),
    Known("training/loss-none", r"None values not supported", returned_none, early=True),
    Known("training/metric", r"^Graph execution error", metric_shapes),
    Known("training/class", r"Could not interpret (?P<what>optimizer|loss|metric) identifier: (?P<kind><class \S+)", not_an_object, early=True),
    Known("training/history", r"^'(?P<key>\w+)'$", history),
)  # fmt: skip
