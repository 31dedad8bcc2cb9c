"""Cards, tables and the two pictures of the page. Behind every picture stands a table with the same figures."""
