#!/bin/sh
# %post: electron-builder fills in ${sanitizedProductName} and ${executable}. The same as the .deb's, which is asked by rpm's
# words: "$1" is how many of this package there will be.
set -e

chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

ln -sfn '/opt/${sanitizedProductName}/${executable}-command' '/usr/bin/${executable}'

install -d -o root -g root -m 0755 /etc/xdg/autostart
ln -sfn '/opt/${sanitizedProductName}/${executable}-at-login.desktop' '/etc/xdg/autostart/${executable}.desktop'

for folder in /etc/opt /etc/opt/${executable} /etc/opt/${executable}/policies \
  /etc/opt/${executable}/policies/managed /etc/opt/${executable}/policies/recommended; do
  [ -d "$folder" ] || install -d -o root -g root -m 0755 "$folder"
done
