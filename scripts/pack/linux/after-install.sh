#!/bin/sh
# Runs as root after the package's files are in place (Debian Policy 6.5, "postinst configure").
set -e

# Chromium's sandbox: through user namespaces where the system allows them, else through this helper, which must be
# root's and setuid for that. https://chromium.googlesource.com/chromium/src/+/main/docs/linux/suid_sandbox_development.md
chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

# IT puts its rules here. Hatcheck trusts them only where nobody but root could have written them.
for level in managed recommended; do
  install -d -o root -g root -m 0755 /etc/opt/hatcheck /etc/opt/hatcheck/policies "/etc/opt/hatcheck/policies/$level"
done

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi
