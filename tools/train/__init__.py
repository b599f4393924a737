"""Training of the learned parts: one script a model, the same weights bit for bit on the same machine. Not part of the package."""
