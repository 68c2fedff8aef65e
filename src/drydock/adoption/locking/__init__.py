"""A lock on what a notebook makes: a script, approved files, tests. Begin with `lock`.

`locked/` is what goes into the tests of the new folder as it stands, so it is written for
Python 3.9 and up, and uses nothing of Drydock.
"""
