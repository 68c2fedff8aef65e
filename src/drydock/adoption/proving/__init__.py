"""The proof that a lock locks. Begin with `proof`.

Wrong versions of its script are run, and it is told which of them the lock notices. May
use `locking`, `running`, `judging` and `workbook`.
"""
