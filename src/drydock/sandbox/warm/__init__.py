"""Warm processes: libraries are imported once, and each job runs in a fork.

Only for systems that can fork; elsewhere `spawns` does the same, slower. Begin with
`server`, the process itself, and `client`, which is how a check speaks to it.
"""
