"""Qt models over read models: they show and ask, and never change anything."""
