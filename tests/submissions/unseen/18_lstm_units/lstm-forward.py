# %% wrong: begins with ones -> "The shape is right; 6 of 6 numbers differ"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    units = recurrent_kernel.shape[0]
    h = c = np.ones((len(x), units))
    all_h = []
    for t in range(x.shape[1]):
        h, c = lstm_step(x[:, t], h, c, kernel, recurrent_kernel, bias)
        all_h.append(h)
    y = np.stack(all_h, axis=1)
    return y if return_sequences else y[:, -1]

# %% wrong: the cell is returned -> lstm/cell-is-the-output
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((len(x), units))
    all_c = []
    for t in range(x.shape[1]):
        h, c = lstm_step(x[:, t], h, c, kernel, recurrent_kernel, bias)
        all_c.append(c)
    y = np.stack(all_c, axis=1)
    return y if return_sequences else y[:, -1]

# %% wrong: from the last step to the first -> lstm/steps-backwards
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((len(x), units))
    all_h = []
    for t in reversed(range(x.shape[1])):
        h, c = lstm_step(x[:, t], h, c, kernel, recurrent_kernel, bias)
        all_h.append(h)
    y = np.stack(all_h, axis=1)
    return y if return_sequences else y[:, -1]

# %% wrong: one step too few -> "as if the last entry along axis 1 of x were left out"
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((len(x), units))
    all_h = []
    for t in range(x.shape[1] - 1):
        h, c = lstm_step(x[:, t], h, c, kernel, recurrent_kernel, bias)
        all_h.append(h)
    y = np.stack(all_h, axis=1)
    return y if return_sequences else y[:, -1]

# %% wrong: always all steps -> lstm/every-step-comes-out
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    units = recurrent_kernel.shape[0]
    h = c = np.zeros((len(x), units))
    all_h = []
    for t in range(x.shape[1]):
        h, c = lstm_step(x[:, t], h, c, kernel, recurrent_kernel, bias)
        all_h.append(h)
    return np.stack(all_h, axis=1)
