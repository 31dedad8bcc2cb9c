"""Writing: what is asked for, what must hold before it goes on, each hand that passes it on."""
