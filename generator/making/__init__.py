"""How outputs are made from inputs, and which of those on disk need not be made again."""
