"""Lagebild reads news reports on a crisis and draws one sourced picture of it."""
