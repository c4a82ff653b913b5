"""The nouns that more than one method speaks of."""
