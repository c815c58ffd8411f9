"""What every process of these tests needs, read once by the process that the others are forked from."""

import docx  # noqa: F401
import psycopg  # noqa: F401
import sqlalchemy.dialects.postgresql.psycopg
import sqlalchemy.dialects.sqlite.pysqlite  # noqa: F401

import web.worker  # noqa: F401
from tests.builders import create_rules

create_rules()
