"""What the pages of a site say: a delegate's own, the public one, and the secretariat's."""
