"""People, who holds which seat or post, and who stands in for whom."""
