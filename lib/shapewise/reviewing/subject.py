"""What is reviewed: a model as facts, with the data and the loss that it is to be trained with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, wraps

import numpy as np

from shapewise.reading import Facts, input_shape_of, keras, read_model

#: settings and layers that are an activation and nothing else
ACTIVATION_LAYERS = ("Activation", "ReLU", "LeakyReLU", "ELU", "PReLU", "Softmax")
RECURRENT = ("SimpleRNN", "GRU", "LSTM")
#: activations written with keras.ops
_WRITTEN = {"ops.Softmax": "softmax", "ops.Sigmoid": "sigmoid", "ops.Relu": "relu", "ops.Tanh": "tanh"}
#: layers that leave the shape and the order of the numbers alone
PASSING = ("Dropout", "SpatialDropout1D", "SpatialDropout2D", "GaussianNoise", "Identity", "ActivityRegularization")
_LEAVE_AXES = ("Rescaling", "Normalization", "BatchNormalization", "Masking", *PASSING)


@dataclass(frozen=True)
class Subject:
    """A model to be reviewed.

    Parameters
    ----------
    model : keras.Model
        Built.
    x, y : array, list of array, or None
        What it is to be trained on.
    loss : str
        The loss function's full name, such as ``"mean_squared_error"``; empty if there is none.
    from_logits : bool
        Whether the loss takes numbers that are no probabilities.
    given : object
        The loss as it was given: one, or a list or dictionary of them.
    validation : tuple, optional
        x and y of the validation data.
    part : keras.KerasTensor, optional
        The one of several outputs that is looked at.
    class_weight : dict, optional
        Class -> weight, as for ``model.fit``.
    """

    model: object
    x: object = None
    y: object = None
    loss: str = ""
    from_logits: bool = False
    given: object = None
    validation: object = None
    part: object = None
    class_weight: object = None

    def parts(self) -> list[Subject]:
        """The model with each of its outputs by itself, its targets and its loss; itself where there is one output."""
        outputs = keras.tree.flatten(getattr(self.model, "outputs", None) or [])
        if len(outputs) < 2:
            return [self]
        names = list(getattr(self.model, "output_names", None) or [])
        found = []
        for place, output in enumerate(outputs):
            loss, logits = name_of_loss(_one_of(self.given, place, names))
            found.append(replace(self, y=_one_of(self.y, place, names), loss=loss, from_logits=logits, part=output))
        return found

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The model's own layers, in the order in which they run."""
        return tuple(read_model(self.model))

    @cached_property
    def all_facts(self) -> tuple[Facts, ...]:
        """Its layers and those of the models inside it; a layer that is used twice is there once."""
        return tuple(_with_inner(self.facts))

    @cached_property
    def input_shape(self):
        """What the model was built for: a shape, or a list of shapes, or None."""
        return input_shape_of(self.model)

    @property
    def x_shape(self):
        """The shape of the one array `x`; None if there are several, or none."""
        return np.shape(self.x) if self.x is not None and hasattr(self.x, "shape") else None

    @property
    def y_shape(self):
        """The shape of the one array `y`; None if there are several, or none."""
        return np.shape(self.y) if self.y is not None and hasattr(self.y, "shape") else None

    @property
    def output_shape(self):
        """What the model gives, the batch axis first; None if it gives several things."""
        if self.part is not None:
            return tuple(self.part.shape)
        shape = self.facts[-1].output_shape if self.facts else None
        several = len(getattr(self.model, "outputs", None) or [1]) > 1
        return None if several or isinstance(shape, list) else shape

    @property
    def last(self) -> Facts | None:
        """The layer that gives the model's output; layers that change nothing are passed over, models are looked into."""
        if self.part is not None:
            name = self.part._keras_history.operation.name
            return next((last_of([one]) for one in self.facts if one.name == name), None)
        return last_of(self.facts)

    def from_input(self, facts):
        """Whether a layer takes the model's input as it is, or after layers that leave its axes alone."""
        while facts is not None:
            if facts in self.first_layers():
                return True
            facts = self.before(facts)
            if facts is not None and facts.kind not in _LEAVE_AXES:
                return False
        return False

    def before(self, facts) -> Facts | None:
        """The layer whose output `facts` takes; None for an input of the model, or for several."""
        if len(facts.sources) != 1 or not facts.sources[0]:
            return None
        found = next((one for one in (*self.facts, *self.all_facts) if one.name == facts.sources[0]), None)
        return _end(found) if found is not None and found.inner and not found.own else found

    def first_layers(self):
        """The layers that see the model's input itself, those of an inner model that it enters among them."""
        return list(_entered(self.facts))

    def layer(self, name):
        """The Keras layer of that name, wherever in the model it is."""
        return next((one for one in self.model._flatten_layers() if one.name == name), None)

    def outputs(self):
        """What the model gives for a few of the `x`, or for random numbers if there are none; None if it cannot be run."""
        try:
            given = keras.tree.flatten(self.model(self.some_input(), training=False))
            if self.part is None:
                return np.asarray(given[0]) if len(given) == 1 else None
            outputs = keras.tree.flatten(self.model.outputs)
            return np.asarray(given[next(place for place, one in enumerate(outputs) if one is self.part)])
        except Exception:
            return None

    def some_input(self, samples=8):
        """A few samples of `x`, or as many of random numbers, the same in every run."""
        if self.x_shape is not None:
            return np.asarray(self.x)[:samples]
        shape = tuple(10 if n is None else n for n in self.input_shape[1:])
        return np.random.default_rng(0).normal(size=(samples, *shape)).astype("float32")


def _end(facts) -> Facts | None:
    """The layer inside of a model that gives its output; None where arithmetic stands behind it."""
    while facts is not None and facts.inner:
        facts = facts.inner[-1] if facts.ends_inside else None
    return facts


def _one_of(given, place, names):
    """What was given for one of several outputs: by its place in a list, by its name in a dictionary, or for all."""
    if isinstance(given, dict):
        return given.get(names[place]) if place < len(names) else None
    if isinstance(given, (list, tuple)):
        return given[place] if place < len(given) else None
    return None if hasattr(given, "shape") else given


def of_each_output(check):
    """A check of one output, its targets and its loss, for each output of a model with several."""

    @wraps(check)
    def run(subject):
        for part in subject.parts():
            yield from check(part)

    return run


def where(facts) -> str:
    """A layer as a finding names it.

    Examples
    --------
    >>> from shapewise.reading import keras, read
    >>> where(read(keras.layers.Dense(1, name="answer"), (None, 3)))
    'answer (Dense)'
    """
    return f"{facts.name} ({facts.kind})"


def last_of(facts):
    """The last layer that changes the numbers, inner models looked into."""
    for one in reversed(facts):
        if one.inner and one.ends_inside:
            return last_of(one.inner)
        if one.kind not in (*PASSING, "Reshape", "Flatten"):
            return one
    return None


def activation_of(facts) -> str:
    """The name of the activation that a layer ends with; ``"linear"`` if it has none.

    Examples
    --------
    >>> from shapewise.reading import keras, read
    >>> activation_of(read(keras.layers.Dense(1), (None, 3))), activation_of(read(keras.layers.ReLU(), (None, 3)))
    ('linear', 'relu')
    """
    if facts.kind in RECURRENT:
        return "linear"  # its activation is inside, its output is a product with a gate
    if facts.kind in ACTIVATION_LAYERS and facts.kind != "Activation":
        return {"ReLU": "relu", "LeakyReLU": "leaky_relu", "ELU": "elu", "PReLU": "prelu", "Softmax": "softmax"}[
            facts.kind
        ]
    if facts.own:  # it may do anything with its numbers at the end
        return "a function of your own"
    if facts.kind in _WRITTEN:
        return _WRITTEN[facts.kind]
    given = facts.config.get("activation", "linear")
    return given if isinstance(given, str) else "a function of your own"


def name_of_loss(loss) -> tuple[str, bool]:
    """The full name of a loss, and whether it takes logits; empty for one of the user's own.

    Examples
    --------
    >>> name_of_loss("mse")
    ('mean_squared_error', False)
    """
    if loss is None or isinstance(loss, (list, tuple, dict)):
        return "", False
    try:
        given = keras.losses.get(loss)
    except Exception:
        return "", False
    if isinstance(given, keras.losses.Loss):
        config = given.get_config()
        name = getattr(getattr(given, "fn", None), "__name__", "")
        return name, bool(config.get("from_logits", False))
    return getattr(given, "__name__", ""), False


def _entered(facts):
    for one in facts:
        if "" in one.sources:
            if one.inner:
                yield from _entered(one.inner)
            else:
                yield one


def _with_inner(facts, seen=None):
    seen = set() if seen is None else seen
    for one in facts:
        if one.name in seen and one.first_use:
            continue
        seen.add(one.name)
        if one.inner:
            yield from _with_inner(one.inner, seen)
        else:
            yield one
