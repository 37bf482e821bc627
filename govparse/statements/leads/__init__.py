"""Leads: what stands in a clause before a number, and says what the number is for its measure."""
