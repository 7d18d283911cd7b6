"""Models and layers built for an input, without numbers, so that their shapes and weights can be read."""

from __future__ import annotations

from shapewise.reading.calls import graph_of
from shapewise.reading.inputs import refusal_of, symbolic_arguments
from shapewise.reading.objects import copy_of, keras


def built(model, given):
    """`model` itself if it is built, or else a copy of it that is; one that cannot be copied is built itself.

    Raises
    ------
    ValueError
        If it is not built and nothing is `given`, or it cannot take that.
    """
    inner = model._flatten_layers(include_self=False, recursive=False)
    if given is None and inner and model.weights and all(layer.built for layer in inner):
        return model
    if model.built and (graph_of(model) is not None or given is not None or model.weights):
        return model
    if given is None:
        raise ValueError(
            f"{model.name} has not seen an input yet, so its shapes are not known: "
            f"give input_shape, the batch axis first, such as input_shape=(None, 128, 9)."
        )
    try:
        model = copy_of(model)
    except ValueError:  # a subclassed model that cannot say what it was made with is built itself
        pass
    if graph_of(model) is None and not isinstance(model, keras.Sequential):
        return called(model, given)
    model.build(given)
    return model


def called(layer, given):
    """`layer`, built by calling it on tensors without numbers."""
    refusal = None
    for args in symbolic_arguments(layer, given):
        try:
            layer(*args)
            return layer
        except Exception as error:
            refusal = refusal or error
    raise refusal_of(layer, given, refusal)
