"""What is told of it, and how. Begin with `survey`.

On the terminal, on a page to send on, and as JSON for tools. May use `running` and
`findings`.
"""
