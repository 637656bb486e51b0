"""Many reports at once, on the processors there are."""
