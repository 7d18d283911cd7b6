"""Every call of a layer in a model: read from the graph that Keras keeps, or followed where it keeps none.

A functional or Sequential model keeps the graph of its calls. A subclassed model, and a layer of the user's own inside
any model, keep none: they are called once on tensors without numbers, and the layers they call are written down.
"""

from __future__ import annotations

import contextlib
import inspect
import itertools
import threading
from collections import Counter
from dataclasses import dataclass, field

from shapewise.reading.objects import keras, shapes_of

#: one recording at a time: following a model takes the place of Layer.__call__ for as long as it lasts
_RECORDING = threading.RLock()


@dataclass
class Call:
    """One use of a layer.

    Parameters
    ----------
    layer : keras.Operation
        What was called; arithmetic between layers is an operation, but no layer.
    input_shape, output_shape : tuple or list of tuple
        A list for several arrays.
    inner : list of Call
        The calls that it made itself, where it was followed.
    sources : tuple of str
        The layers whose outputs it took, by name; an empty name for an input of the model.
    origins : tuple of str
        As `sources`, with the names of the model's inputs.
    use : int
        How often this layer had been called before.
    origin_uses : tuple of int
        For each of `origins`, which call of that layer is meant.
    given : (tuple, dict)
        Its arguments, with Keras' symbolic tensors in them; None where it was followed.
    options : dict
        Its arguments that hold no tensors, by name, such as ``return_attention_scores``.
    tensors : tuple
        What it gave, so that it is known again where it goes in elsewhere.
    item_sizes : tuple of int
        The bytes of one number, for each of the tensors.
    """

    layer: object
    input_shape: object = None
    output_shape: object = None
    inner: list = field(default_factory=list)
    sources: tuple = ()
    origins: tuple = ()
    use: int = 0
    origin_uses: tuple = ()
    given: tuple | None = None
    options: dict = field(default_factory=dict)
    tensors: tuple = ()
    item_sizes: tuple = ()

    @property
    def ends_inside(self):
        """Whether the last call it made itself gives its output, with no arithmetic after it."""
        return bool(self.inner) and any(one is two for one in self.tensors for two in self.inner[-1].tensors)


def graph_of(model):
    """What holds the graph of a model's calls; None for a subclassed model, and for a layer that is no model."""
    model = getattr(model, "_functional", None) or model
    return model if hasattr(model, "_nodes_by_depth") else None


def calls_in_graph(graph) -> list[Call]:
    """The calls that Keras keeps, in the order in which they run."""
    nodes = [
        node
        for depth in sorted(graph._nodes_by_depth, reverse=True)
        for node in graph._nodes_by_depth[depth]
        if not node.is_input and not isinstance(node.operation, keras.layers.InputLayer)
    ]
    return _of_nodes(nodes)


def calls_before(tensors) -> list[Call]:
    """The calls that led to some symbolic tensors, in the order in which they ran."""
    nodes = {}

    def visit(tensor):
        operation, at, _ = tensor._keras_history
        node = operation._inbound_nodes[at] if operation else None
        if node is None or node.is_input or id(node) in nodes:
            return
        for parent in node.input_tensors:
            visit(parent)
        nodes[id(node)] = node

    for tensor in tensors:
        visit(tensor)
    return _of_nodes(nodes.values())


def _of_nodes(nodes):
    uses, seen = {}, Counter()
    for node in nodes:
        uses[id(node)] = seen[id(node.operation)]
        seen[id(node.operation)] += 1
    return [_of_node(node, uses) for node in nodes]


def _of_node(node, uses):
    histories = [tensor._keras_history for tensor in node.input_tensors]
    makers = [
        (one.operation, one.operation._inbound_nodes[one.node_index].is_input) for one in histories if one.operation
    ]
    args, kwargs = node.arguments.args, node.arguments.kwargs
    options = options_of(node.operation, args, kwargs)
    return Call(
        node.operation,
        _operands(node.operation, args, kwargs, node.input_tensors),
        shapes_of(node.output_tensors),
        sources=tuple("" if is_input else operation.name for operation, is_input in makers) or ("",),
        origins=tuple(operation.name for operation, _ in makers),
        use=uses[id(node)],
        origin_uses=tuple(
            uses.get(id(one.operation._inbound_nodes[one.node_index]), 0) for one in histories if one.operation
        ),
        given=(args, kwargs),
        options=options,
        tensors=tuple(node.output_tensors),
        item_sizes=tuple(map(item_size, node.output_tensors)),
    )


def calls_on(graph, tensors) -> list[Call]:
    """The calls of a graph for other symbolic tensors than those it was made for; they must be as many."""
    found, names = [], [one._keras_history.operation.name for one in graph.inputs]

    def called(operation, *args, **kwargs):
        given = keras.tree.flatten((args, kwargs))
        given = [one for one in given if isinstance(one, keras.KerasTensor)]
        if isinstance(operation, keras.layers.Layer) and args:
            operation._assert_input_compatibility(args[0])
        result = operation.compute_output_spec(*args, **kwargs)
        outputs = tuple(keras.tree.flatten(result))
        found.append(
            Call(
                operation,
                _operands(operation, args, kwargs, given),
                shapes_of(outputs),
                sources=tuple(_source(found, one)[0] for one in given),
                origins=tuple(_source(found, one)[0] or _input_of(names, tensors, one) for one in given),
                use=sum(call.layer is operation for call in found),
                origin_uses=tuple(_source(found, one)[1] for one in given),
                given=(args, kwargs),
                options=options_of(operation, args, kwargs),
                tensors=outputs,
                item_sizes=tuple(map(item_size, outputs)),
            )
        )
        return result

    graph._run_through_graph(tensors, call_fn=called)
    return found


def _input_of(names, tensors, tensor):
    return next((name for name, one in zip(names, tensors) if one is tensor), "")


def _operands(operation, args, kwargs, tensors):
    """The shapes that went in: the tensors; of arithmetic between layers also the constants, of attention no masks."""
    if not isinstance(operation, keras.layers.Layer):
        return shapes_of(keras.tree.flatten((args, kwargs)))
    named = _by_name(operation, args, kwargs)
    kept = {name: value for name, value in named.items() if not name.endswith("mask")}
    return shapes_of(keras.tree.flatten(kept)) if len(kept) < len(named) else shapes_of(tensors)


def options_of(operation, args, kwargs):
    """The arguments of a call that hold no tensors, by name."""
    return {
        name: value
        for name, value in _by_name(operation, args, kwargs).items()
        if value is not None and not any(hasattr(one, "shape") for one in keras.tree.flatten(value))
    }


def _by_name(operation, args, kwargs):
    try:
        bound = inspect.signature(operation.call).bind(*args, **kwargs).arguments
    except (TypeError, ValueError):
        return dict(kwargs)
    return {**{name: value for name, value in bound.items() if name != "kwargs"}, **bound.get("kwargs", {})}


def item_size(tensor) -> int:
    """The bytes of one number of a tensor."""
    name = str(getattr(tensor.dtype, "name", tensor.dtype))
    digits = "".join(itertools.takewhile(str.isdigit, name.lstrip("abcdefghijklmnopqrstuvwxyz_")))
    return max(int(digits) // 8, 1) if digits else 1


def follow(layer, *args, **kwargs) -> Call:
    """The call of `layer` on Keras' symbolic tensors, with the calls that it makes itself.

    Nothing is computed, and `layer` is left as it was; it must be built.
    """
    with recorded_calls() as calls:
        keras.src.backend.compute_output_spec(layer.__call__, *args, **kwargs)
    return calls[0]


@contextlib.contextmanager
def recorded_calls():
    """The calls of layers made inside the block, as a tree."""
    top = []
    stack = [top]
    mine = threading.get_ident()
    with _RECORDING:
        before = keras.layers.Layer.__call__

        def recorded(layer, *args, **kwargs):
            if threading.get_ident() != mine:
                return before(layer, *args, **kwargs)
            call = Call(layer)
            stack.append(call.inner)
            try:
                result = before(layer, *args, **kwargs)
            finally:
                stack.pop()
            _note(call, stack[-1], args, kwargs, result)
            return result

        keras.layers.Layer.__call__ = recorded
        try:
            yield top
        finally:
            keras.layers.Layer.__call__ = before


def _note(call, siblings, args, kwargs, result):
    given = [one for one in keras.tree.flatten((args, kwargs)) if hasattr(one, "shape")]
    call.input_shape = _operands(call.layer, args, kwargs, given)
    call.tensors = tuple(one for one in keras.tree.flatten(result) if hasattr(one, "shape"))
    call.output_shape = shapes_of(call.tensors)
    makers = [_source(siblings, tensor) for tensor in given]
    call.sources = call.origins = tuple(name for name, _ in makers)
    call.use, call.origin_uses = sum(one.layer is call.layer for one in siblings), tuple(use for _, use in makers)
    call.options = options_of(call.layer, args, kwargs)
    call.item_sizes = tuple(map(item_size, call.tensors))
    siblings.append(call)


def _source(calls, tensor):
    """The name of the layer that gave `tensor`, and which of its calls did; an empty name for an input, or for what was
    computed between layers.
    """
    maker = next((call for call in reversed(calls) if any(one is tensor for one in call.tensors)), None)
    return (maker.layer.name, maker.use) if maker else ("", 0)


def traced(call) -> list[Call]:
    """What a function or a layer without layers inside does with keras.ops; empty where it does anything else.

    Nothing is computed and no variable changes: it is called on symbolic tensors, in a scope that keeps assignments.
    """
    args, kwargs = call.given or ((), {})
    kwargs = {name: value for name, value in kwargs.items() if value is not None}
    tensors = keras.tree.flatten((args, kwargs))
    if not tensors or not all(isinstance(one, keras.KerasTensor) for one in tensors):
        return []
    fresh = keras.tree.map_structure(lambda one: keras.KerasTensor(one.shape, dtype=one.dtype), (args, kwargs))
    with keras.StatelessScope():
        outputs = call.layer.call(*fresh[0], **fresh[1])
    function = keras.Function(keras.tree.flatten(fresh), keras.tree.flatten(outputs))
    found = calls_in_graph(function)
    shape = shapes_of(function.outputs)
    if not found or shape != call.output_shape:
        return []
    return [
        Call(**{**vars(one), "sources": _names(one, "sources"), "origins": _names(one, "origins")}) for one in found
    ]


def _names(call, which):
    """The names of its sources; inside a layer its inputs have none."""
    return tuple("" if name.startswith("keras_tensor") else name for name in getattr(call, which))
