"""Model solutions changed by machine, one change each: what a check must refuse."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

#: Operator -> those that are put in its place.
OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.Div),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.MatMult: (ast.Mult,),
    ast.Gt: (ast.Lt, ast.GtE, ast.Eq),
    ast.Eq: (ast.NotEq,),
}
TEXTS = {
    "same": ("valid",),
    "valid": ("same",),
    "softmax": ("sigmoid", "relu", "linear", "tanh"),
    "tu": ("u", "t"),
    "btf,tfu->btu": ("btf,fu->btu", "btf,tu->btu", "btf,tfu->bu", "btf,bfu->btu"),
}
#: Arguments that are given to each layer in turn.
ARGUMENTS = {
    "activation": ("relu", "softmax", "sigmoid", "tanh", "gelu"),
    "use_bias": (False,),
    "padding": ("same", "causal"),
    "strides": (2,),
    "dilation_rate": (2,),
    "depth_multiplier": (2,),
    "groups": (1,),
    "recurrent_activation": ("tanh", "hard_sigmoid", None),
    "return_sequences": (False, True),
    "go_backwards": (True,),
    "unit_forget_bias": (),
}
#: What is done to the result of a function that computes.
RESULTS = (
    "np.maximum({}, 0)",
    "np.abs({})",
    "np.round({})",
    "np.asarray({}).astype(int)",
    "2 * np.asarray({})",
    "-np.asarray({})",
    "np.tanh({})",
    "np.sort({}, axis=-1)",
    "np.asarray({}).T",
    "np.asarray({})[..., ::-1]",
    "np.asarray({})[:-1]",
    "np.asarray({})[None]",
    "np.mean({}, axis=-1, keepdims=True)",
    "np.zeros_like({})",
    "np.exp({}) / np.exp({}).sum(axis=-1, keepdims=True)",
    "np.asarray({}).tolist()[:1]",
)


def mutants(source: str, computes: bool) -> Iterator[tuple[str, str]]:
    """(what was changed, the whole source) of every mutant; `computes`: results are changed too."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for place, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node, tree, computes):
            other = copy.deepcopy(tree)
            line = ast.unparse(node) if not isinstance(node, (ast.FunctionDef, ast.Module)) else ""
            change(list(ast.walk(other))[place])
            try:
                text = ast.unparse(ast.fix_missing_locations(other))
            except (AttributeError, ValueError):
                continue
            if text not in seen:
                seen.add(text)
                yield f"{what}: {line}" if line else what, text


def _changes(node, tree, computes):
    """(what, function that changes a copy of the node) of everything that is done to a node."""
    if isinstance(node, ast.Constant):
        yield from _of_constant(node)
    if isinstance(node, ast.BinOp):
        for other in OPERATORS.get(type(node.op), ()):
            yield f"{other.__name__}", lambda copy, other=other: setattr(copy, "op", other())
        yield "left side only", lambda copy: _become(copy, copy.left)
        yield "right side only", lambda copy: _become(copy, copy.right)
    if isinstance(node, ast.Compare):
        for other in OPERATORS.get(type(node.ops[0]), ()):
            yield f"{other.__name__}", lambda copy, other=other: setattr(copy, "ops", [other()])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign dropped", lambda copy: _become(copy, copy.operand)
    if isinstance(node, ast.AugAssign):
        yield "assigned, not added", lambda copy: _become(copy, ast.Assign([copy.target], copy.value, lineno=1))
    if isinstance(getattr(node, "body", None), list):
        for at, one in enumerate(node.body):
            if not isinstance(one, (ast.FunctionDef, ast.Expr)):
                yield f"dropped: {ast.unparse(one)}", lambda copy, at=at: copy.body.__setitem__(at, ast.Pass())
    if isinstance(node, ast.If):
        yield "the other branch", lambda copy: _swap(copy, "body", "orelse") if copy.orelse else None
    if isinstance(node, ast.IfExp):
        yield "the other branch", lambda copy: _swap(copy, "body", "orelse")
    if isinstance(node, ast.Call):
        yield from _of_call(node)
    if isinstance(node, (ast.Tuple, ast.List)) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        for at in range(len(node.elts)):
            yield f"without part {at}", lambda copy, at=at: copy.elts.pop(at)
        for at in range(len(node.elts) - 1):
            yield f"parts {at} exchanged", lambda copy, at=at: _exchange(copy.elts, at)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for other in _parameters(tree):
            if other != node.id and node.id in _parameters(tree):
                yield f"{other} for", lambda copy, other=other: setattr(copy, "id", other)
    if computes and isinstance(node, ast.Return) and node.value is not None:
        value = ast.unparse(node.value)
        for text in RESULTS:
            made = ast.parse(text.format(*[f"({value})"] * text.count("{}")), mode="eval").body
            yield text, lambda copy, made=made: setattr(copy, "value", made)
        yield "returns nothing", lambda copy: setattr(copy, "value", None)


def _of_constant(node):
    value = node.value
    if isinstance(value, bool):
        yield str(not value), lambda copy: setattr(copy, "value", not value)
    elif isinstance(value, int):
        for other in {value + 1, value - 1, 0} - {value}:
            yield str(other), lambda copy, other=other: setattr(copy, "value", other)
    elif value in TEXTS:
        for other in TEXTS[value]:
            yield repr(other), lambda copy, other=other: setattr(copy, "value", other)


def _of_call(node):
    for at in range(len(node.args) - 1):
        yield f"arguments {at} exchanged", lambda copy, at=at: _exchange(copy.args, at)
    for at in range(len(node.keywords)):
        yield f"without {node.keywords[at].arg}", lambda copy, at=at: copy.keywords.pop(at)
    if "keras.layers" not in ast.unparse(node.func):
        return
    given = {keyword.arg for keyword in node.keywords}
    for name, values in ARGUMENTS.items():
        for value in values:
            made = ast.keyword(name, ast.Constant(value))
            kept = [name] if name in given else []
            yield f"{name}={value!r}", lambda copy, made=made, kept=kept: _with_keyword(copy, made, kept)


def _with_keyword(call, made, dropped):
    call.keywords = [*(one for one in call.keywords if one.arg not in dropped), made]


def _become(node, other):
    other = copy.deepcopy(other)
    node.__class__ = other.__class__
    node.__dict__.clear()
    node.__dict__.update(other.__dict__)


def _swap(node, one, other):
    mine, its = getattr(node, one), getattr(node, other)
    setattr(node, one, its)
    setattr(node, other, mine)


def _exchange(items, at):
    items[at], items[at + 1] = items[at + 1], items[at]


def _parameters(tree):
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return [argument.arg for function in functions for argument in function.args.args]
