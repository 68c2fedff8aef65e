"""What runs in the owner's Python. Begin with `values`.

Standard library alone, and IPython where it is there: whatever Python from 3.9 on the owner
has must be able to run it, with whatever packages. Nothing of the engine is imported here,
and when the first cell runs, nothing of this can be imported by the notebook.
"""
