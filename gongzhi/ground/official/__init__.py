"""Official papers (公文) as data, and as Word, PDF and a page from one model. Plain Python: no Django, no clock."""
