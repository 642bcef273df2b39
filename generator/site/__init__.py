"""Pages → site: the engine that lays them out, the search index, the offline wrapping."""
