"""The nouns of Lagebild. Imports nothing else of ours."""
