"""What is kept of a cell's outputs, and what each weighs."""

import base64

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from shapewise.grading.running.outputs import LEAST, LEAST_OF_A_STREAM, Outputs

PICTURE = base64.b64encode(b"a picture").decode()
#: bundles as no kernel of ours makes them
MALFORMED = [
    {"data": {"image/png": 7}, "metadata": {}},
    {"data": {"image/png": "no picture"}, "metadata": {"image/png": 3}},
    {"data": {"image/png": PICTURE}, "metadata": {"image/png": "wide"}},
    {"data": {"text/html": {"a": 1}}, "metadata": {}},
    {"data": {"text/plain": [1, None]}, "metadata": {"x": [[]]}},
    {"data": {"text/markdown": 3.5, "text/latex": []}, "metadata": {}},
    {"data": {"image/svg+xml": {}}, "metadata": {"image/svg+xml": None}},
    {"data": {"application/vnd.jupyter.widget-view+json": "no dictionary"}, "metadata": {}},
    {"data": {"": "x", "no type": "y", "a/b/c": "z"}, "metadata": {}},
]


@pytest.mark.parametrize("bundle", MALFORMED, ids=lambda bundle: "-".join(bundle["data"]) or "none")
def test_a_page_can_be_made_of_whatever_was_sent(bundle):
    outputs = Outputs(1000)
    outputs.add("display_data", bundle)
    outputs.add("execute_result", {**bundle, "execution_count": "seven"})
    cell = new_code_cell("x", outputs=[new_output(**item) for item in outputs.items])
    page, _ = HTMLExporter().from_notebook_node(new_notebook(cells=[cell]))
    assert "<html" in page


def test_what_is_well_formed_is_kept_as_it_is():
    bundle = {"data": {"text/plain": ["a", "b"], "image/png": PICTURE, "application/json": [1]}, "metadata": {"image/png": {"width": 3}}}
    outputs = Outputs(1000)
    outputs.add("display_data", bundle)
    assert outputs.items == [{"output_type": "display_data", **bundle}]


def test_every_message_weighs_something_however_little_is_in_it():
    outputs = Outputs(1000)
    for _ in range(10):
        outputs.add("display_data", {"data": {}, "metadata": {}})
        outputs.add("stream", {"name": "stdout", "text": "x"})
        outputs.add("clear_output", {})
        with pytest.raises(KeyError, match="name"):
            outputs.add("stream", {})
    assert outputs.size < 100
    assert outputs.weight == 10 * (2 * LEAST + 2 * LEAST_OF_A_STREAM)
