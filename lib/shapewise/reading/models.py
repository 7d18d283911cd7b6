"""The facts of every layer of a model, in the order in which they run; layers of the user's own are opened."""

from __future__ import annotations

from dataclasses import replace

from shapewise import layers
from shapewise.reading.building import built, called
from shapewise.reading.calls import Call, calls_before, calls_in_graph, calls_on, follow, graph_of, traced
from shapewise.reading.facts import Facts, is_covered, read
from shapewise.reading.inputs import known_inputs, refusal_of, structure_of, symbolic_arguments
from shapewise.reading.objects import (
    arguments,
    copy_of,
    count_of,
    is_own,
    keras,
    kind_of,
    plain,
    shapes_by_name,
    shapes_of,
)


def read_model(model, input_shape=None) -> list[Facts]:
    """The facts of every layer of a model, in the order in which they run; of a single layer, its own.

    Of a model's layers the facts hold no weights, only their count. A layer that is used twice is there twice; its
    parameters are counted at its first use, which the second one names. What the model holds besides the layers that
    it calls comes first: weights of its own, layers that are not called.

    Parameters
    ----------
    model : keras.Model or keras.Layer
        Built, or not built and then with its `input_shape`.
    input_shape : tuple, list or dict of tuple, optional
        The batch axis first, as the model takes its inputs; arrays in place of shapes also say the type of number.
        For a model that is built, another input that it can take as well.

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
    given = structure_of(input_shape) if input_shape is not None else None
    if not isinstance(model, keras.Model):
        return [_of_a_layer(model, given)]
    model, counted = built(model, given), {}
    try:
        calls = calls_of(model, given)
    except Exception:
        if given is not None or graph_of(model) is not None:
            raise
        calls = None  # it was built, but how it was called is not known: its layers can still be explained
    facts = _facts_of(calls or [], counted)
    return [*_left_over(model, counted, "not called" if calls is not None else "not followed"), *facts]


def read_before(tensors) -> list[Facts]:
    """The facts of the calls that led to some symbolic tensors, as ``keras.Input`` and layers called on it give them.

    Examples
    --------
    >>> tensor = keras.layers.Dense(2, name="first")(keras.Input((3,)))
    >>> [(facts.name, facts.output_shape) for facts in read_before([tensor])]
    [('first', (None, 2))]
    """
    return _facts_of(calls_before([one for one in tensors if hasattr(one, "_keras_history")]), {})


def input_shape_of(model):
    """What a model was built for: a shape, or a list of shapes; None if it has not been built.

    Examples
    --------
    >>> input_shape_of(keras.Sequential([keras.Input((8, 3)), keras.layers.Flatten()]))
    (None, 8, 3)
    """
    inputs = getattr(graph_of(model), "inputs", None)
    if inputs:
        return shapes_of(inputs)
    return known_inputs(model)


def calls_of(model, given=None) -> list[Call]:
    """Every use of a layer in a built model, in the order in which they run.

    Raises
    ------
    ValueError
        If nothing says what it takes, or it cannot take what is `given`.
    """
    graph = graph_of(model)
    if graph is not None and given in (None, input_shape_of(model)):
        return calls_in_graph(graph)
    given = given if given is not None else input_shape_of(model)
    if given is None:
        raise ValueError(
            f"{model.name} has no graph of its layers, and no input shape of it is known: "
            f"give input_shape, the batch axis first, such as input_shape=(None, 128, 9)."
        )
    refusal = None
    for args in symbolic_arguments(model, given):
        try:
            return calls_on(graph, keras.tree.flatten(args)) if graph is not None else follow(model, *args).inner
        except Exception as error:
            refusal = refusal or error
    raise refusal_of(model, given, refusal)


def _facts_of(calls, counted):
    """The facts of `calls`; `counted` knows every weight that was counted before, by its id, and where."""
    names, found = {}, []
    for call in calls:
        facts = _of_call(call, counted, names)
        found.append(facts)
        for weight in getattr(call.layer, "weights", ()):
            names.setdefault(id(weight), facts.name)
            counted.setdefault(id(weight), facts.name)
    return found


def _of_call(call, counted, names):
    layer = call.layer
    weights = list(getattr(layer, "weights", ()))
    new = [weight for weight in weights if id(weight) not in counted]
    first_use = ""
    if weights and not new:
        first_use = names.get(id(weights[0])) or counted.get(id(weights[0])) or layer.name
    config = {} if isinstance(layer, keras.Model) else _with_options(layer, call.options)
    known = _has_rule(layer, config, call.input_shape)
    inner = () if known else _opened(call)
    facts_inside = tuple(_facts_of(inner, counted))
    if facts_inside:
        facts_inside = (*_left_over(layer, counted), *facts_inside)
    return Facts(
        name=layer.name,
        kind=kind_of(layer),
        config=config,
        input_shape=call.input_shape,
        output_shape=call.output_shape,
        parameters=count_of(new),
        weights=(),
        weight_names=tuple(weight.name for weight in weights),
        known=known,
        trainable=count_of([weight for weight in new if weight.trainable]),
        first_use=first_use,
        inner=facts_inside,
        sources=call.sources,
        origins=call.origins,
        use=call.use,
        origin_uses=call.origin_uses,
        weight_shapes=shapes_by_name(new),
        item_sizes=call.item_sizes,
        ends_inside=call.ends_inside or not is_own(layer),
        own=is_own(layer),
    )


def _with_options(layer, options):
    """The arguments of a layer, and those of its call that its rule asks for."""
    rule = None if is_own(layer) else layers.rules().get(kind_of(layer))
    known = {name: value for name, value in options.items() if rule and name in rule.arguments}
    return {**arguments(layer), **known}


def _has_rule(layer, config, input_shape):
    try:
        return is_covered(layer, config, input_shape)
    except Exception:  # Keras took this input, so our rule is at fault: Keras' numbers are shown
        return False


def _opened(call):
    """The calls inside a model, a layer of the user's own, a TimeDistributed or a Lambda; empty for any other layer."""
    layer, graph = call.layer, graph_of(call.layer)
    try:
        if isinstance(layer, keras.layers.Lambda):
            return traced(call)
        if isinstance(layer, keras.layers.TimeDistributed):
            return [_of_a_step(call)]
        if graph is not None:
            if call.input_shape == shapes_of(graph.inputs):
                return calls_in_graph(graph)
            return calls_on(graph, keras.tree.flatten(call.given)) if call.given else call.inner
        if is_own(layer) and not call.inner and call.given:
            followed = follow(layer, *call.given[0], **call.given[1])
            call.inner, call.tensors = followed.inner, followed.tensors
        if is_own(layer) and not call.inner and not layer._layers:
            return traced(call)
        return call.inner if is_own(layer) else ()
    except Exception:  # it cannot be followed: Keras' numbers are shown
        return ()


def _of_a_step(call):
    """The call that a TimeDistributed makes for each step."""
    layer = call.layer.layer
    batch, _, *rest = call.input_shape
    tensor = keras.KerasTensor((batch, *rest))
    output = layer.compute_output_spec(tensor)
    return Call(layer, plain(tensor.shape), plain(output.shape), given=((tensor,), {}), tensors=(output,))


def _left_over(layer, counted, role="not called"):
    """What a layer holds besides the layers that were counted: weights of its own, layers that are not called."""
    found = []
    for inner in layer._flatten_layers(include_self=False, recursive=False):
        new = [weight for weight in inner.weights if id(weight) not in counted]
        own = {id(weight) for weight in _own_weights(layer)}
        if new and not all(id(weight) in own for weight in new):
            found.append(_of_held(inner, new, counted, role))
            counted.update({id(weight): inner.name for weight in new})
    own = [weight for weight in layer.weights if id(weight) not in counted]
    if own:
        counted.update({id(weight): layer.name for weight in own})
        found.insert(0, _without_a_call(layer, "own weights", own, "own weights"))
    return found


def _own_weights(layer):
    return [*layer._trainable_variables, *layer._non_trainable_variables]


def _of_held(layer, new, counted, role):
    """The facts of a layer that no call uses, on the shapes that it was built for."""
    graph = graph_of(layer)
    if graph is not None:
        inner = tuple(_facts_of(calls_in_graph(graph), counted))
        facts = _without_a_call(layer, kind_of(layer), new, role)
        return replace(facts, input_shape=shapes_of(graph.inputs), output_shape=shapes_of(graph.outputs), inner=inner)
    try:
        facts = read(layer)
    except Exception:
        return _without_a_call(layer, kind_of(layer), new, role)
    counts = {"parameters": count_of(new), "trainable": count_of([one for one in new if one.trainable])}
    return replace(facts, role=role, weights=(), weight_shapes=shapes_by_name(new), **counts)


def _without_a_call(layer, kind, new, role):
    return Facts(
        name=layer.name,
        kind=kind,
        config={},
        input_shape=None,
        output_shape=None,
        parameters=count_of(new),
        weights=(),
        weight_names=tuple(weight.name for weight in new),
        known=False,
        trainable=count_of([weight for weight in new if weight.trainable]),
        role=role,
        weight_shapes=shapes_by_name(new),
    )


def _of_a_layer(layer, given):
    """The facts of a layer that stands in no model, opened if it is one of the user's own."""
    try:
        facts = read(layer, given)
    except ValueError:
        if given is None or not isinstance(layer, keras.layers.Layer) or not is_own(layer) or layer.built:
            raise
        layer = called(layer, given)  # it cannot say what it was made with, so it is built itself
        facts = read(layer, given)
    if facts.known or not (is_own(layer) or isinstance(layer, keras.layers.Wrapper)):
        return facts
    try:
        made = layer if layer.built else called(copy_of(layer), given)
        args = next(symbolic_arguments(made, facts.input_shape))
        call = Call(made, facts.input_shape, facts.output_shape, given=(args, {}))
        counted = {}
        inner = _facts_of(_opened(call), counted)
    except Exception:
        return facts
    return replace(facts, inner=(*_left_over(made, counted), *inner)) if inner else facts
