"""Pictures of every screen, made from seeded values."""
