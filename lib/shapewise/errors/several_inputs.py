"""Several tensors for a model or layer that takes another number of them."""

from __future__ import annotations

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work, who
from shapewise.reading import keras


def several_inputs(scene, found):
    """A model with several inputs, given another number of arrays; or a layer with one, given a list."""
    wanted, came = int(found["wanted"]), int(found["came"])
    layer = scene.layer(name=found["model"])
    if not getattr(layer, "inputs", None):
        return _list_for_one(scene, layer, found["model"], came)
    shapes = [tuple(one.shape) for one in layer.inputs]
    names = [one.name for one in layer.inputs]
    given = scene.layer_call(type(layer).__name__)
    separate = given is not None and len(given[1]) == wanted and not isinstance(given[1][0], (list, tuple, dict))
    tensors = [keras.KerasTensor(one) for one in shapes]
    listed, named = (
        "layer([a, b])" if separate else f"a list of {wanted} arrays",
        "{" + ", ".join(f"{name!r}: ..." for name in names) + "}",
    )
    return ErrorExplanation(
        "input/several",
        f"model '{found['model']}' has {wanted} inputs and got {came}"
        + (": separate arguments do not count as a list." if separate else "."),
        f"arrays {came}, inputs {', '.join(names)}",
        expected=f"{wanted} arrays of shapes {', '.join(map(str, shapes))}",
        fixes=those_that_work(
            attempt(
                f"{listed}, or {named}", lambda: tuple(layer(tensors if wanted > 1 else tensors[0]).shape), "output"
            ),
        ),
    )


def _list_for_one(scene, layer, name, came):
    """A layer that takes one tensor, called on a list: often the output and the states of a recurrent layer."""
    call = scene.layer_call(type(layer).__name__) if layer is not None else None
    tensors = call[1][0] if call and call[1] and isinstance(call[1][0], (list, tuple)) else ()
    shapes = [tuple(getattr(one, "shape", ())) for one in tensors]
    givers = {getattr(getattr(one, "_keras_history", None), "operation", None) for one in tensors}
    giver = next((one for one in givers if len(givers) == 1 and getattr(one, "return_state", False) is True), None)
    fixes = []
    if giver is not None:
        fixes.append(
            attempt(
                f"return_state=False in {who(giver)}: its output alone", lambda: output_of(layer, shapes[0]), "output"
            )
        )
    elif shapes:
        fixes.append(
            attempt(
                "keras.layers.Concatenate()([a, b]) before it: one tensor of both",
                lambda: output_of(layer, output_of(keras.layers.Concatenate(), *shapes)),
                "output",
            )
        )
        fixes.append(
            attempt(
                "the layer on each: layer(a), layer(b)",
                lambda: " and ".join(str(_known(output_of(layer, one))) for one in shapes),
                "outputs",
            )
        )
    return ErrorExplanation(
        "input/one",
        f"{who(layer, name)} takes one tensor, and got a list of {came}"
        + (f": the output and the states of {who(giver)}." if giver is not None else "."),
        f"shapes {', '.join(map(str, shapes))}" if shapes else f"{came} tensors",
        expected="one tensor",
        fixes=those_that_work(*fixes),
    )


def _known(shape):
    if shape is None:
        raise ValueError("it does not take one of them")
    return shape


KNOWN = (
    Known(
        "input/several",
        r'Layer "(?P<model>[^"]*)" expects (?P<wanted>\d+) (?:named )?input\(s\)(?: with keys (?P<names>\[[^\]]*\]))?, '
        r"but it received (?P<came>\d+) input tensors",
        several_inputs,
    ),
)
