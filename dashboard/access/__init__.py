"""Who gets in, and as whom: sign-in, sessions, roles and the demonstration. Deny by default."""
