"""Values in words: pure functions that know no widgets."""
