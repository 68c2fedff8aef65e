"""The proof that a lock locks: wrong versions of its script, and which it notices.

Begin with `proof`.
"""
