"""What is found on the web: its encoding, its lines, its dates, and what is story among them."""
