"""The pages of a site: HTML, one stylesheet, one script, a worker, and cards to print."""
