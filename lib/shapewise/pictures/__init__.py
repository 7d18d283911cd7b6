"""Pictures of layers, drawn from the arrays that the layers have just used.

Every function of a file in this folder that says that it gives a Film is found here by its name; a new file needs
no entry anywhere. Nothing is imported before it is asked for.
"""

from shapewise.pictures.discovery import public_functions

__getattr__, __dir__, __all__ = public_functions(__name__, __path__)
