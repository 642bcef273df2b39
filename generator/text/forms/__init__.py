"""Files that people fill in: read strictly, faulted at their marks, mended in place."""
