# %% right: the ends side by side
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)

# %% right: with flip and dstack
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.dstack([forward, np.flip(backward, axis=1)])
    return np.hstack([forward[:, -1], backward[:, -1]])

# %% right: filled step by step
def bidirectional(forward, backward, return_sequences=False):
    batch, steps, units = forward.shape
    both = np.zeros((batch, steps, 2 * units))
    for step in range(steps):
        both[:, step, :units] = forward[:, step]
        both[:, step, units:] = backward[:, steps - 1 - step]
    if return_sequences:
        return both
    return np.concatenate([both[:, -1, :units], both[:, 0, units:]], axis=1)

# %% right: lists of rows
def bidirectional(forward, backward, return_sequences=False):
    rows = []
    for ahead, back in zip(forward, backward):
        whole = [[*a, *b] for a, b in zip(ahead, back[::-1])]
        rows.append(whole if return_sequences else [*ahead[-1], *back[-1]])
    return np.array(rows)

# %% wrong: the backward layer at the last step -> bidirectional/backward-at-the-last-step
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, 0]], axis=-1)

# %% wrong: the backward results as they were read -> bidirectional/backward-as-read
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)

# %% wrong: the backward results in front -> bidirectional/backward-in-front
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([backward[:, -1], forward[:, -1]], axis=-1)

# %% wrong: every step at once -> bidirectional/every-step-comes-out
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward, backward[:, ::-1]], axis=-1)

# %% wrong: the last step alone -> bidirectional/only-the-last-step-comes-out
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)

# %% wrong: added up -> bidirectional/width-kept
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return forward + backward[:, ::-1]
    return forward[:, -1] + backward[:, -1]

# %% wrong: the last step of the whole -> bidirectional/backward-at-the-last-step
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward, backward[:, ::-1]], axis=-1)[:, -1]

# %% wrong: one below the other -> "Axis 0 is 4"
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=0)

# %% wrong: the samples turned round -> "differ"
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[::-1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)

# %% wrong: the first outputs -> "differ"
def bidirectional(forward, backward, return_sequences=False):
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward[:, 0], backward[:, 0]], axis=-1)
