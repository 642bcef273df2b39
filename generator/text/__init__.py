"""Tools for text: str in, str out. They know nothing of news."""
