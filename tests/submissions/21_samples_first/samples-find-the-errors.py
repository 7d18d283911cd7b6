# %% right: from the place in memory
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% right: numbered by NumPy
wrong = {5, 4, 2}

def corrected(picture, row, column, group, height, width):
    count = (picture // group + 1) * group
    numbers = np.arange(count * height * width).reshape(count, height, width)
    straight = numbers.reshape(-1, height, width, group)
    channel = np.argwhere(straight == numbers[picture, row, column])[0, 3]
    return (*divmod(picture, group), channel)

# %% right: as a list
wrong = [4, 2, 5]

def corrected(picture, row, column, group, height, width):
    sample, channel = divmod(picture, group)
    in_sample = channel * height * width + row * width + column
    return [sample, channel, in_sample % group]

# %% right: unravelled
wrong = np.array([2, 4, 5])

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    in_sample = place - picture // group * group * height * width
    return int(picture / group), picture - picture // group * group, np.unravel_index(in_sample, (height, width, group))[2]

# %% wrong: the pictures stay samples -> samples/noticed-by-itself
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture, picture % group, place % group

# %% wrong: every run of neighbours is a sample -> samples/neighbours-are-a-sample
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture - group + 1, picture % group, place % group

# %% wrong: the channel is the picture's number -> samples/noticed-by-itself
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture, place % group

# %% wrong: reshape puts picture k on channel k -> samples/reshape-regroups
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, picture % group

# %% wrong: the place without the rows before -> "channel after reshape alone: The real number is"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = picture * height * width + column
    return picture // group, picture % group, place % group

# %% wrong: counted from one -> "sample that the picture belongs to: The real number is smaller"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group + 1, picture % group, place % group

# %% wrong: the channel of the column -> "channel after reshape alone: The real number is"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, (column + 1) % group

# %% wrong: the first two exchanged -> "the numbers are right, in another order"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture % group, picture // group, place % group

# %% wrong: for the numbers of the text -> "not for picture=13"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return 1, 3, 0

# %% wrong: two numbers -> "got 2 answers"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group

# %% wrong: the place in the place of the channel -> "channel after reshape alone: The real number is smaller"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place

# %% wrong: printed, not returned -> "None: was the result returned?"
wrong = [2, 4, 5]

def corrected(picture, row, column, group, height, width):
    print(picture // group)

# %% wrong: one sentence forgotten -> "those you name are wrong, and one more is as well"
wrong = [2, 4]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% wrong: only the copied targets -> "and 2 more are as well"
wrong = [2]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% wrong: the sentence on samples too -> "sentence 3 is true"
wrong = [2, 3, 4, 5]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% wrong: the true ones -> "sentence 1 is true"
wrong = [1, 3]

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% wrong: a text -> "expected numbers of sentences"
wrong = "2, 4, 5"

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% wrong: the dots left -> "nothing is written here yet"
wrong = ...

def corrected(picture, row, column, group, height, width):
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

# %% wrong: nothing written -> "the wrong sentences: nothing is written here yet"
def corrected(picture, row, column, group, height, width):
    """Sample of the picture; its channel after transpose; the channel of its pixel after reshape alone."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

wrong = ...
# YOUR CODE HERE
raise NotImplementedError("put your own code in the place of this line")
