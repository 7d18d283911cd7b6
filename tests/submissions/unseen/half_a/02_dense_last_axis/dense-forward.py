# %% wrong: the bias subtracted -> "as if the bias had the other sign"
def dense(x, kernel, bias):
    return np.matmul(x, kernel) - bias

# %% wrong: the bias forgotten -> dense/bias-forgotten
def dense(x, kernel, bias):
    return x @ kernel

# %% wrong: x is flattened to a table of rows and never put back -> "as if all axes before the last were one"
def dense(x, kernel, bias):
    return x.reshape(-1, x.shape[-1]) @ kernel + bias

# %% wrong: only the first sample is computed -> "as if only the first entry along axis 0 of the result came out"
def dense(x, kernel, bias):
    return x[0] @ kernel + bias

# %% wrong: works for two axes only: loops over the first axis and passes what is there to a row -> "it raised ValueError in the line"
def dense(x, kernel, bias):
    return np.array([one_row(row, kernel, bias) for row in x])

# %% wrong: contracted with tensordot over the first axis of x behind the batch -> "as if axes 1 and 2 of x were exchanged"
def dense(x, kernel, bias):
    return np.tensordot(x, kernel, axes=([1], [0])) + bias

# %% wrong: the bias is added before the product with the kernel -> "12 of 12 numbers differ"
def dense(x, kernel, bias):
    return (x + bias.mean()) @ kernel
