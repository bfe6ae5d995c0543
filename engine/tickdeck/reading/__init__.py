"""Read models: what the window and the command line look at. It never writes."""
