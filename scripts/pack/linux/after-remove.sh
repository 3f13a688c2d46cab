#!/bin/sh
# Runs as root after the package's files are gone (Debian Policy 6.5, "postrm remove", "purge", "upgrade").
# What people wrote stays in their home folders, and what IT wrote stays too.
set -e

case "$1" in
  remove | purge)
    if [ "$(readlink '/usr/bin/${executable}')" = '/opt/${sanitizedProductName}/${executable}' ]; then
      rm -f '/usr/bin/${executable}'
    fi
    if command -v update-desktop-database >/dev/null 2>&1; then
      update-desktop-database -q /usr/share/applications || true
    fi
    ;;
esac

if [ "$1" = purge ]; then
  for folder in policies/managed policies/recommended policies .; do
    rmdir "/etc/opt/hatcheck/$folder" 2>/dev/null || true
  done
fi
