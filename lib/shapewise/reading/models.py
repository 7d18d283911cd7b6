"""The facts of every layer of a model, in the order in which they run.

A functional or Sequential model keeps the graph of its calls, which is read. A subclassed model keeps none:
it is followed once through its `call`, with shapes in place of numbers.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

from shapewise.reading.facts import Facts, arguments, copy_of, count_of, is_covered, keras, kind_of, plain, read


@dataclass
class Call:
    """One use of a layer: what went in, what came out, the calls that it made itself, and whose outputs it took.

    `sources` holds the layers' names, an empty one for an input of the model; `tensors` what came out, so that it
    is known again when it goes in elsewhere.
    """

    layer: object
    input_shape: object = None
    output_shape: object = None
    inner: list = field(default_factory=list)
    sources: tuple = ()
    tensors: tuple = ()


def read_model(model, input_shape=None) -> list[Facts]:
    """The facts of every layer of a model, in the order in which they run; of a single layer, its own.

    Of a model's layers the facts hold no weights, only their count. A layer that is used twice is there twice; its
    parameters are counted at its first use, which the second one names.

    Parameters
    ----------
    model : keras.Model or keras.Layer
        Built, or not built and then with its `input_shape`.
    input_shape : tuple, optional
        The batch axis first; for a model that is built, another input that it can take as well.

    Returns
    -------
    list of Facts

    Raises
    ------
    TypeError
        If `model` is neither a model nor a layer.
    ValueError
        If it is not built and no input shape is given, or cannot take that input.

    Examples
    --------
    >>> model = keras.Sequential([keras.Input((8, 3)), keras.layers.Conv1D(4, 3), keras.layers.Flatten()])
    >>> [(facts.kind, facts.output_shape, facts.parameters) for facts in read_model(model)]
    [('Conv1D', (None, 6, 4), 40), ('Flatten', (None, 24), 0)]
    """
    if not isinstance(model, keras.Model):
        return [read(model, input_shape)]
    input_shape = plain(input_shape) if input_shape is not None else None
    model = _built(model, input_shape)
    return _facts_of(calls_of(model, input_shape))


def input_shape_of(model):
    """What a model was built for: a shape, or a list of shapes; None if it has not been built.

    Examples
    --------
    >>> input_shape_of(keras.Sequential([keras.Input((8, 3)), keras.layers.Flatten()]))
    (None, 8, 3)
    """
    inputs = getattr(_graph(model), "inputs", None)
    if inputs:
        shapes = [plain(one.shape) for one in inputs]
        return shapes[0] if len(shapes) == 1 else shapes
    config = (model.get_build_config() or {}) if model.built else {}
    if config.get("shapes_dict"):
        return [plain(shape) for shape in config["shapes_dict"].values()]
    return plain(config["input_shape"]) if config.get("input_shape") else None


def calls_of(model, input_shape=None) -> list[Call]:
    """Every use of a layer in a built model, in the order in which they run."""
    graph = _graph(model)
    if graph is not None and input_shape in (None, input_shape_of(model)):
        return list(_calls_in_graph(graph))
    return _calls_followed(model, input_shape if input_shape is not None else input_shape_of(model))


def _graph(model):
    """What holds the graph of a model's calls; None for a subclassed model."""
    model = getattr(model, "_functional", None) or model
    return model if hasattr(model, "_nodes_by_depth") else None


def _calls_in_graph(graph):
    for depth in sorted(graph._nodes_by_depth, reverse=True):
        for node in graph._nodes_by_depth[depth]:
            if node.is_input or isinstance(node.operation, keras.layers.InputLayer):
                continue
            sources = tuple("" if parent.is_input else parent.operation.name for parent in node.parent_nodes)
            yield Call(
                node.operation, _shapes(node.input_tensors), _shapes(node.output_tensors), sources=sources or ("",)
            )


def _calls_followed(model, input_shape):
    if input_shape is None:
        raise ValueError(
            f"{model.name} has no graph of its layers, and no input shape of it is known: "
            f"give input_shape, the batch axis first, such as input_shape=(None, 128, 9)."
        )
    with _recorded_calls() as calls:
        keras.src.backend.compute_output_spec(model.call, _symbolic(input_shape))
    return calls


@contextlib.contextmanager
def _recorded_calls():
    """The calls of layers made inside the block, as a tree."""
    top = []
    stack = [top]
    before = keras.layers.Layer.__call__

    def recorded(layer, *args, **kwargs):
        call = Call(layer)
        stack.append(call.inner)
        try:
            result = before(layer, *args, **kwargs)
        finally:
            stack.pop()
        given = keras.tree.flatten((args, kwargs))
        call.input_shape, call.tensors = _shapes(given), tuple(keras.tree.flatten(result))
        call.output_shape = _shapes(call.tensors)
        call.sources = tuple(_source(stack[-1], tensor) for tensor in given if hasattr(tensor, "shape"))
        stack[-1].append(call)
        return result

    keras.layers.Layer.__call__ = recorded
    try:
        yield top
    finally:
        keras.layers.Layer.__call__ = before


def _source(calls, tensor):
    """The name of the layer that gave `tensor`; empty for an input, or for what was computed between layers."""
    return next((call.layer.name for call in calls if any(one is tensor for one in call.tensors)), "")


def _facts_of(calls):
    counted, names, found = set(), {}, []
    for call in calls:
        layer = call.layer
        weights = list(getattr(layer, "weights", ()))
        new = [weight for weight in weights if id(weight) not in counted]
        again = bool(weights) and not new
        counted.update(map(id, weights))
        config = arguments(layer) if not isinstance(layer, keras.Model) else {}
        found.append(
            Facts(
                name=layer.name,
                kind=kind_of(layer),
                config=config,
                input_shape=call.input_shape,
                output_shape=call.output_shape,
                parameters=count_of(new),
                weights=(),
                weight_names=tuple(weight.name for weight in weights),
                known=_has_rule(layer, config, call.input_shape),
                trainable=count_of([weight for weight in new if weight.trainable]),
                first_use=names.get(id(weights[0]), layer.name) if again else "",
                inner=_inner(call),
                sources=call.sources,
            )
        )
        for weight in weights:
            names.setdefault(id(weight), layer.name)
    return found


def _has_rule(layer, config, input_shape):
    try:
        return is_covered(layer, config, input_shape)
    except ValueError:  # Keras took this input, so our rule is at fault: Keras' numbers are shown
        return False


def _inner(call):
    """The facts of what a model inside the model, or a layer of the user's own, is made of."""
    if isinstance(call.layer, keras.Model) and _graph(call.layer) is not None:
        return tuple(_facts_of(calls_of(call.layer)))
    if call.inner and not type(call.layer).__module__.startswith("keras.src.layers"):
        return tuple(_facts_of(call.inner))
    return ()


def _shapes(tensors):
    shapes = [plain(tensor.shape) for tensor in tensors if hasattr(tensor, "shape")]
    return shapes[0] if len(shapes) == 1 else shapes


def _built(model, input_shape):
    if model.built and (_graph(model) is not None or input_shape_of(model) is not None or input_shape is not None):
        return model
    if input_shape is None:
        raise ValueError(
            f"{model.name} has not seen an input yet, so its shapes are not known: "
            f"give input_shape, the batch axis first, such as input_shape=(None, 128, 9)."
        )
    try:
        model = copy_of(model)
    except ValueError:  # a subclassed model that cannot say what it was made with is built itself
        pass
    if _graph(model) is None and not isinstance(model, keras.Sequential):
        model(_symbolic(input_shape))  # a subclassed model is built by following its call
    else:
        model.build(input_shape)
    return model


def _symbolic(input_shape):
    several = isinstance(input_shape, list)
    return [keras.KerasTensor(one) for one in input_shape] if several else keras.KerasTensor(input_shape)
