#!/bin/sh
# postinst: electron-builder fills in ${sanitizedProductName} and ${executable}. An upgrade leaves a Hatcheck that runs alone:
# it goes on from the files it has open, and says that a restart is needed.
set -e
[ "$1" = configure ] || exit 0

# Chromium's own sandbox helper, for kernels on which users may not make namespaces.
chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

ln -sfn '/opt/${sanitizedProductName}/${executable}-command' '/usr/bin/${executable}'

# Everybody's login item; AutoStart in the rules set by IT turns it off.
install -d -o root -g root -m 0755 /etc/xdg/autostart
ln -sfn '/opt/${sanitizedProductName}/${executable}-at-login.desktop' '/etc/xdg/autostart/${executable}.desktop'

# Desktops list what is installed from this; a bare system has none.
if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi

# Where IT puts policy. Hatcheck trusts it only while every folder on the way belongs to root and nobody else can write it.
for folder in /etc/opt /etc/opt/${executable} /etc/opt/${executable}/policies \
  /etc/opt/${executable}/policies/managed /etc/opt/${executable}/policies/recommended; do
  [ -d "$folder" ] || install -d -o root -g root -m 0755 "$folder"
done
