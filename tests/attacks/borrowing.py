"""NumPy was asked for, and something else computes: Keras or TensorFlow in a disguise, or a layer that knows the check."""

from attacks import read

ATTACKS = read(
    "borrowing",
    r"""
# %% layer
# answer: dense
def dense(x, kernel, bias):
    layer = keras.layers.Dense(len(bias))
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    return np.asarray(layer(x))
# %% import-by-text
# answer: dense
def dense(x, kernel, bias):
    ops = getattr(__import__("ker" + "as"), "o" + "ps")
    return np.asarray(ops.matmul(x, kernel) + bias)
# %% tensorflow
# answer: dense
import importlib
def dense(x, kernel, bias):
    tf = importlib.import_module("tensor" + "flow")
    return tf.nn.bias_add(tf.matmul(x, kernel), bias).numpy()
# %% compiled
import tensorflow as tf
compiled = tf.function(lambda x, kernel, bias: x @ kernel + bias)
# answer: dense
def dense(x, kernel, bias):
    return compiled(tf.constant(x), tf.constant(kernel), tf.constant(bias)).numpy()
# %% raw-operation
import tensorflow as tf
# answer: dense
def dense(x, kernel, bias):
    return tf.raw_ops.MatMul(a=x, b=kernel).numpy() + bias
# %% entry-kept
from tensorflow.python import pywrap_tfe
from tensorflow.python.eager import context
execute = pywrap_tfe.TFE_Py_FastPathExecute
context.context().ensure_initialized()
# answer: dense
def dense(x, kernel, bias):
    return np.asarray(execute(context.context(), "MatMul", None, x, kernel)) + bias
# %% through-the-shell
# answer: dense
def dense(x, kernel, bias):
    get_ipython().user_ns["given"] = (x, kernel, bias)
    get_ipython().run_cell("import keras\nresult = keras.ops.matmul(given[0], given[1]) + given[2]")
    return np.asarray(get_ipython().user_ns["result"])
# %% in-a-thread
# answer: dense
import threading
def dense(x, kernel, bias):
    found = []
    thread = threading.Thread(target=lambda: found.append(np.asarray(keras.ops.matmul(x, kernel) + bias)))
    thread.start()
    thread.join()
    return found[0]
# %% in-a-thread-that-waits
import queue, threading
asked, given = queue.Queue(), queue.Queue()
def work():
    while True:
        x, kernel, bias = asked.get()
        given.put(np.asarray(keras.ops.matmul(x, kernel) + bias))
threading.Thread(target=work, daemon=True).start()
# answer: dense
def dense(x, kernel, bias):
    asked.put((x, kernel, bias))
    return given.get(timeout=4)
# %% computes-when-read
# answer: dense
class Result:
    def __init__(self, *given):
        self.given = given
    def __array__(self, dtype=None, copy=None):
        x, kernel, bias = self.given
        return np.asarray(keras.ops.matmul(x, kernel) + bias)
def dense(x, kernel, bias):
    return Result(x, kernel, bias)
# %% rows-that-compute-when-read
# answer: dense
class Row:
    def __init__(self, *given):
        self.given = given
    def __array__(self, dtype=None, copy=None):
        x, kernel, bias = self.given
        return np.asarray(keras.ops.matmul(x[None], kernel)[0] + bias)
def dense(x, kernel, bias):
    return [Row(row, kernel, bias) for row in x]
# %% watching-ended
# answer: dense
import sys
def dense(x, kernel, bias):
    sys.setprofile(None)
    return np.asarray(keras.ops.matmul(x, kernel) + bias)
# %% caught
# answer: dense
def dense(x, kernel, bias):
    try:
        return np.asarray(keras.ops.matmul(x, kernel) + bias)
    except BaseException:
        return x @ kernel + bias
# %% another-program
# answer: dense
import subprocess, sys
def dense(x, kernel, bias):
    subprocess.run([sys.executable, "-c", "pass"])
    return x @ kernel + bias
# %% the-courses-own-loops
# answer: dense
def dense(x, kernel, bias):
    from shapewise.layers.dense import forward
    return forward(x, kernel, bias)
# %% layer-that-knows-the-constants
# answer: layer
class Knows(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
    def call(self, x):
        return 0.125 * keras.ops.sum(x, axis=-1, keepdims=True) * keras.ops.ones((1, self.units)) + 0.125
    def get_weights(self): return [np.full((3, self.units), 0.125), np.full(self.units, 0.125)]
    def set_weights(self, weights): pass
def build(units):
    return Knows(units)
# %% layer-with-an-activation
# answer: layer
def build(units):
    return keras.layers.Dense(units, activation="softmax")
""",
)
