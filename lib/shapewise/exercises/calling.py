"""Call what a learner has written with the sizes of an exercise."""

from __future__ import annotations

from shapewise.answers.functions import not_a_function, not_written
from shapewise.answers.matching import Diagnosis
from shapewise.answers.raised import in_keras_words, in_numpy_words, place_of


def called(function, n, arguments):
    """What a learner's function returns for the sizes `n`, and None; or None and what is wrong with it.

    Returns
    -------
    (object, Diagnosis or None)
    """
    if function is ...:
        return None, not_written("the answer", dots=True)
    if (complaint := not_a_function(function)) is not None:  # a wrong diagnosis is false
        return None, complaint
    name = getattr(function, "__name__", "your function")
    sizes = [getattr(n, argument) for argument in arguments]
    try:
        return function(*sizes), None
    except NotImplementedError:
        return None, not_written(name)
    except (Exception, SystemExit) as error:
        given = ", ".join(f"{argument}={size}" for argument, size in zip(arguments, sizes, strict=True))
        raised = f"{name}: it raised {type(error).__name__}{place_of(error, function)}: {error} (called with {given})."
        return None, Diagnosis(
            "value", None, False, (), " ".join(filter(None, [raised, in_numpy_words(error), in_keras_words(error)]))
        )
