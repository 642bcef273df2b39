"""Addresses on the web, and the names that become addresses of this site."""
