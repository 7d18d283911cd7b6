# %% right: the lines finished
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% right: gates by slices, and other names
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    units = h.shape[-1]
    z = np.dot(x_now, kernel) + np.dot(h, recurrent_kernel) + bias
    gate = lambda place: z[:, place * units : (place + 1) * units]
    new = c * sigmoid(gate(1)) + np.tanh(gate(2)) * sigmoid(gate(0))
    return np.tanh(new) * sigmoid(gate(3)), new

# %% right: one matrix for input and state
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    both = np.concatenate([x_now, h], axis=1) @ np.concatenate([kernel, recurrent_kernel]) + bias
    i, f, g, o = np.split(both, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return [sigmoid(o) * np.tanh(c), c]

# %% right: loops over samples and units
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    new_h, new_c = np.zeros_like(h, dtype=float), np.zeros_like(c, dtype=float)
    units = h.shape[1]
    for sample in range(len(x_now)):
        for unit in range(units):
            z = []
            for gate in range(4):
                column = gate * units + unit
                total = bias[column]
                for feature in range(x_now.shape[1]):
                    total += x_now[sample, feature] * kernel[feature, column]
                for other in range(units):
                    total += h[sample, other] * recurrent_kernel[other, column]
                z.append(total)
            new_c[sample, unit] = sigmoid(z[1]) * c[sample, unit] + sigmoid(z[0]) * np.tanh(z[2])
            new_h[sample, unit] = sigmoid(z[3]) * np.tanh(new_c[sample, unit])
    return new_h, new_c

# %% wrong: the cell of Keras -> "NumPy alone is asked for"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    cell = keras.layers.LSTMCell(h.shape[-1])
    cell.build(x_now.shape)
    cell.set_weights([kernel, recurrent_kernel, bias])
    states = [np.asarray(state, dtype="float32") for state in (h, c)]
    _, (h, c) = cell(x_now, states)
    return h, c

# %% wrong: the bias left out -> lstm/bias-forgotten
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: the output of the step before left out -> lstm/output-not-fed-back
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + bias + 0 * h @ recurrent_kernel
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: candidate and output exchanged -> lstm/gates-in-another-order
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, o, g = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: forget and input exchanged -> lstm/forget-before-input
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    f, i, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: no tanh of the cell -> lstm/cell-not-squashed
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * c
    return h, c

# %% wrong: sigmoid for the candidate -> lstm/candidate-like-a-gate
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * sigmoid(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: nothing is forgotten -> lstm/nothing-forgotten
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: the old cell is dropped -> lstm/cell-not-kept
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: no input gate -> lstm/input-gate-left-out
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: no output gate -> lstm/output-gate-left-out
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = np.tanh(c)
    return h, c

# %% wrong: the states in the other order -> "The shape is right"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return c, h

# %% wrong: h alone is given back -> "it raised ValueError"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h

# %% wrong: nothing is given back -> "it raised TypeError"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    h, c

# %% wrong: states and weights exchanged in the product -> "it raised ValueError"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + recurrent_kernel @ h + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: the gates multiplied like matrices -> "it raised ValueError"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) @ c + sigmoid(i) @ np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: still open -> "nothing is written here yet"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    raise NotImplementedError()
