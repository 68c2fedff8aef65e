"""A module a rule, or a family of them: `find(adopted)` gives what it finds.

A rule says only what is so: what is probable says "likely". It is tried on both sides by
a small notebook that has the fault, and by one that has not, though it looks alike.
"""
