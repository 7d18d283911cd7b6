# %% wrong: the pixel is counted in the column: its column is said to be the row -> dense/first-axis
def corrected(height, width, units, row, column):
    return width, units, column

wrong = [2, 3]

# %% wrong: sentence 1 marked instead of 3 -> "sentence 1 is true"
def corrected(height, width, units, row, column):
    return width, units, row

wrong = [1, 2]

# %% wrong: only one number changes with the pixel -> dense/one-to-one
def corrected(height, width, units, row, column):
    return width, 1, row

wrong = [2, 3]
