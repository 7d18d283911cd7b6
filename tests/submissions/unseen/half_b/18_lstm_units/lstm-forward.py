# %% wrong: the cell is given where the output is meant, at the end -> lstm/cell-is-the-output
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else c

# %% wrong: the first step is left out -> "wrong in one line only"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(1, steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h

# %% wrong: the steps are gone through backwards -> lstm/steps-backwards
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in reversed(range(steps)):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h

# %% wrong: the cell is thrown away at each step -> lstm/cell-not-kept
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        c = np.zeros((batch, units))
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h

# %% wrong: return_sequences not looked at: always the last step -> lstm/only-the-last-step-comes-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return h

# %% wrong: the states begin with ones -> "wrong in one line only"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.ones((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h

# %% wrong: returned the wrong way round: all steps when not asked for -> lstm/every-step-comes-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if not return_sequences else h

# %% wrong: the cells are gathered instead of the outputs -> lstm/cell-is-the-output
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(c)
    return np.stack(outputs, axis=1) if return_sequences else h
