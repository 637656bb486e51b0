"""The steps from one shape of a case to the next, run by alembic when a case is opened."""
