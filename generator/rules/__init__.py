"""What counts as a mistake in an article: one module for each kind of thing an editor writes."""
