"""Load TensorFlow and Keras without their noise.

This file claims: it is the one place that chooses the environment TensorFlow starts in, and after
:func:`load_keras` nothing that TensorFlow said while it was imported stands in a terminal, a test report
or a notebook. An import that fails still says why: the error is raised, and what was said is printed.

TensorFlow writes some lines, with a time stamp, to file descriptor 2 whatever its log level is. A notebook
kernel watches that descriptor, so those lines would become an output that changes from run to run.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from types import ModuleType

#: What TensorFlow reads when it is imported. A value that the caller has set already is kept.
ENVIRONMENT = {
    "KERAS_BACKEND": "tensorflow",
    # 3: errors only. The lines that are written before the level is known are kept back by `silence`.
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # oneDNN sums in another order on every kind of processor, and says so on stderr.
    "TF_ENABLE_ONEDNN_OPTS": "0",
    # The lessons' layers are tiny: a graphics card would only add start-up time and other last digits.
    "CUDA_VISIBLE_DEVICES": "-1",
}


def set_environment() -> None:
    """Set the variables of :data:`ENVIRONMENT` that are not set yet."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep back what is written to file descriptor 2; if the block raises, print it after all."""
    try:
        kept = os.dup(2)
    except OSError:  # no descriptor 2, as under pythonw: nothing to silence
        yield
        return
    with tempfile.TemporaryFile() as store:
        try:
            os.dup2(store.fileno(), 2)
            yield
        except BaseException:
            os.dup2(kept, 2)
            store.seek(0)
            sys.stderr.write(store.read().decode("utf-8", "replace"))
            raise
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def load_keras() -> ModuleType:
    """Keras, imported once, on TensorFlow, in silence.

    Raises
    ------
    ImportError
        As Python raises it, when TensorFlow or Keras cannot be imported.

    Examples
    --------
    >>> load_keras().layers.Dense(3).units
    3
    """
    if "keras" in sys.modules and "tensorflow" in sys.modules:
        return importlib.import_module("keras")
    set_environment()
    with silence():
        importlib.import_module("tensorflow")
        logging.getLogger("tensorflow").setLevel(logging.ERROR)  # hints about retracing would land in the notebook
        return importlib.import_module("keras")
