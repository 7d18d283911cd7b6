"""Tests of the layer files; `agreement` is what they share."""
