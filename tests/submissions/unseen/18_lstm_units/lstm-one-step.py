# %% wrong: no tanh around the cell -> lstm/cell-not-squashed
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * c, c

# %% wrong: the candidate through a sigmoid -> lstm/candidate-like-a-gate
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * sigmoid(g)
    return sigmoid(o) * np.tanh(c), c

# %% wrong: the old cell decides about the output -> lstm/old-cell-is-shown
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), new

# %% wrong: the forget gate of a GRU: one minus the input gate -> lstm/forgets-what-it-adds
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = (1 - sigmoid(i)) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c

# %% wrong: the cell in place of h in the sums -> "The shape is right; 6 of 6 numbers differ"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + c @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
