"""The registers (台账), by noun."""
