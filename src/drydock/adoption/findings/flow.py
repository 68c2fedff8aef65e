"""What names pass between the cells of a notebook."""
