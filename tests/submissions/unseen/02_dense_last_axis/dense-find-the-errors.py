# %% wrong: only one sentence found -> "those you name are wrong, and one more is as well."
def corrected(height, width, units, row, column):
    return width, units, row
wrong = [2]

# %% wrong: height in place of width -> dense/first-axis
def corrected(height, width, units, row, column):
    return height, units, row
wrong = [2, 3]

# %% wrong: rows counted from 1 -> dense/rows-counted-from-one
def corrected(height, width, units, row, column):
    return width, units, row + 1
wrong = [2, 3]

# %% wrong: sentence 1 called wrong too -> "sentence 1 is true. Try it on a small layer."
def corrected(height, width, units, row, column):
    return width, units, row
wrong = [1, 2, 3]
