"""Pictures to step through and to change, with sliders, buttons and keys.

Each picture of :mod:`shapewise.pictures` that can be changed has an explorer of the same name: ``explore.conv1d()``.
A new picture needs no entry anywhere. Nothing is imported before it is asked for.
"""

from shapewise.explorers.offered import explorers_of

__getattr__, __dir__, __all__ = explorers_of(__name__, "shapewise.pictures")
