"""What is late, what is red, and why: plain Python, exact arithmetic, no input or output."""
