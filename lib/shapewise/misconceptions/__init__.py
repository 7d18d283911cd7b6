"""What is believed of layers, and what follows from it."""

# The files of layers name their beliefs still: whoever comes here first must find them loaded.
import shapewise.layers  # noqa: F401
