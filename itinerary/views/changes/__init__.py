"""What has changed, said: which events, in which of their values, and for whom."""
