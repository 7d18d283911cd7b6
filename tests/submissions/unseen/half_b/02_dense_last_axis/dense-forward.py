# %% wrong: the rows are summed before the kernel -> dense/rows-added-up
def dense(x, kernel, bias):
    return x.sum(axis=1) @ kernel + bias

# %% wrong: a sigmoid at the end -> "as if sigmoid were applied at the end"
def dense(x, kernel, bias):
    z = x @ kernel + bias
    return 1 / (1 + np.exp(-z))
