"""A question on a lesson's matter with numbers of its own, as data: it comes back, mixed, in later lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shapewise.layers.call import LayerCall

#: What can be asked of a layer -> how the sentence asks it.
WORDING = {"output_shape": "what is the shape of its output", "parameters": "how many parameters does it have"}


@dataclass(frozen=True)
class Question:
    """One question.

    Parameters
    ----------
    name : str
        As for :func:`~shapewise.predict`; no other question of the course has it.
    layers : LayerCall or sequence of LayerCall
        The layer; or the layers of a Sequential model, in their order.
    input_shape : tuple
        The batch axis first.
    asks : tuple of str
        ``"output_shape"``, ``"parameters"`` or both.
    text : str
        The question in words, where the sentence made of the layer is not enough; the layer and its input shape are
        shown anyway.

    Raises
    ------
    ValueError
        If it asks for nothing, or for something else.

    Examples
    --------
    >>> Question("rows", LayerCall("Dense", 4), (None, 5, 3), asks=("output_shape",)).prompt
    'Dense(4) gets an input of shape (None, 5, 3): what is the shape of its output?'
    >>> two = LayerCall("Flatten"), LayerCall("Dense", 4)
    >>> Question("flat", two, (None, 5, 3)).prompt
    'A model of Flatten(), then Dense(4) gets an input of shape (None, 5, 3): what is the shape of its output, and how many \
parameters does it have?'
    """

    name: str
    layers: LayerCall | tuple[LayerCall, ...]
    input_shape: tuple
    asks: tuple[str, ...] = ("output_shape", "parameters")
    text: str = ""

    def __post_init__(self):
        given = (self.layers,) if isinstance(self.layers, LayerCall) else tuple(self.layers)
        object.__setattr__(self, "layers", given)
        if not self.asks or not set(self.asks) <= set(WORDING):
            raise ValueError(f"question {self.name!r} asks {self.asks!r}: expected {' or '.join(WORDING)}, or both.")

    @property
    def is_model(self) -> bool:
        """Whether it is about a model of several layers."""
        return len(self.layers) > 1

    @property
    def prompt(self) -> str:
        """The question as a sentence."""
        written = ("A model of " if self.is_model else "") + ", then ".join(map(str, self.layers))
        wording = self.text or f"{', and '.join(WORDING[name] for name in self.asks)}?"
        return f"{written} gets an input of shape {self.input_shape}: {wording}"

    @property
    def call(self) -> str:
        """The call of :func:`~shapewise.predict` to be filled in."""
        parts = ", ".join(f"{name}=..." for name in (*self.asks, "confidence"))
        return f'predict("{self.name}", {parts})'


@dataclass(frozen=True)
class Vote:
    """A question that a class votes on, where neither the shape nor the parameters of a layer are asked.

    Parameters
    ----------
    text : str
        The question, in Markdown.
    right : object
        The right answer.
    wrong : mapping of object to str
        Wrong answer -> code of the belief behind it, or what somebody believes who answers so, in words.
    because : str
        Why the right answer is right, in a few words.
    """

    text: str
    right: object
    wrong: Mapping[object, str]
    because: str = ""
