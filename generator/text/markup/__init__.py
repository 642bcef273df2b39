"""Markdown and HTML: read, made safe, drawn."""
