#!/bin/sh
# Intune, custom compliance for Linux: the discovery script. Intune runs it as the signed-in user and reads one line of JSON;
# a code other than 0 would count as a script that failed. Where Hatcheck is missing or does not answer, it is not compliant.
# "$1", for trying it out: another hatcheck than the installed one.
hatcheck="${1:-/usr/bin/hatcheck}"

answer=$("$hatcheck" status --intune 2>/dev/null)
case "$answer" in
  '{"HatcheckCompliant":'*) printf '%s\n' "$answer" ;;
  *) printf '%s\n' '{"HatcheckCompliant":false,"HatcheckVersion":"0.0.0","HatcheckPolicy":"absent","HatcheckDevice":"unknown","HatcheckBrandsOutOfPlace":false,"HatcheckReasons":"no-answer"}' ;;
esac
exit 0
