#!/bin/sh
# Jamf Pro: extension attribute "Hatcheck", data type String, input type Script. Jamf runs it as root and keeps what is between
# <result> and </result>. Not run on macOS yet (docs/deploy.md).
# "$1", for trying it out: another Hatcheck than the installed one.
hatcheck="${1:-/Applications/Hatcheck.app/Contents/MacOS/Hatcheck}"

if [ ! -x "$hatcheck" ]; then
  echo '<result>Not installed</result>'
  exit 0
fi
answer=$("$hatcheck" status --jamf 2>/dev/null)
case "$answer" in
  '<result>'*'</result>') printf '%s\n' "$answer" ;;
  *) echo '<result>No answer</result>' ;;
esac
