"""What is done with a paper besides printing it: kept, masked, compared. Plain Python: no Django, no clock."""
