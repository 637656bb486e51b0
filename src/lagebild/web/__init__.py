"""The picture in a browser, served on this machine."""
