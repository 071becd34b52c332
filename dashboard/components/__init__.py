"""Parts of a page, drawn from read-model answers."""
