# %% right: the shapes lined up
def verdict(output_shape, target_shape):
    one, other = tuple(output_shape), tuple(target_shape)
    if len(one) == len(other) + 1 and one[-1] == 1:
        one = one[:-1]
    if len(other) == len(one) + 1 and other[-1] == 1:
        other = other[:-1]
    if one == other:
        return "paired"
    try:
        np.broadcast_shapes(one, other)
    except ValueError:
        return "refused"
    return "repeated"

# %% right: Keras is asked
def verdict(output_shape, target_shape):
    outputs, targets = np.zeros(output_shape, "float32"), np.zeros(target_shape, "float32")
    try:
        keras.losses.MeanSquaredError()(targets, outputs)
    except Exception:
        return "refused"
    without = [tuple(n for n in shape if n != 1) for shape in (output_shape, target_shape)]
    far = abs(len(output_shape) - len(target_shape)) > 1
    return "repeated" if far or without[0] != without[1] else "paired"

# %% right: axis by axis, from the right
def verdict(output_shape, target_shape):
    one, other = list(output_shape), list(target_shape)
    if len(one) - len(other) == 1 and one[-1] == 1:
        other.append(1)
    elif len(other) - len(one) == 1 and other[-1] == 1:
        one.append(1)
    size = max(len(one), len(other))
    one, other = [1] * (size - len(one)) + one, [1] * (size - len(other)) + other
    if any(a != b and 1 not in (a, b) for a, b in zip(one, other)):
        return "refused"
    return "paired" if one == other else "repeated"

# %% right: in capitals
def verdict(output_shape, target_shape):
    one, other = output_shape, target_shape
    if len(one) == len(other) + 1 and one[-1] == 1:
        one = one[:-1]
    elif len(other) == len(one) + 1 and other[-1] == 1:
        other = other[:-1]
    if one == other:
        return "Paired"
    short = min(len(one), len(other))
    fits = all(a == b or 1 in (a, b) for a, b in zip(one[::-1][:short], other[::-1][:short]))
    return "Repeated" if fits else "Refused"

# %% wrong: it runs, so it fits -> target/paired-if-it-runs
def verdict(output_shape, target_shape):
    try:
        keras.losses.MeanSquaredError()(np.zeros(target_shape), np.zeros(output_shape))
    except Exception:
        return "refused"
    return "paired"

# %% wrong: as NumPy broadcasts -> target/never-lined-up
def verdict(output_shape, target_shape):
    if tuple(output_shape) == tuple(target_shape):
        return "paired"
    try:
        np.broadcast_shapes(output_shape, target_shape)
    except ValueError:
        return "refused"
    return "repeated"

# %% wrong: nothing is refused -> target/any-target-fits
def verdict(output_shape, target_shape):
    one, other = output_shape, target_shape
    if len(one) == len(other) + 1 and one[-1] == 1:
        one = one[:-1]
    if len(other) == len(one) + 1 and other[-1] == 1:
        other = other[:-1]
    return "paired" if one == other else "repeated"

# %% wrong: only equal shapes run -> target/only-equal-shapes-run
def verdict(output_shape, target_shape):
    one, other = output_shape, target_shape
    if len(one) == len(other) + 1 and one[-1] == 1:
        one = one[:-1]
    if len(other) == len(one) + 1 and other[-1] == 1:
        other = other[:-1]
    return "paired" if one == other else "refused"

# %% wrong: the number of samples alone -> "is not right"
def verdict(output_shape, target_shape):
    return "paired" if output_shape[0] == target_shape[0] else "refused"

# %% wrong: the number of axes alone -> "is not right"
def verdict(output_shape, target_shape):
    return "paired" if len(output_shape) == len(target_shape) else "refused"

# %% wrong: as many numbers -> "is not right"
def verdict(output_shape, target_shape):
    one, other = np.prod(output_shape), np.prod(target_shape)
    return "paired" if one == other else "repeated" if one % other == 0 or other % one == 0 else "refused"

# %% wrong: all axes of length 1 left out -> "is not right"
def verdict(output_shape, target_shape):
    one, other = ([n for n in shape if n != 1] for shape in (output_shape, target_shape))
    if one == other:
        return "paired"
    try:
        np.broadcast_shapes(output_shape, target_shape)
    except ValueError:
        return "refused"
    return "repeated"

# %% wrong: lined up from the left -> "is not right"
def verdict(output_shape, target_shape):
    if output_shape == target_shape:
        return "paired"
    return "repeated" if all(a == b or 1 in (a, b) for a, b in zip(output_shape, target_shape)) else "refused"

# %% wrong: other words -> "is not right"
def verdict(output_shape, target_shape):
    return "ok" if output_shape == target_shape else "broadcast"

# %% wrong: True or False -> "expected a text"
def verdict(output_shape, target_shape):
    return output_shape == target_shape

# %% wrong: printed, not returned -> "expected a text"
def verdict(output_shape, target_shape):
    print("paired")

# %% wrong: an error of its own -> "verdict: it raised IndexError"
def verdict(output_shape, target_shape):
    return "paired" if output_shape[1] == target_shape[1] else "refused"

# %% wrong: nothing written -> "verdict: nothing is written here yet"
def verdict(output_shape, target_shape):
    """What mse does with these shapes: "refused", "paired" or "repeated"."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
