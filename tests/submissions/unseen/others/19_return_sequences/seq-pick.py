# %% wrong: first of backward -> bidirectional/backward-at-the-last-step
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, 0]], axis=-1)

# %% wrong: added -> bidirectional/width-kept
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return forward[:, -1] + backward[:, -1]

# %% wrong: backward first -> bidirectional/backward-in-front
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([backward[:, -1], forward[:, -1]], axis=-1)

# %% wrong: steps joined -> "Axis 1 is 10 in your answer"
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)

# %% wrong: not turned back -> bidirectional/backward-as-read
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)
