"""Why a cell did not come to its end. Begin with `why`.

What newer versions of libraries no longer have stands in no_longer.toml: an error is known
by its form, by the line that raised it, and by the version that is installed. Runs nothing;
may use `model` and `flow`.
"""
