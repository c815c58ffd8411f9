"""Alembic's entry: it runs inside the transaction that `database.upgrade` has begun."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transaction_per_migration=False)
context.run_migrations()
