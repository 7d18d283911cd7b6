# %% wrong: first step missed -> "wrong in one line only"
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(1, x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent + bias)
    return h

# %% wrong: no recurrence -> simple_rnn/steps-stand-alone
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + bias)
    return h

# %% wrong: samples for steps -> "as if only the first entry along axis 1 of x were read"
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent + bias)
        return h

# %% wrong: no tanh -> simple_rnn/not-squashed
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = (x[:, t] @ kernel + h @ recurrent + bias)
    return h

# %% wrong: no bias -> simple_rnn/bias-forgotten
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent)
    return h

# %% wrong: tanh at the end only -> "9 of 9 numbers differ"
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = (x[:, t] @ kernel + h @ recurrent + bias)
    return np.tanh(h)

# %% wrong: recurrent elementwise -> simple_rnn/recurrent-kernel-turned
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent.T + bias)
    return h

# %% wrong: always the first step -> "wrong in one line only"
def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, 0] @ kernel + h @ recurrent + bias)
    return h

# %% wrong: begins with ones -> "wrong in one line only"
def rnn(x, kernel, recurrent, bias):
    h = np.ones((len(x), len(recurrent)))
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent + bias)
    return h
