"""Runs a workflow file, with stand-ins.

The syntax is that of GitHub Actions. The graph of jobs is followed; the programs that would
reach the world outside are stand-ins, which note what they are called with and answer as
told. May use nothing of its neighbours. Begin with `runner`.
"""
