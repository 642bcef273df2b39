"""Edition → what readers carry away: feeds, data files, citations, calendar."""
