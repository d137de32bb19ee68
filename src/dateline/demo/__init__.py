"""The sample reports, and the command that shows them."""
