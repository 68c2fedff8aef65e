"""The workbook in one archive. Begin with `archive`.

The repository with its history, and the packages of the lock for the systems and versions of
Python that are named; scripts/set_up/bundle.py reads it. May use what `teaching` may.
"""
