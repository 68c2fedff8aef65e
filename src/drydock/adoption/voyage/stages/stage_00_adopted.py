"""The notebook as it was adopted: there is nothing to do but to read."""
