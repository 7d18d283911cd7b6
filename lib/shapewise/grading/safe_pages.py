"""Pages of submissions that run no student's script: feedback and formgrader, by nbgrader's own settings.

This file claims: with the settings that nbgrader_config.py takes from here, whatever a notebook holds (sources,
outputs,
metadata, attachments, names) is shown, and none of it runs.
"""

from __future__ import annotations

import html
import re

from jinja2 import pass_context
from nbconvert.preprocessors import Preprocessor
from nbformat import from_dict

from shapewise.answers.matching import MIME
from shapewise.grading.safe_html import clean

#: Kinds of outputs that are shown; HTML and Markdown are cleaned where they become part of the page.
SHOWN = ("text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg", "image/svg+xml", MIME)
IMAGES = ("image/png", "image/jpeg")
#: Of nbgrader's metadata of a cell, what the pages need; its templates write these as they are.
FLAGS, NAME = ("grade", "solution", "task", "locked"), re.compile(r"[\w.-]+", re.ASCII)
NAMES = ("student", "last_name", "first_name", "notebook_path", "notebook_id", "assignment_id")


class KeepScriptsOut(Preprocessor):
    """Leaves of a notebook what can be shown and nothing that can run."""

    enabled = True

    def preprocess(self, notebook, resources):
        kernel = notebook.metadata.get("language_info", {}).get("name")
        known = kernel if isinstance(kernel, str) and NAME.fullmatch(kernel) else "python"
        notebook.metadata = from_dict({"language_info": {"name": known}})
        for name in NAMES:  # formgrader's template writes them as they are
            if isinstance(resources.get(name), str):
                resources[name] = html.escape(resources[name])
        return super().preprocess(notebook, resources)

    def preprocess_cell(self, cell, resources, index):
        cell.metadata = from_dict(_safe_grading(cell.metadata.get("nbgrader")))
        if "id" in cell:
            cell.id = re.sub(r"[^\w-]", "-", str(cell.id), flags=re.ASCII) or "cell"
        if cell.cell_type == "raw":
            cell.cell_type, cell.source = "markdown", f"<pre>{html.escape(str(cell.source))}</pre>"
        if "attachments" in cell:
            cell.attachments = _only_pictures(cell.attachments)
        if cell.cell_type == "code":
            cell.outputs = [safe_output(output) for output in cell.outputs]
        return cell, resources


def safe_output(output):
    """An output without kinds that run, and without metadata that become attributes.

    Parameters
    ----------
    output : NotebookNode or dict
        Of any kind; changed in place.

    Returns
    -------
    NotebookNode or dict
        The same.

    Examples
    --------
    >>> safe_output({"output_type": "display_data", "metadata": {}, "data": {"text/plain": "4", "application/javascript": "x()"}})
    {'output_type': 'display_data', 'metadata': {}, 'data': {'text/plain': '4'}}
    """
    if "data" not in output:
        return output
    data = output["data"]
    for kind in [kind for kind in data if kind not in SHOWN]:
        del data[kind]
    for kind in [kind for kind in IMAGES if kind in data]:
        data[kind] = re.sub(r"[^A-Za-z0-9+/=\n]", "", _text(data[kind]))
    if "text/html" in data:
        data["text/html"] = clean(_text(data["text/html"]))
    if not data:
        data["text/plain"] = "(an output that is not shown here)"
    metadata = output.get("metadata") or {}
    output["metadata"] = from_dict(
        {kind: _safe_measures(metadata[kind]) for kind in IMAGES if isinstance(metadata.get(kind), dict)}
    )
    return output


def _safe_grading(metadata) -> dict:
    """nbgrader's metadata, if they name a cell."""
    if not isinstance(metadata, dict) or not NAME.fullmatch(str(metadata.get("grade_id"))):
        return {}
    kept = {flag: bool(metadata[flag]) for flag in FLAGS if flag in metadata}
    if isinstance(metadata.get("points"), (int, float)):
        kept["points"] = metadata["points"]
    return {"nbgrader": {**kept, "grade_id": str(metadata["grade_id"]), "cell_type": str(metadata.get("cell_type"))}}


def _safe_measures(metadata) -> dict:
    """Width and height as numbers, the alternative text as text."""
    sizes = {name: int(metadata[name]) for name in ("width", "height") if str(metadata.get(name)).isdecimal()}
    return sizes | ({"alt": str(metadata["alt"])} if "alt" in metadata else {})


def _only_pictures(attachments) -> dict:
    if not isinstance(attachments, dict):
        return {}
    kept = {name: {kind: data for kind, data in one.items() if kind in IMAGES} for name, one in attachments.items()}
    return {name: one for name, one in kept.items() if one}


def _text(value) -> str:
    return "".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


@pass_context
def render_markdown(context, source) -> str:
    """Markdown as HTML that runs nothing; a filter for nbconvert's templates."""
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    attachments = context.get("cell", {}).get("attachments", {})
    renderer = IPythonRenderer(escape=False, attachments=attachments, embed_images=False, exclude_anchor_links=True)
    return clean(MarkdownWithMath(renderer=renderer).render(source))


#: Settings of nbconvert's HTMLExporter, for ``c.HTMLExporter.update(EXPORTER)``.
EXPORTER = {
    "sanitize_html": True,
    "filters": {
        "clean_html": "shapewise.grading.safe_html.clean",
        "markdown2html": "shapewise.grading.safe_pages.render_markdown",
    },
    "preprocessors": ["shapewise.grading.safe_pages.KeepScriptsOut"],
}
