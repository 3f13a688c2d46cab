#!/bin/sh
# postrm: electron-builder fills in ${executable}. People's own data stays; each person's accounts end with signing out.
set -e

case "$1" in
  remove | purge)
    # Only our own links: by now another package may have a command of that name.
    if [ "$(readlink '/usr/bin/${executable}')" = '/opt/${sanitizedProductName}/${executable}-command' ]; then
      rm -f '/usr/bin/${executable}'
    fi
    if [ "$(readlink '/etc/xdg/autostart/${executable}.desktop')" = '/opt/${sanitizedProductName}/${executable}-at-login.desktop' ]; then
      rm -f '/etc/xdg/autostart/${executable}.desktop'
    fi
    if command -v update-desktop-database >/dev/null 2>&1; then
      update-desktop-database -q /usr/share/applications || true
    fi
    ;;
esac

# IT's policy stays too: only what is empty goes.
if [ "$1" = purge ]; then
  for folder in /policies/managed /policies/recommended /policies ''; do
    rmdir "/etc/opt/${executable}$folder" 2>/dev/null || true
  done
fi
