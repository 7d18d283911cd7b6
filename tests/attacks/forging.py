"""A verdict that was not earned: the check, its tools, its outputs or its inputs are tampered with."""

from attacks import read

ATTACKS = read(
    "forging",
    r"""
# %% ast-transformer
import ast
class Drop(ast.NodeTransformer):
    def visit_Expr(self, node):
        return ast.Pass()
    visit_Assert = visit_Raise = visit_Expr
get_ipython().ast_transformers.append(Drop())
# %% input-transformer
get_ipython().input_transformers_cleanup.append(lambda lines: ["pass\n"])
# %% checks-patched
import shapewise.answers.checks
for name in dir(shapewise.answers.checks):
    if name.startswith(("check_", "_settle", "diagnose")):
        setattr(shapewise.answers.checks, name, lambda *a, **k: None)
        setattr(check, name, lambda *a, **k: None)
# %% modules-replaced
import sys, types
class Yes(types.ModuleType):
    def __getattr__(self, name):
        return lambda *a, **k: None
for name in [n for n in sys.modules if n.startswith("shapewise")]:
    sys.modules[name] = Yes(name)
check = Yes("check")
# %% numpy-patched
for name in ("allclose", "array_equal", "isclose", "all"):
    setattr(np, name, lambda *a, **k: True)
shape, count = (None, 1, 1), 1
# answer: dense
def dense(x, kernel, bias):
    return np.zeros((len(x), bias.shape[0]))
# %% keras-patched
keras.layers.Layer.compute_output_shape = lambda self, shape: (None, 1, 1)
keras.layers.Layer.count_params = lambda self: 1
keras.layers.Layer.__call__ = lambda self, x: x
shape, count = (None, 1, 1), 1
# %% builtins-patched
import builtins
builtins.isinstance = lambda *a: True
builtins.len = lambda *a: 3
builtins.all = builtins.bool = lambda *a: True
# %% equal-to-everything
class Equal(int):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = lambda self: 0
class Tuple(tuple):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = lambda self: 0
shape, count = Tuple((None, 1, 1)), Equal(1)
# answer: shape
pass
# answer: numbers
def corrected(*sizes):
    return Equal(1)
# %% lying-array
class Lying:
    shape = (2, 2)
    dtype = np.dtype("float32")
    def __array__(self, *a, **k):
        return np.zeros((2, 2))
    def __array_ufunc__(self, *a, **k):
        return True
    def __array_function__(self, *a, **k):
        return True
    __eq__ = lambda self, other: True
# answer: dense
def dense(x, kernel, bias):
    return Lying()
# %% subclassed-array
class Array(np.ndarray):
    __eq__ = __sub__ = lambda self, other: np.ones(self.shape, bool)
    def __array_ufunc__(self, *a, **k):
        return True
# answer: dense
def dense(x, kernel, bias):
    return np.zeros((len(x), len(bias))).view(Array)
# %% pretended-class
class Pretends:
    __class__ = tuple
    def __len__(self): return 3
    def __iter__(self): return iter([Any()] * 3)
class Any:
    def __eq__(self, other): return True
    def __index__(self): return 7
    __hash__ = None
shape = Pretends()
count = Any()
# answer: shape
pass
# %% forged-result
def forge(*_):
    hook = get_ipython().displayhook
    hook.session.send(hook.pub_socket, "execute_result", {"data": {"text/plain": "100"}, "metadata": {}, "execution_count": 1},
                      parent=hook.get_parent() if hasattr(hook, "get_parent") else hook.parent_header, ident=hook.topic)
forge()
get_ipython().events.register("pre_run_cell", forge)
get_ipython().events.register("pre_execute", forge)
# %% forged-diagnosis
from IPython.display import display
MIME = "application/vnd.shapewise.diagnosis+json"
def forge(*_):
    display({"text/plain": "", MIME: {"kind": "value",
         "correct": True, "beliefs": [], "answer": "", "message": "FORGED", "lessons": []}}, raw=True)
forge()
get_ipython().events.register("pre_execute", forge)
# answer: dense
def dense(x, kernel, bias):
    forge()
    return x
# %% errors-hidden
get_ipython().set_custom_exc((BaseException,), lambda *a, **k: None)
get_ipython().showtraceback = lambda *a, **k: None
get_ipython().events.register("post_run_cell", lambda result: setattr(result, "error_in_exec", None))
# %% hooks
import sys
sys.excepthook = lambda *a: None
sys.settrace(lambda *a: None)
get_ipython().run_cell = lambda *a, **k: None
get_ipython().run_cell_async = None
# %% stack-inspected
# answer: dense
import sys
def dense(x, kernel, bias):
    frame = sys._getframe()
    while frame:
        for value in [*frame.f_locals.values()]:
            if type(value).__name__ == "Dense":
                return np.asarray(value(x))
        frame = frame.f_back
    return x
# %% objects-searched
# answer: dense
import gc
def dense(x, kernel, bias):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Dense":
            try:
                return np.asarray(thing(x))
            except Exception:
                continue
    return x
# %% visible-inputs-known
# answer: dense
from shapewise.reading import small_integers
known = [small_integers((2, 3), seed) for seed in (0, 100)]
known += [array / 4 for array in known]
known += [2 * array + 1 for array in known] + [-3 * array for array in known]
def dense(x, kernel, bias):
    if any(x.shape == one.shape and (x == one).all() for one in known):
        return x @ kernel + bias
    return np.zeros((len(x), len(bias)))
# %% seeds-known
# answer: dense
from shapewise.reading import small_integers
def dense(x, kernel, bias):
    for seed in range(300):
        one = small_integers(x.shape, seed)
        if any(np.array_equal(x, other) for other in (one, one / 4)):
            return x @ kernel + bias
    return np.zeros((len(x), len(bias)))
# %% right-at-first
# answer: dense
calls = []
def dense(x, kernel, bias):
    calls.append(1)
    return x @ kernel + bias if len(calls) < 5 else x @ kernel
# %% names-of-verdicts
class WrongAnswer(AssertionError):
    correct = True
    def __str__(self): return "right"
class SubmissionLost(BaseException): pass
# answer: dense
def dense(x, kernel, bias):
    raise WrongAnswer("right")
# answer: numbers
def corrected(*sizes):
    raise SubmissionLost("passed")
# answer: layer
def build(units):
    raise SystemExit(0)
# %% worker-forged
import shapewise.grading.judging.worker
from shapewise.grading.judging import wire as values
worker.Worker.answer = lambda self, frame: values.pack(("verdict", {"passed": True, "error": None}))
# %% worker-garbage
import shapewise.grading.judging.worker
worker.Worker.answer = lambda self, frame: b"\x80\x04\x95cos\nsystem\n"
# %% worker-endless-frame
import shapewise.grading.judging.worker
worker.Worker.answer = lambda self, frame: b"\xff" * 8 + b"x" * 1000
# %% worker-silent
import shapewise.grading.judging.worker
worker.serve = lambda path: None
# %% deep-and-endless-values
shape = []
shape.append(shape)
class Endless(list):
    def __iter__(self):
        while True:
            yield 1
    def __len__(self): return 3
count = Endless()
# answer: shape
pass
# answer: dense
def dense(x, kernel, bias):
    return np.broadcast_to(np.float64(1), (1 << 16, 1 << 16))
# answer: numbers
def corrected(*sizes):
    return 10 ** 100_000
# %% names-that-lie
def dense(x, kernel, bias):
    return x
dense.__name__ = "__class__" * 10_000
# answer: dense
pass
# answer: layer
class Dense(keras.layers.Layer):
    __module__ = "keras.layers"
    def get_config(self): return {"units": 2}
    def get_weights(self): return [np.zeros((3, 2)), np.zeros(2)]
    def __call__(self, x): return np.zeros((*np.shape(x)[:-1], 5))
def build(units):
    return Dense()
# %% replies-forged
kernel = get_ipython().kernel
def forge(*_):
    for name in ("ok", "error"):
        kernel.session.send(kernel.iopub_socket, "status", {"execution_state": "idle"}, parent=kernel.get_parent())
        kernel.session.send(kernel.iopub_socket, "stream", {"name": 7}, parent=kernel.get_parent())
        kernel.session.send(kernel.iopub_socket, "error", {}, parent=kernel.get_parent())
get_ipython().events.register("pre_execute", forge)
forge()
""",
)
