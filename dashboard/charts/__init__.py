"""A view to a figure: title, words and table included."""
