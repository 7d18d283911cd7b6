"""compile: no loss, no optimizer, an optimizer of another model, a class in place of an object."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_widths, those_that_work, who
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


def no_loss(scene, found):
    """`compile` without a loss."""
    model = scene.model
    return ErrorExplanation(
        "training/no-loss",
        f"{who(model, 'the model') if model is not None else 'the model'} was compiled without a loss: there is "
        "nothing to "
        "make smaller.",
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


def gone_of_training(scene, found):
    """What models and optimizers of Keras 2 had."""
    name = found["name"]
    instead = {
        "minimize": ("optimizer.apply(gradients, variables), with gradients from a GradientTape", "apply"),
        "lr": ("optimizer.learning_rate", "learning_rate"),
        "get_gradients": ("tape.gradient(loss, model.trainable_variables)", None),
    }.get(name)
    optimizer = next(
        (
            value
            for frame in scene.frames
            for value in list(frame.values())
            if isinstance(value, keras.optimizers.Optimizer)
        ),
        None,
    )
    if instead is None or not hasattr(keras.optimizers, found["owner"]):
        return None
    made = optimizer if optimizer is not None else getattr(keras.optimizers, found["owner"])()
    return ErrorExplanation(
        "name/gone",
        f"{found['owner']} has no {name} in Keras 3.",
        f"{found['owner']}.{name}",
        expected=instead[0],
        fixes=those_that_work(
            attempt(instead[0], _one_step, "one step of Adam moves a weight of 1 with gradient 1 to")
            if instead[1] == "apply"
            else attempt(instead[0], lambda: f"{float(made.learning_rate):g}", "it is")
            if instead[1]
            else None
        ),
    )


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
        f"{name[1]} is a class: call it to make the {what}." if made else f"{kind} is no {what}.",
        f"{what} {name[1]}",
        expected=f"{name[1]}()",
        fixes=those_that_work(attempt(f"{name[1]}()", lambda: made() is not None) if made else None),
    )


KNOWN = (
    Known(
        "training/used-optimizer",
        r"This optimizer can only be called for the variables it was originally built with",
        used_optimizer,
    ),
    Known("training/no-loss", r"No loss to compute\. Provide a `loss` argument", no_loss),
    Known("build/not-compiled", r"You must call `compile\(\)` before using the model", not_compiled),
    Known("build/not-compiled", r"^'(?P<owner>\w+)' object has no attribute 'optimizer'", no_optimizer, early=True),
    Known("name/gone", r"^'(?P<owner>\w+)' object has no attribute '(?P<name>\w+)'", gone_of_training, early=True),
    Known(
        "training/class",
        r"Could not interpret (?P<what>optimizer|loss|metric) identifier: (?P<kind><class \S+)",
        not_an_object,
        early=True,
    ),
)
