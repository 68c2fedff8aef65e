"""Warm processes, each job a fork of one. Begin with `server`.

Libraries are imported once. Only for systems that can fork; elsewhere `spawns` does the
same, slower. `server` is the process itself, and `client` how a check speaks to it.
"""
