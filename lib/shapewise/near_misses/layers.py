"""Layers and models that are the right ones with one change: an option, a family, a layer too many, two exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from shapewise.layers.rule import matters
from shapewise.near_misses.near_miss import NearMiss, most_plausible

#: A layer as data: its Keras class name and its arguments.
Layer = tuple[str, Mapping]

#: Options in the words of a sentence.
_NAMED = {"use_bias": "bias", "dilation_rate": "dilation"}
#: Layers that only apply a function to what the layer before them gives.
_WITHOUT_WEIGHTS = {"Softmax", "Activation", "ReLU", "LeakyReLU", "ELU"}


def near_layers(yours: Sequence[Layer], expected: Sequence[Layer]) -> tuple[NearMiss, ...]:
    """The one change that turns what was asked for into what was made.

    Parameters
    ----------
    yours, expected : sequence of (str, mapping)
        Keras class name and arguments of each layer, first to last; all arguments that Keras knows, defaults too.

    Returns
    -------
    tuple of NearMiss
        None where more than one thing differs, or nothing.

    Examples
    --------
    >>> expected = [("Conv1D", {"filters": 4, "padding": "valid"}), ("Dense", {"units": 1, "activation": "linear"})]
    >>> near_layers([("Conv1D", {"filters": 4, "padding": "same"}), expected[1]], expected)[0].phrase
    'as if the padding of Conv1D were "same"'
    >>> near_layers([expected[0], expected[1], ("Softmax", {})], expected)[0].phrase
    'as if one Softmax were too many'
    """
    yours, expected = [_plain(one) for one in yours], [_plain(one) for one in expected]
    return most_plausible(_changes(yours, expected)) if yours != expected else ()


def _changes(yours: list, expected: list) -> Iterator[NearMiss]:
    if len(yours) == len(expected):
        different = [place for place, (one, other) in enumerate(zip(yours, expected)) if one != other]
        if len(different) == 1:
            yield from _one_layer(yours[different[0]], expected[different[0]])
        elif len(different) == 2 and _exchanged(yours, *different) == expected:
            first, second = (yours[place][0] for place in different)
            yield NearMiss(None, f"as if {first} and {second} were exchanged", look_at="the order of the layers")
    elif len(yours) == len(expected) + 1:
        extra = {yours[place][0] for place in range(len(yours)) if yours[:place] + yours[place + 1 :] == expected}
        for kind in extra:
            yield NearMiss(None, f"as if one {kind} were too many", look_at=f"the {kind}")
    elif len(yours) == len(expected) - 1:
        missing = {
            expected[place][0] for place in range(len(expected)) if expected[:place] + expected[place + 1 :] == yours
        }
        for _ in missing:
            yield NearMiss(None, "as if one layer were missing", look_at="the number of layers")


def _one_layer(yours, expected) -> Iterator[NearMiss]:
    (kind, options), (wanted_kind, wanted) = yours, expected
    if kind != wanted_kind and wanted_kind == f"Depthwise{kind}" and options.get("groups", 1) != 1:
        yield NearMiss(None, f"as if the groups of {kind} were {options['groups']}", look_at=f"the groups of {kind}")
        return
    if kind in _WITHOUT_WEIGHTS and wanted_kind not in _WITHOUT_WEIGHTS:
        words = f"as if the layer whose numbers {kind} takes were missing"
        yield NearMiss(None, words, look_at=f"what stands in front of {kind}")
        return
    if kind != wanted_kind:
        if kind not in ("Functional", "Sequential"):  # a model says nothing by its class
            yield NearMiss(None, f"as if {kind} stood where another layer belongs", look_at=f"the {kind}")
        return
    different = [name for name in {**options, **wanted} if options.get(name) != wanted.get(name)]
    if len(different) == 1:
        name = _NAMED.get(different[0], different[0])
        look = f"the {name} of {kind}"
        if name == "bias":
            words = f"as if {kind} had {'a' if options.get('use_bias') else 'no'} bias"
        elif name == "activation" and wanted.get(name) in (None, "linear"):
            words = f"as if one activation were too many: {options.get(name)}"
        elif name == "activation" and options.get(name) in (None, "linear"):
            words = "as if an activation were missing"
        else:
            shown = (
                f'"{options.get(different[0])}"'
                if isinstance(options.get(different[0]), str)
                else options.get(different[0])
            )
            words = f"as if the {name} of {kind} were {shown}"
        yield NearMiss(None, words, look_at=look)


def _plain(layer: Layer) -> tuple[str, dict]:
    """A layer with what matters of its arguments, tuples of equal numbers as one."""
    kind, options = layer
    return kind, {name: _short(value) for name, value in options.items() if matters(name)}


def _short(value):
    if isinstance(value, (tuple, list)) and value and len(set(map(str, value))) == 1:
        return value[0]
    return value


def _exchanged(layers: list, first: int, second: int) -> list:
    changed = list(layers)
    changed[first], changed[second] = changed[second], changed[first]
    return changed
