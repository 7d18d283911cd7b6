"""How sure somebody is of an answer, in four levels."""

#: what each level means, as learners are asked for it
CONFIDENCE = {1: "a guess", 2: "not sure", 3: "fairly sure", 4: "certain"}
