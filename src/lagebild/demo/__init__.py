"""The bundled example: an invented crisis told by four outlets."""
