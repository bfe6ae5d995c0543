"""The only room that writes to the database. Values go in, values come out."""
