"""What JupyterLab keeps of a notebook that is saved: a widget lives as long as its kernel, what is stored beside it longer."""

from __future__ import annotations

from shapewise.live import WIDGET_VIEW


def drop_views(model, **others) -> None:
    """Take the views of widgets out of the outputs that show something else as well.

    JupyterLab calls it before it saves (``ContentsManager.pre_save_hook``). A reader who opens the notebook again would
    see "model not found" in place of the film to step through.

    Parameters
    ----------
    model : dict
        What is saved, in Jupyter's form; changed in place.
    others
        What JupyterLab says besides: the path, the manager.

    Examples
    --------
    >>> output = {"output_type": "display_data", "data": {"text/html": "a film", WIDGET_VIEW: {"model_id": "1f"}}}
    >>> drop_views({"type": "notebook", "content": {"cells": [{"outputs": [output]}]}})
    >>> output["data"]
    {'text/html': 'a film'}
    """
    if model["type"] != "notebook" or not model.get("content"):
        return
    for cell in model["content"]["cells"]:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data:
                data.pop(WIDGET_VIEW, None)
