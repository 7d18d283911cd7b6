import pytest

from shapewise.live import WIDGET_VIEW
from shapewise.notebooks.saving import drop_views

VIEW = {"model_id": "1f"}


def saved(*data):
    """The data of outputs after they were saved."""
    cells = [{"cell_type": "markdown", "source": ""}, {"cell_type": "code", "outputs": []}]
    cells[1]["outputs"] = [{"output_type": "stream", "text": ""}, *({"data": dict(one)} for one in data)]
    drop_views({"type": "notebook", "content": {"cells": cells}}, path="a.ipynb", contents_manager=None)
    return [output["data"] for output in cells[1]["outputs"][1:]]


def test_a_view_goes_where_there_is_something_else_to_show():
    assert saved({"text/html": "a film", "text/plain": "words", WIDGET_VIEW: VIEW}) == [
        {"text/html": "a film", "text/plain": "words"}
    ]


def test_a_view_that_is_all_there_is_stays():
    assert saved({"text/plain": "IntSlider()", WIDGET_VIEW: VIEW}) == [{"text/plain": "IntSlider()", WIDGET_VIEW: VIEW}]


@pytest.mark.parametrize("model", [{"type": "file", "content": "x"}, {"type": "notebook", "content": None}])
def test_what_is_no_notebook_is_left_alone(model):
    before = dict(model)
    drop_views(model)
    assert model == before
