"""The mistakes that are made on purpose, a module for each kind.

Each module says in `WHAT` what is changed, in `RANK` how telling that is (1 is tried first),
and in `find(node, names)` which parts of a syntax tree are to be replaced by which text.
"""
