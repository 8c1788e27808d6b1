"""Where sources contradict one another: what each claims, and which of these claims cannot both hold."""
