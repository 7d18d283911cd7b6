# %% right: the loop
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% right: an array filled step by step
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    y, c = np.zeros((batch, steps + 1, units)), np.zeros((batch, units))
    for step in range(steps):
        z = x[:, step] @ kernel + y[:, step] @ recurrent_kernel + bias
        z = z.reshape(batch, 4, units)
        c = sigmoid(z[:, 1]) * c + sigmoid(z[:, 0]) * np.tanh(z[:, 2])
        y[:, step + 1] = sigmoid(z[:, 3]) * np.tanh(c)
    return y[:, 1:] if return_sequences else y[:, -1]

# %% right: the input's part for all steps at once
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    from_input = np.einsum("bsf,fu->sbu", x, kernel) + bias
    h = c = np.zeros(from_input.shape[1:2] + recurrent_kernel.shape[:1])
    every = []
    for z in from_input:
        i, f, g, o = np.split(z + h @ recurrent_kernel, 4, axis=1)
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        h = np.tanh(c) / (1 + np.exp(-o))
        every.append(h)
    return np.array(every).swapaxes(0, 1) if return_sequences else every[-1]

# %% right: each sample for itself, and the step calls itself
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    def states(sample, step):
        if step < 0:
            return [(np.zeros(len(recurrent_kernel)), np.zeros(len(recurrent_kernel)))]
        before = states(sample, step - 1)
        h, c = before[-1]
        i, f, g, o = np.split(sample[step] @ kernel + h @ recurrent_kernel + bias, 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        return [*before, (sigmoid(o) * np.tanh(c), c)]

    y = np.array([[h for h, _ in states(sample, len(sample) - 1)[1:]] for sample in x])
    return y if return_sequences else y[:, -1]

# %% wrong: through Keras -> "NumPy alone is asked for"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    layer = keras.layers.LSTM(len(recurrent_kernel), return_sequences=return_sequences)
    layer.build(x.shape)
    layer.set_weights([kernel, recurrent_kernel, bias])
    return layer(x)

# %% wrong: the bias left out -> lstm/bias-forgotten
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: the output of the step before left out -> lstm/output-not-fed-back
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + bias + 0 * h @ recurrent_kernel
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: candidate and output exchanged -> lstm/gates-in-another-order
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, o, g = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: forget and input exchanged -> lstm/forget-before-input
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        f, i, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: no tanh of the cell -> lstm/cell-not-squashed
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * c
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: sigmoid for the candidate -> lstm/candidate-like-a-gate
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * sigmoid(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: nothing is forgotten -> lstm/nothing-forgotten
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: the old cell is dropped -> lstm/cell-not-kept
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: no input gate -> lstm/input-gate-left-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: no output gate -> lstm/output-gate-left-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: the cell in place of the output -> lstm/cell-is-the-output
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(c)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: from the last step to the first -> lstm/steps-backwards
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in reversed(range(x.shape[1])):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: both states begin anew at every step -> lstm/steps-stand-alone
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        h = c = np.zeros((len(x), len(recurrent_kernel)))
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: only the last steps, as many as units -> lstm/only-the-last-steps-count
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1] - len(recurrent_kernel), x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: all steps, whatever is asked -> lstm/every-step-comes-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1)

# %% wrong: the last step, whatever is asked -> lstm/only-the-last-step-comes-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return h

# %% wrong: units before steps -> lstm/units-before-steps
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=2) if return_sequences else h

# %% wrong: steps before samples -> "Axis 0 is"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.array(outputs) if return_sequences else h

# %% wrong: the first step comes out -> "The shape is right"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[0]

# %% wrong: one step too few -> "The shape is right"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1] - 1):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[-1]

# %% wrong: zeros of the right shape -> "the numbers are not those of the layer"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    outputs = []
    for step in range(x.shape[1]):
        sums = x[:, step] @ kernel + h @ recurrent_kernel + bias
        i, f, g, o = np.split(sums, 4, axis=-1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.zeros((len(x), x.shape[1], len(recurrent_kernel))) if return_sequences else 0 * h
