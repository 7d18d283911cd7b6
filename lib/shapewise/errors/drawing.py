"""The picture of an error: the layers that ran, and the one that broke, with the shapes that do not meet."""

from __future__ import annotations

from collections.abc import Callable

from shapewise.explanation import rows_before
from shapewise.explanation.picture import Broken, Picture, draw_graph
from shapewise.reading import keras, kind_of


def drawing_of(scene) -> Callable[..., Picture] | None:
    """A function that draws where an error happened, given what is said of it; None where no layer is in sight.

    The function takes ``expected`` and ``lines``: what would have fitted, and the sum that failed.
    """
    layer, inputs = _call(scene)
    if layer is None or not inputs:
        return None
    shapes = tuple(str(tuple(one.shape)) for one in inputs)
    symbolic = [one for one in inputs if hasattr(one, "_keras_history")]

    def draw(expected="", lines=()):
        rows = rows_before(symbolic) if len(symbolic) == len(inputs) else ()
        sources = tuple(_name(one) for one in inputs)
        broken = Broken(layer.name, kind_of(layer), sources, shapes, expected, tuple(lines))
        return draw_graph(rows, title=f"where {layer.name} broke", broken=broken)

    return draw


def _call(scene):
    """The innermost layer or operation that was being called, and the arrays that it was given."""
    refusing = _refusing(scene)
    for variables in scene.frames:
        called, given = _called(variables)
        if called is None:
            continue
        if refusing is not None and refusing is not called:  # a layer inside the model that was called
            return refusing, _given_to_it(scene) or given
        return called, given
    return refusing, _given_to_it(scene)


def _called(variables):
    """What a frame calls, and its arrays; (None, []) where it calls nothing."""
    function, args = variables.get("fn"), variables.get("args")
    if not isinstance(args, tuple):
        return None, []
    if getattr(function, "__name__", "") == "__call__" and args and isinstance(args[0], keras.layers.Layer):
        called, args = args[0], args[1:]
    else:
        called = variables.get("self")
    if not isinstance(called, keras.Operation):
        return None, []
    arrays = [one for one in keras.tree.flatten((args, variables.get("kwargs"))) if hasattr(one, "shape")]
    return (called, arrays) if arrays else (None, [])


def _refusing(scene):
    """The layer that checks its input, where Keras says its name."""
    name = scene.frames[0].get("layer_name") if scene.frames else None
    return scene.layer(name=name) if isinstance(name, str) else None


def _given_to_it(scene):
    given = scene.frames[0].get("x") if scene.frames else None
    return [given] if hasattr(given, "shape") else []


def _name(tensor):
    history = getattr(tensor, "_keras_history", None)
    return history.operation.name if history and history.operation else ""
