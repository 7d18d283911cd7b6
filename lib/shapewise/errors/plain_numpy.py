"""Errors of plain NumPy in a loop of one's own: indices in another order, arrays that cannot be multiplied."""

from __future__ import annotations

import ast
import math
import re

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.expressions import parts_of, value_of
from shapewise.errors.trials import attempt, those_that_work


def product(scene, found):
    """Two arrays multiplied whose inner axes differ."""
    text, a, b = _factors(scene)
    if a is None:
        given = re.findall(r"\([\d, ]*\)", scene.text)[:2] if "not aligned" in scene.text else []
        shapes = " and ".join(given) or f"inner lengths {found['second']} and {found['first']}"
        return ErrorExplanation(
            "numpy/product",
            "the inner axes of a product must have the same length.",
            shapes,
            expected="the last axis of the first factor as long as the last but one of the second: (n, k) @ (k, m)",
        )
    left, right = text
    inner = (a.shape[-1] if a.ndim else 1, b.shape[-2] if b.ndim > 1 else b.shape[0] if b.ndim else 1)
    fixes = [
        attempt(f"{left} @ {right}.T", lambda: (a @ b.T).shape, "gives") if b.ndim == 2 else None,
        attempt(f"{left}.T @ {right}", lambda: (a.T @ b).shape, "gives") if a.ndim == 2 else None,
        attempt(f"{right} @ {left}", lambda: (b @ a).shape, "gives"),
    ]
    if a.ndim == 1 and b.ndim > 1 and a.size % inner[1] == 0:
        rows = (a.size // inner[1], inner[1])
        fixes.insert(
            0,
            attempt(
                f"{left}.reshape{rows} @ {right}: {left} was flattened", lambda: (a.reshape(rows) @ b).shape, "gives"
            ),
        )
    return ErrorExplanation(
        "numpy/product",
        f"{left} of shape {a.shape} cannot be multiplied with {right} of shape {b.shape}: {inner[0]} against "
        f"{inner[1]}.",
        f"shapes {a.shape} and {b.shape}",
        f"({_before(a)}{inner[0]}) @ ({inner[1]}{_behind(b)}): {inner[0]} and {inner[1]} are added up together, "
        "and differ",
        "the last axis of the first factor as long as the last but one of the second: (n, k) @ (k, m)",
        those_that_work(*fixes),
    )


def _before(a):
    return "".join(f"{n}, " for n in a.shape[:-1])


def _behind(b):
    return f", {b.shape[-1]}" if b.ndim > 1 else ""


def _factors(scene):
    """The texts and the arrays of a product that cannot be taken; (None, None, None) where the line does not say."""
    line, variables = scene.own_line or ("", {})
    pairs = [(one.left, one.right) for one in parts_of(line, ast.BinOp) if isinstance(one.op, ast.MatMult)]
    calls = parts_of(line, ast.Call)
    pairs += [
        tuple(one.args) for one in calls if len(one.args) == 2 and ast.unparse(one.func).endswith((".dot", ".matmul"))
    ]
    pairs += [
        (one.func.value, one.args[0]) for one in calls if len(one.args) == 1 and ast.unparse(one.func).endswith(".dot")
    ]
    for left, right in pairs:
        a, b = value_of(left, variables), value_of(right, variables)
        if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
            return (ast.unparse(left), ast.unparse(right)), a, b
    return None, None, None


def broadcast(scene, found):
    """Arrays combined element by element whose shapes do not fit."""
    shapes = [ast.literal_eval(one) for one in re.findall(r"\([\d, ]*\)", found["shapes"])]
    if len(shapes) < 2:
        return None
    if "remapped" in scene.text:
        return _einsum(scene)
    first, second = shapes[0], shapes[1]
    fixes = []
    for i in range(1, len(first) - len(second) + 1):
        wide = (*second, *(1,) * i)
        code = f"b[{'..., ' if second else ''}{', '.join(['None'] * i)}], of shape {wide}"
        fixes.append(
            attempt(
                f"{code}: its axes stand for the first ones of a",
                lambda wide=wide: np.broadcast_shapes(first, wide),
                "gives",
            )
        )
    short = [min(n, m) for n, m in zip(first, second, strict=False)]
    if (
        len(first) == len(second)
        and second[0] > first[0]
        and first[1:] == second[1:]
        or (len(first) == len(second) and first[0] < second[0] and _fit(first[1:], second[1:]))
    ):
        fixes.append(
            attempt(
                f"b[:{short[0]}]: at the border fewer than {second[0]} are left of a; or padding before the loop",
                lambda: np.broadcast_shapes(first, (short[0], *second[1:])),
                "gives",
            )
        )
    return ErrorExplanation(
        "numpy/broadcast",
        f"arrays of shapes {first} and {second} cannot be combined element by element.",
        f"shapes {first} and {second}",
        _columns(first, second),
        "counted from the last axis, the same length or 1 on every axis",
        those_that_work(*fixes),
    )


def _einsum(scene):
    """einsum with one letter for axes of two lengths."""
    line, variables = scene.own_line or ("", {})
    call = next(
        (one for one in parts_of(line, ast.Call) if ast.unparse(one.func).endswith("einsum") and one.args), None
    )
    letters, conflict = {}, ""
    if call is not None and isinstance(call.args[0], ast.Constant):
        for term, node in zip(call.args[0].value.split("->")[0].split(","), call.args[1:], strict=False):
            array = value_of(node, variables)
            for letter, length in zip(term.strip(), getattr(array, "shape", ()), strict=False):
                letters.setdefault(letter, set()).add(length)
        conflict = "; ".join(
            f"{letter} is {' and '.join(map(str, sorted(n)))}" for letter, n in letters.items() if len(n) > 1
        )
    return ErrorExplanation(
        "numpy/einsum",
        f"einsum: a letter stands for one length, and {conflict}."
        if conflict
        else "einsum: a letter stands for axes of two lengths.",
        line or "an einsum",
        expected="the same letter only for axes of the same length",
    )


def _fit(a, b):
    return all(n == m or 1 in (n, m) for n, m in zip(a[::-1], b[::-1], strict=False))


def _columns(first, second):
    bad = next(((n, m) for n, m in zip(first[::-1], second[::-1], strict=False) if n != m and 1 not in (n, m)), None)
    return f"aligned at the last axis: {bad[0]} against {bad[1]}" if bad else ""


def assigned(scene, found):
    """An array put into a place of another shape."""
    came, place = ast.literal_eval(found["came"]), ast.literal_eval(found["place"])
    same = math.prod(came) == math.prod(place)
    return ErrorExplanation(
        "numpy/assigned",
        f"an array of shape {came} does not fit into a place of shape {place}.",
        f"shape {came} for {place}",
        f"{math.prod(came)} numbers for {math.prod(place)} places" if not same else "",
        f"an array of shape {place}, or one that can be repeated to it",
        those_that_work(
            attempt(f"value.reshape{place}", lambda: np.zeros(came).reshape(place).shape, "makes") if same else None,
            attempt(
                f"an output with {came[-1]} on its last axis",
                lambda: np.broadcast_shapes((*place[:-1], came[-1]), came),
                "takes",
            )
            if place and came
            else None,
        ),
    )


def reshape(scene, found):
    """A reshape to another number of numbers."""
    size, wanted = int(found["size"]), ast.literal_eval(found["shape"])
    needed = math.prod(n for n in wanted if n != -1)
    fixes = []
    for axis, length in enumerate(wanted):
        others = math.prod(n for i, n in enumerate(wanted) if i != axis and n != -1)
        if length != -1 and others and size % others == 0 and -1 not in wanted:
            free = tuple(-1 if i == axis else n for i, n in enumerate(wanted))
            fixes.append(attempt(f"x.reshape{free}", lambda free=free: np.zeros(size).reshape(free).shape, "makes"))
    product = " x ".join(str(n) for n in wanted if n != -1)
    if re.search(r"reshape\(.*-1", (scene.own_line or ("",))[0]) and -1 not in wanted and 0 < needed < size:
        return _not_divided(size, wanted, product, needed)  # NumPy leaves the -1 out of its message
    return ErrorExplanation(
        "numpy/reshape",
        f"{size} numbers cannot be laid out as {wanted}.",
        f"{size} numbers, shape {wanted}",
        f"{product} = {needed}, and {size} came",
        f"lengths that multiply to {size}",
        those_that_work(*fixes[:2]),
    )


def _not_divided(size, wanted, product, needed):
    whole = size - size % needed
    return ErrorExplanation(
        "numpy/reshape",
        f"{size} numbers cannot be cut into parts of {wanted}: {needed} numbers each.",
        f"{size} numbers, parts of {wanted}",
        f"{product} = {needed}, and {size} = {size // needed} x {needed} + {size % needed}",
        f"a multiple of {needed} numbers",
        those_that_work(
            attempt(
                f"x[:{whole}].reshape(-1, {', '.join(map(str, wanted))}), for x in one row",
                lambda: np.zeros(whole).reshape(-1, *wanted).shape,
                "makes",
            ),
            attempt(
                f"np.pad(x, (0, {needed - size % needed})) first",
                lambda: np.pad(np.zeros(size), (0, needed - size % needed)).reshape(-1, *wanted).shape,
                "it then makes",
            ),
        ),
    )


def truth(scene, found):
    """An `if` on many numbers."""
    return ErrorExplanation(
        "numpy/truth",
        "an array of several numbers is neither true nor false.",
        "if, and, or, not on an array",
        expected="a choice for each number, or one answer for all of them",
        fixes=those_that_work(
            attempt(
                "np.where(x > 0, a, b): a choice for each number",
                lambda: np.where(np.zeros(3) > 0, 1, 2).shape,
                "for 3 numbers the output is",
            ),
            attempt("(x > 0).all() or (x > 0).any(): one answer", lambda: not (np.zeros(3) > 0).any()),
        ),
    )


def ragged(scene, found):
    """Rows of different lengths in one array."""
    from shapewise.reading import keras

    return ErrorExplanation(
        "numpy/ragged",
        "an array has rows of the same length, and these have different ones.",
        f"the first axes are {found['shape']}, and behind them the lengths differ",
        expected="the same length for every row",
        fixes=those_that_work(
            attempt(
                "keras.utils.pad_sequences(rows, dtype='float32', padding='post')",
                lambda: keras.utils.pad_sequences([[1.0], [1.0, 2.0]], dtype="float32", padding="post").shape,
                "for rows of 1 and 2 numbers it makes",
            )
        ),
    )


KNOWN = (
    Known(
        "numpy/product", r"^matmul: Input operand 1.*\(size (?P<first>\d+) is different from (?P<second>\d+)\)", product
    ),
    Known("numpy/product", r"^shapes .* not aligned: (?P<second>\d+) \(dim \d+\) != (?P<first>\d+)", product),
    Known(
        "numpy/broadcast",
        r"^operands could not be broadcast together with (?:shapes|remapped shapes .*:) (?P<shapes>.*)",
        broadcast,
    ),
    Known(
        "numpy/assigned",
        r"^could not broadcast input array from shape (?P<came>\([^)]*\)) into shape (?P<place>\([^)]*\))",
        assigned,
    ),
    Known("numpy/reshape", r"^cannot reshape array of size (?P<size>\d+) into shape (?P<shape>\([^)]*\))", reshape),
    Known("numpy/truth", r"^The truth value of an array with more than one element is ambiguous", truth),
    Known(
        "numpy/ragged",
        r"inhomogeneous shape after \d+ dimensions?\. The detected shape was (?P<shape>\([^)]*\))",
        ragged,
    ),
)
