"""A lock on what somebody's notebook makes. Begin with `lock`.

A script of it, approved files, and tests that need no Drydock: what goes into them as it
stands is `locked`, what runs in the owner's Python `inside`; both are written for Python
3.9. May use `running`, `judging`, `sandbox` and `workbook`.
"""
