"""How alembic runs the migrations: on the connection that opens the case."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
