"""One's own notebook: survey, lock, proof. Begin with `model`.

It is run, in a copy, in its owner's Python; what is wrong with it is said, and what it
computes is locked. Nothing of the owner's is changed. May use `judging`, `safekeeping`,
`sandbox` and `workbook`.
"""
