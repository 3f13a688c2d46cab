#!/bin/sh
# postrm: electron-builder fills in ${executable}. People's own data stays; each person's accounts end with signing out.
set -e

case "$1" in
  remove | purge) rm -f '/usr/bin/${executable}' ;;
esac

# IT's policy stays too: only what is empty goes.
if [ "$1" = purge ]; then
  for folder in policies/managed policies/recommended policies .; do
    rmdir "/etc/opt/${executable}/$folder" 2>/dev/null || true
  done
  rmdir /etc/opt 2>/dev/null || true
fi
