"""Model files that are not there, or hold something else."""

from __future__ import annotations

import os

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work


def path_of(scene):
    """The file that was to be read or written, as it was given."""
    _, named = scene.call_of("load_weights", "save_weights", "save") or (None, {})
    given = named.get("filepath", scene.variable("filepath"))  # a variable called path is often one inside of the file
    given = given if given is not None else scene.variable("path")
    return str(given) if given is not None else ""


def no_model_in_file(scene, found):
    """`load_model` of a file that holds weights alone."""
    path = found["path"].rstrip(".")
    return ErrorExplanation(
        "saving/weights-only",
        f"{os.path.basename(path)} holds weights and no layers: save_weights has written it.",
        f"load_model({os.path.basename(path)!r})",
        expected="the model made again in code, then model.load_weights(path)",
    )


def not_there(scene, found):
    """A file or folder that is not there."""
    path = found["path"]
    folder = os.path.dirname(path) or "."
    writing = "unable to open" not in scene.text and "open file" not in scene.text
    there = (
        sorted(one for one in os.listdir(folder) if one.endswith((".keras", ".h5"))) if os.path.isdir(folder) else []
    )
    if not path.endswith((".keras", ".h5", ".hdf5")):
        return None
    missing = not os.path.isdir(folder)
    what = f"there is no folder {folder}" if missing else f"there is no file {path}"
    return ErrorExplanation(
        "lookup/file",
        f"{what}" + ("." if os.path.isabs(path) else f", seen from {os.getcwd()}."),
        f"path {path}",
        expected=f"os.makedirs({folder!r}, exist_ok=True) first"
        if missing and writing
        else "a file that model.save or save_weights has written",
        fixes=those_that_work(
            *(
                attempt(
                    os.path.join(folder, one), lambda one=one: os.path.isfile(os.path.join(folder, one)), "it is there"
                )
                for one in there[:2]
            )
        )
        if not writing
        else (),
    )


def not_a_model_file(scene, found):
    """A file that is no model."""
    path = path_of(scene)
    if not path or not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        begins = file.read(4)
    return ErrorExplanation(
        "saving/no-model-file",
        f"{os.path.basename(path)} is not a model file: it begins with {begins!r}.",
        f"path {path}, {os.path.getsize(path)} bytes",
        expected="a .keras file is a zip and begins with b'PK', an .h5 file with b'\\x89HDF': was it downloaded "
        "or copied whole?",
    )


KNOWN = (
    Known("saving/weights-only", r"No model config found in the file at (?P<path>\S+)", no_model_in_file),
    Known("lookup/file", r"unable to open file: name = '(?P<path>[^']*)', errno = 2", not_there),
    Known("lookup/file", r"\[Errno 2\] No such file or directory: '(?P<path>[^']*)'", not_there),
    Known(
        "saving/no-model-file",
        r"file signature not found|Please ensure the file is an accessible `\.keras` zip file",
        not_a_model_file,
        early=True,
    ),
)
