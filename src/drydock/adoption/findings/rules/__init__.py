"""A module a rule, or a family of them. Begin with `used_before_made`.

`find(adopted)` gives what it finds, and says only what is so: what is probable says
"likely". Each is tried on both sides: by a small notebook that has the fault, and by one
that has not, though it looks alike.
"""
