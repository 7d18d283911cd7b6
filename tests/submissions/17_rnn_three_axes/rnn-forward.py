# %% right: the loop
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent + bias)
    return h

# %% right: sample by sample, in plain loops
def rnn(x, kernel, recurrent, bias):
    states = []
    for sample in x:
        h = np.zeros(len(bias))
        for now in sample:
            h = np.array([np.tanh(now @ kernel[:, u] + h @ recurrent[:, u] + bias[u]) for u in range(len(bias))])
        states.append(h)
    return np.array(states)

# %% right: the inputs of all steps at once, the states one after the other
def rnn(x, kernel, recurrent, bias):
    from_x = np.einsum("bsf,fu->sbu", x, kernel) + bias
    h = np.tanh(from_x[0])
    for part in from_x[1:]:
        h = np.tanh(part + h @ recurrent)
    return h

# %% right: one matrix for input and state, from the back of a recursion
def rnn(x, kernel, recurrent, bias):
    both = np.concatenate([kernel, recurrent])

    def after(steps):
        if steps == 0:
            return np.zeros((x.shape[0], bias.size))
        return np.tanh(np.concatenate([x[:, steps - 1], after(steps - 1)], axis=1) @ both + bias)

    return after(x.shape[1])

# %% wrong: the state is not fed back -> simple_rnn/steps-stand-alone
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + bias)
    return h

# %% wrong: zeros at every step -> simple_rnn/steps-stand-alone
def rnn(x, kernel, recurrent, bias):
    for step in range(x.shape[1]):
        h = np.zeros((len(x), len(recurrent)))
        h = np.tanh(x[:, step] @ kernel + h @ recurrent + bias)
    return h

# %% wrong: no tanh -> simple_rnn/not-squashed
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = x[:, step] @ kernel + h @ recurrent + bias
    return h

# %% wrong: no bias -> simple_rnn/bias-forgotten
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent)
    return h

# %% wrong: from the last step to the first -> simple_rnn/steps-backwards
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in reversed(range(x.shape[1])):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent + bias)
    return h

# %% wrong: every step comes out -> simple_rnn/every-step-comes-out
def rnn(x, kernel, recurrent, bias):
    h, outputs = np.zeros((len(x), len(recurrent))), []
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent + bias)
        outputs.append(h)
    return np.stack(outputs, axis=1)

# %% wrong: the recurrent kernel turned -> simple_rnn/recurrent-kernel-turned
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent.T + bias)
    return h

# %% wrong: the first step alone -> "Whatever recurrent_kernel holds"
def rnn(x, kernel, recurrent, bias):
    return np.tanh(x[:, 0] @ kernel + bias)

# %% wrong: tanh at the end only -> "The shape is right; 9 of 9 numbers differ"
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = x[:, step] @ kernel + h @ recurrent + bias
    return np.tanh(h)

# %% wrong: Keras does it -> "NumPy"
def rnn(x, kernel, recurrent, bias):
    layer = keras.layers.SimpleRNN(len(bias))
    layer.build(x.shape)
    layer.set_weights([kernel, recurrent, bias])
    return np.asarray(layer(x))
