"""A small harbour. Begin with office.py: it is the front page."""
