"""Grading a class: warm kernels, one submission run and judged, many at once, marks recorded, the class report.

`warm` and `provisioner` start kernels; nothing here is imported until it is used.
"""
