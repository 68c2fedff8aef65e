"""What can be said against it, a module a rule. Begin with `flow`.

Each module of `rules` has a function that gives findings about the notebook that it is
given; the rules are found from that folder, and run nothing. May use `judging` and `model`.
"""
