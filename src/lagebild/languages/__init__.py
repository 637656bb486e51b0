"""Languages are folders of data; the code beside them reads and checks it."""
