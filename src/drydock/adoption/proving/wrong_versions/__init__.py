"""The mistakes made on purpose, a module a kind. Begin with `constant`.

Each says in `WHAT` what is changed, in `RANK` how telling that is (1 comes first), and in
its function which parts of a syntax tree become which text. May use nothing.
"""
