"""What changes funds, campaigns and gifts, by noun."""
