"""What is believed of layers, and what follows from it."""
