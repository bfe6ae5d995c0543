"""What authors write. Pure: nothing here opens a file, a socket or a database."""
