"""The terminal that one sits at: streams, screen, progress, interruption, spelling."""
