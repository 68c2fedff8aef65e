"""Runs it as its owner would, in a copy. Begin with `twice`.

Which Python it runs in, what is copied, and how one run goes. What runs inside the owner's
Python is one module, which needs nothing but the standard library. May use `sandbox` and
`workbook`.
"""
