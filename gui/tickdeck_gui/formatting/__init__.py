"""Values in words: pure functions without Qt."""
