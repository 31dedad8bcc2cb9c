"""Writing: what is settled, and each hand that passes it on."""
