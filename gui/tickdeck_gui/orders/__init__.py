"""What operators order, and how it is undone."""
