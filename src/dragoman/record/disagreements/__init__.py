"""Where sources contradict one another: what each claims, which claims are of one thing, which of them cannot both hold."""
