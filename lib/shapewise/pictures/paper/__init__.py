"""The paper that pictures are drawn on: what a frame holds, how it looks, where its blocks stand, what a film is."""
