"""Questions and petitions from the public."""
