"""Texts compared: their words, their fingerprints, the phrases found in them."""
