"""Pages of our own writing that come with the program, and what their record must hold."""
