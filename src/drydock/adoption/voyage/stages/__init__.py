"""The stages of any adopted notebook, a module and a text each; their names are the order.

Begin with `stage_01_run_it_clean`. PARTS of a module are functions that are given the work and
raise CheckFailed; people read the first line of a docstring. A text is a short lesson: what is
asked for, and three hints. May use all other rooms of `adoption`.
"""
