"""Two runs of a notebook side by side."""
