# %% right: the arithmetic
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3 + 1
windows_c = (31 - 4) // 3 + 1

# %% right: counted out
windows_a = len(range(0, 591))
windows_b = len([s for s in range(50) if s + 8 - 1 + 3 < 50])
windows_c = len(range(0, 31 - 4 + 1, 3))

# %% right: as NumPy counts
windows_a = np.lib.stride_tricks.sliding_window_view(np.zeros(600), 10).shape[0]
windows_b = np.int64(40)
windows_c = 10

# %% wrong: A as many as points -> windows/as-many-as-points
windows_a = 600
windows_b = 50 - 8 - 3 + 1
windows_c = (31 - 4) // 3 + 1

# %% wrong: A one too few -> windows/one-too-few
windows_a = 600 - 10
windows_b = 50 - 8 - 3 + 1
windows_c = (31 - 4) // 3 + 1

# %% wrong: A side by side -> windows/side-by-side
windows_a = 600 // 10
windows_b = 50 - 8 - 3 + 1
windows_c = (31 - 4) // 3 + 1

# %% wrong: B without its horizon -> windows/horizon-forgotten
windows_a = 600 - 10 + 1
windows_b = 50 - 8 + 1
windows_c = (31 - 4) // 3 + 1

# %% wrong: B one too few -> windows/one-too-few
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3
windows_c = (31 - 4) // 3 + 1

# %% wrong: C without its stride -> windows/stride-ignored
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3 + 1
windows_c = 31 - 4 + 1

# %% wrong: C one too few -> windows/one-too-few
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3 + 1
windows_c = (31 - 4) // 3

# %% wrong: C side by side -> windows/side-by-side
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3 + 1
windows_c = 31 // 4

# %% wrong: C divided first -> "windows_c"
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3 + 1
windows_c = 31 // 3 - 4 + 1

# %% wrong: still open -> "windows_a"
windows_a = windows_b = windows_c = ...
