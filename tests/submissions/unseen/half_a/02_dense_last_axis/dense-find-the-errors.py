# %% wrong: a number sees the pixels of a column: height of them -> dense/first-axis
def corrected(height, width, units, row, column):
    return height, units, row

wrong = [2, 3]

# %% wrong: all pixels seen, as the sentence says -> dense/flattened
def corrected(height, width, units, row, column):
    return height * width, units, row

wrong = [2, 3]

# %% wrong: the row counted from 1 -> dense/rows-counted-from-one
def corrected(height, width, units, row, column):
    return width, units, row + 1

wrong = [2, 3]

# %% wrong: the row of 7 numbers and the bias: units + 1 change -> "as if one were counted too many"
def corrected(height, width, units, row, column):
    return width, units + 1, row

wrong = [2, 3]

# %% wrong: the weight count is added to what a number sees: width + 1 -> "as if one were counted too many"
def corrected(height, width, units, row, column):
    return width + 1, units, row

wrong = [2, 3]
