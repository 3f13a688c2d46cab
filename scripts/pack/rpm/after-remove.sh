#!/bin/sh
# %postun: electron-builder fills in ${sanitizedProductName} and ${executable}. "$1" is 0 when the last version goes, and more
# on an upgrade, where the new version has made the links already. People's own data and IT's policy stay.
[ "$1" = 0 ] || exit 0

if [ "$(readlink '/usr/bin/${executable}')" = '/opt/${sanitizedProductName}/${executable}-command' ]; then
  rm -f '/usr/bin/${executable}'
fi
if [ "$(readlink '/etc/xdg/autostart/${executable}.desktop')" = '/opt/${sanitizedProductName}/${executable}-at-login.desktop' ]; then
  rm -f '/etc/xdg/autostart/${executable}.desktop'
fi
for folder in /policies/managed /policies/recommended /policies ''; do
  rmdir "/etc/opt/${executable}$folder" 2>/dev/null || true
done
