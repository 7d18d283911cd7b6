# %% wrong: tanh forgotten on the cell at the output -> lstm/cell-not-squashed
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * c
    return h, c

# %% wrong: the output is computed from the old cell -> lstm/old-cell-is-shown
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    h = sigmoid(o) * np.tanh(c)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return h, c

# %% wrong: minus where the two parts of the cell are added -> "6 of 6 numbers differ"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c - sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c
