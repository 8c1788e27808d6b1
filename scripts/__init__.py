"""What bakes data and learns weights: run by hand, no part of the program."""
