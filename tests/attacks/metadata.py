"""The notebook itself: points, ids and kinds of cells that are not the author's."""

from attacks import Attack


def test_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]


def more_points(notebook):
    for cell in test_cells(notebook):
        cell["metadata"]["nbgrader"]["points"] = 1000


def tests_replaced(notebook):
    for cell in test_cells(notebook):
        cell["source"] = "100"


def tests_unlocked(notebook):
    for cell in test_cells(notebook):
        cell["source"] = "pass"
        cell["metadata"]["nbgrader"] |= {"locked": False, "solution": True, "grade": True}


def ids_swapped(notebook):
    cells = test_cells(notebook)
    names = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
    for cell, name in zip(cells, [*names[1:], names[0]], strict=True):
        cell["metadata"]["nbgrader"]["grade_id"] = name
        cell["source"] = "pass"


def tests_made_text(notebook):
    for cell in test_cells(notebook):
        cell["cell_type"] = "markdown"


def tests_doubled(notebook):
    for cell in test_cells(notebook):
        notebook["cells"].append({**cell, "source": "pass", "id": cell["id"] + "-again"})


def tests_removed(notebook):
    for cell in test_cells(notebook):
        notebook["cells"].remove(cell)


def test_added(notebook):
    cell = dict(test_cells(notebook)[0])
    role = {**cell["metadata"]["nbgrader"], "grade_id": "gift", "points": 50}
    notebook["cells"].append({**cell, "id": "gift", "source": "pass", "metadata": {"nbgrader": role}})


def outputs_stored(notebook):
    for cell in test_cells(notebook):
        result = {"output_type": "execute_result", "data": {"text/plain": "100"}, "metadata": {}, "execution_count": 1}
        cell["outputs"] = [result]


def other_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "x", "language": "bash"}


def paths_in_ids(notebook):
    for number, cell in enumerate(notebook["cells"]):
        if not cell["metadata"].get("nbgrader"):
            cell["id"] = f"../../../planted-{number}"


ATTACKS = [
    Attack("metadata", damage.__name__.replace("_", "-"), damage=damage)
    for damage in (
        more_points,
        tests_replaced,
        tests_unlocked,
        ids_swapped,
        tests_made_text,
        tests_doubled,
        tests_removed,
        test_added,
        outputs_stored,
        other_kernel,
        paths_in_ids,
    )
]
