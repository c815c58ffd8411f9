"""acuerdo user."""

import sqlalchemy
from sqlalchemy.orm import Session

from tests.cli.conftest import Acuerdo
from web.accounts import account_by_login
from web.reset_links import reset_link_account


def test_an_account_is_made_with_a_link_that_sets_its_password(acuerdo: Acuerdo, house: str) -> None:
    acuerdo("db", "upgrade")
    result = acuerdo(
        "user", "add", "Ana@example.org", "--name", "Ana", "--language", "en", "--may-open-meetings"
    )
    assert result.exit_code == 0
    address, _, token = result.stdout.strip().rpartition("/")
    assert address.endswith("http://127.0.0.1:8000/reset")
    with Session(sqlalchemy.create_engine(house)) as session:
        account = account_by_login(session, "ana@example.org")
        assert account is not None
        assert account == reset_link_account(session, token)
        assert (account.language, account.may_open_meetings, account.demonstration) == ("en", True, False)


def test_a_login_that_is_taken_is_refused(acuerdo: Acuerdo, house: str) -> None:
    acuerdo("db", "upgrade")
    acuerdo("user", "add", "ana", "--name", "Ana")
    result = acuerdo("user", "add", "ANA", "--name", "Ana")
    assert result.exit_code == 1
    assert result.stderr == "Error: ANA: there is an account with this login already\n"


def test_a_login_with_a_blank_in_it_is_refused(acuerdo: Acuerdo, house: str) -> None:
    acuerdo("db", "upgrade")
    assert "blanks or invisible characters" in acuerdo("user", "add", "a na", "--name", "Ana").stderr


def test_an_account_is_put_out_of_use(acuerdo: Acuerdo, house: str) -> None:
    acuerdo("db", "upgrade")
    acuerdo("user", "add", "ana", "--name", "Ana")
    done, unknown = acuerdo("user", "deactivate", "ANA"), acuerdo("user", "deactivate", "eva")
    assert (done.exit_code, unknown.exit_code) == (0, 1)
    with Session(sqlalchemy.create_engine(house)) as session:
        account = account_by_login(session, "ana")
        assert account is not None
        assert not account.active
