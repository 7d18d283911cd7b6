"""A layer as it is written in code, read without running any code."""

from __future__ import annotations

import ast

from shapewise.layers.call import LayerCall


def call_from_text(text) -> LayerCall:
    """The layer that `text` writes down; its arguments are literals, or other layers. Nothing is evaluated.

    Parameters
    ----------
    text : str
        Such as ``"Conv1D(100, 10, padding='same')"``; ``keras.layers.`` before a name does no harm.

    Returns
    -------
    LayerCall

    Raises
    ------
    ValueError
        If it is something else than one call with literals.

    Examples
    --------
    >>> call_from_text("keras.layers.Conv1D(100, kernel_size=(10,))")
    Conv1D(100, kernel_size=(10,))
    >>> call_from_text("Bidirectional(LSTM(8))")
    Bidirectional(LSTM(8))
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError) as error:
        raise ValueError(
            f"cannot read {text!r} as a layer ({error}): expected something like Conv1D(100, 10)."
        ) from None
    return _call(tree, text)


def literal_from_text(text, what):
    """The number, tuple or None that `text` writes down.

    Raises
    ------
    ValueError
        If it is no literal.

    Examples
    --------
    >>> literal_from_text("(None, 128, 9)", "input_shape")
    (None, 128, 9)
    """
    try:
        return ast.literal_eval(text.strip())
    except (SyntaxError, ValueError):
        raise ValueError(f"cannot read {what} {text!r}: expected something like (None, 128, 9).") from None


def _call(tree, text):
    if not isinstance(tree, ast.Call) or any(word.arg is None for word in tree.keywords):
        raise ValueError(
            f"cannot read {text!r} as a layer: expected a name and its arguments, such as Conv1D(100, 10)."
        )
    kind = ast.unparse(tree.func).removeprefix("keras.layers.").removeprefix("layers.")
    if not kind.isidentifier():
        raise ValueError(f"cannot read {ast.unparse(tree.func)!r} as a layer: expected a name of keras.layers.")
    positional = [_argument(one, text) for one in tree.args]
    return LayerCall(kind, *positional, **{word.arg: _argument(word.value, text) for word in tree.keywords})


def _argument(tree, text):
    if isinstance(tree, ast.Call):
        return _call(tree, text)
    try:
        return ast.literal_eval(tree)
    except ValueError:
        raise ValueError(
            f"cannot read the argument {ast.unparse(tree)} in {text!r}: expected a number, a text, a tuple or None."
        ) from None
