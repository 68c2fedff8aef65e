"""The survey of a notebook: does it run, is it the same twice, what was found."""
