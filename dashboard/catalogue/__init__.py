"""Definitions as data: workstreams, organisations and the local rating keys."""
