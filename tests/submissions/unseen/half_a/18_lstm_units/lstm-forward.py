# %% wrong: the states are set back at every step -> lstm/steps-stand-alone
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h = c = np.zeros((batch, units))
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h

# %% wrong: outputs stacked along the first axis -> "as if the axes came out in the order (1, 0, 2)"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs) if return_sequences else h

# %% wrong: the first output is given instead of the last -> "as if only the first entry along axis 1 of x were read"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else outputs[0]

# %% wrong: the last step is left out -> "as if the last entry along axis 1 of x were left out"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    batch, steps, features = x.shape
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((batch, units))
    outputs = []
    for step in range(steps - 1):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h
