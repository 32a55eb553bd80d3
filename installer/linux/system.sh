#!/bin/sh
# Install the system packages that are missing. Asks for nothing: as root or with password-less sudo it installs them,
# otherwise it prints the one command to run and stops.
set -eu
here=$(dirname "$0")
command -v dpkg-query >/dev/null 2>&1 || exit 0   # not a Debian-like system: its own packages are taken as they are

installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -q '^installed$'; }

missing=""
while IFS='|' read -r first second; do
  case "$first" in ''|'#'*) continue ;; esac
  installed "$first" && continue
  [ -n "${second:-}" ] && installed "$second" && continue
  missing="$missing $first|${second:-}"
done < "$here/system-packages.txt"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then run=""
elif sudo -n true 2>/dev/null; then run="sudo -n"
else
  names=$(printf '%s\n' $missing | sed 's/|.*//' | tr '\n' ' ')
  echo "Some system packages are missing. Run this once, then try again:" >&2
  echo "  sudo apt-get install -y --no-install-recommends $names" >&2
  exit 1
fi
$run apt-get update -qq
names=""
for pair in $missing; do
  first=${pair%%|*}; second=${pair#*|}
  if [ -n "$second" ] && ! apt-cache show "$first" >/dev/null 2>&1; then names="$names $second"; else names="$names $first"; fi
done
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $names >/dev/null
