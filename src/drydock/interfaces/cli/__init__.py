"""The command line: a function for each command. Begin with `app`.

Commands of one subject stand together; each has a room do it, and reports. It imports
what it needs by itself: `go --help` should not wait for pytest. May use all that
`interfaces` may. `app` has them in the order in which people see them; `lifecycle` is
what is done before and after each, exit codes included.
"""
