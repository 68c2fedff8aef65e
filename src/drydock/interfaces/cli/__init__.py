"""The command line: a function for each command, which says what it does.

Commands of one subject stand together; each has a room do it, and reports. It imports
what it needs by itself: `go --help` should not wait for pytest. May use all that
`interfaces` may. Begin with `app`, which has them in the order in which people see
them; `lifecycle` is what is done before and after each, exit codes included.
"""
