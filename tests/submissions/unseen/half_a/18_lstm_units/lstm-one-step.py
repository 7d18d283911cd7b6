# %% wrong: the bias forgotten -> lstm/bias-forgotten
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: forget and input gate exchanged -> lstm/forget-before-input
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(i) * c + sigmoid(f) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: sigmoid in the place of tanh for the candidate -> lstm/candidate-like-a-gate
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * sigmoid(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: h and c returned in the other order -> "as if the two returned values had changed places"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return c, h

# %% wrong: the old h not used -> lstm/output-not-fed-back
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: the forget gate forgotten: the old cell is kept whole -> lstm/nothing-forgotten
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: the candidate without tanh -> "6 of 6 numbers differ"
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * g
    h = sigmoid(o) * np.tanh(c)
    return h, c

# %% wrong: the output gate forgotten -> lstm/output-gate-left-out
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = np.tanh(c)
    return h, c
