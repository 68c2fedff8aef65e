"""Warm processes, in which each job is a fork. Begin with `server`.

Libraries are imported once. Only for systems that can fork; elsewhere `spawns` does the
same, slower. `server` is the process itself, and `client` how a check speaks to it.
"""
