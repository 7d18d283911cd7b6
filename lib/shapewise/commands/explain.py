"""`shapewise explain`: a model file or a layer written on the command line, explained; an answer, judged."""

from __future__ import annotations

import sys
from pathlib import Path

from shapewise.commands.command import Command


def add_arguments(parser) -> None:
    parser.add_argument("what", help='a model file, such as model.keras; or a layer, such as "Conv1D(100, 10)"')
    parser.add_argument("--input-shape", help='what goes in, the batch axis first: "(None, 128, 9)"')
    parser.add_argument("--form", choices=["arithmetic", "lines"], default="arithmetic", help="lines: one a layer")
    parser.add_argument("--batch", type=int, metavar="N", help="also multiply-adds and memory, for N samples at once")
    parser.add_argument("--picture", metavar="FILE", help="also a picture of the model, as SVG: model.svg")
    parser.add_argument("--json", action="store_true", help="plain data in place of the table")
    parser.add_argument("--answer", help='a shape or a number of parameters to be judged: "(119, 900)", 9900')


def print_explanation(what, input_shape=None, answer=None, *, picture=None, json=False, **options) -> int:
    """Print the explanation of a model file or of a layer, and the diagnosis of an answer if there is one.

    Parameters
    ----------
    what : str
        A path that ends with ``.keras`` or ``.h5``, or a layer such as ``"Conv1D(100, 10)"``.
    input_shape, answer : str, optional
        Written as in Python.
    picture : str, optional
        The file that a picture is written to.
    json : bool
        Whether plain data is printed in place of the table.
    **options
        `form` and `batch`, as in :func:`shapewise.explain`.

    Returns
    -------
    int
        The exit code: 1 for an answer that is not right, or else 0.

    Raises
    ------
    ValueError
        If something cannot be read, or Keras refuses it; the message is for the user.

    Examples
    --------
    >>> print_explanation("Conv1D(100, 10, name='conv')", "(None, 128, 9)")
    conv (Conv1D): (None, 128, 9) -> (None, 119, 100)
        steps       (steps - kernel_size) // strides + 1
                    (128 - 10) // 1 + 1 = 119
        channels    filters = 100
        parameters  kernel_size x channels x filters + filters
                    10 x 9 x 100 + 100 = 9100
    total parameters: 9100
    0
    """
    from shapewise.answers.diagnosis import diagnose
    from shapewise.errors import why
    from shapewise.explanation import explain
    from shapewise.reading import build, call_from_text, literal_from_text

    shape = literal_from_text(input_shape, "the input shape") if input_shape else None
    try:
        model = _load(what) if what.endswith((".keras", ".h5")) else build(call_from_text(what))
        explanation = explain(model, input_shape=shape, **options)
        if json:
            print(explanation.as_json())
        else:
            show(explanation)
        if picture:
            explanation.picture().save(picture)
        if answer is None:
            return 0
        value = literal_from_text(answer, "the answer")
        kind = "output_shape" if isinstance(value, (tuple, list)) else "parameters"
        diagnosis = diagnose(value, model, shape, kind=kind)
    except Exception as error:
        raise ValueError(str(why(error) or error)) from error
    print(diagnosis)
    return 0 if diagnosis.correct else 1


def show(value) -> None:
    """Print something as a table in a terminal, as plain text into a file or a pipe."""
    if sys.stdout.isatty() and hasattr(value, "__rich__"):
        from rich.console import Console

        Console().print(value)
    else:
        print(value)


def _load(path):
    from shapewise.reading import keras

    if not Path(path).is_file():
        raise ValueError(f"there is no file {path}: expected a model that model.save('name.keras') has written.")
    return keras.models.load_model(path, compile=False)


def explain_command(options, rest) -> int:
    """Show every shape and every parameter count as arithmetic; 1 if the answer is wrong."""
    return print_explanation(
        options.what,
        options.input_shape,
        options.answer,
        picture=options.picture,
        json=options.json,
        form=options.form,
        batch=options.batch,
    )


COMMANDS = {
    "explain": Command(
        "show the shapes and parameters of a model file or a layer, as arithmetic",
        explain_command,
        "learning",
        add_arguments,
    )
}
