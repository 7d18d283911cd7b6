"""Pictures to step through and to change, with sliders, buttons and keys.

Every function of a file in this folder whose name begins with ``explore_`` is found here by its name; a new file
needs no entry anywhere. Nothing is imported before it is asked for.
"""

from shapewise.pictures.discovery import public_functions

__getattr__, __dir__, __all__ = public_functions(__name__, __path__, ("explore_",))
