"""The monthly close in a browser: send a file, look at what it would change, submit, approve."""
