/** A Debian or Ubuntu package, under the names it has had: Ubuntu 24.04 renamed several with the suffix t64. */
export type SystemPackage = {
  readonly names: readonly [string, ...string[]];
  readonly for: string;
};

/** What the tests and the demo need beyond Node and npm. */
export const SYSTEM_PACKAGES: readonly SystemPackage[] = [
  { names: ['libgtk-3-0', 'libgtk-3-0t64'], for: 'Electron' },
  { names: ['libnss3'], for: 'Electron' },
  { names: ['libasound2', 'libasound2t64'], for: 'Electron' },
  { names: ['libgbm1'], for: 'Electron' },
  { names: ['libxss1'], for: 'Electron: how long nobody has touched the keyboard' },
  { names: ['libnotify4'], for: 'Electron: notifications' },
  { names: ['libsecret-1-0'], for: 'keytar: the keyring client' },
  { names: ['unzip'], for: 'laying an Electron runtime out of the npm registry' },
  { names: ['xvfb'], for: 'the virtual screen' },
  { names: ['openbox'], for: 'the window manager of the virtual desktop' },
  { names: ['dbus-daemon'], for: 'the private buses of the virtual desktop' },
  { names: ['dbus-bin', 'dbus'], for: 'hearing all that is said on such a bus' },
  { names: ['gnome-keyring'], for: 'the keyring' },
  { names: ['gcr'], for: "the keyring's password prompt" },
  { names: ['libsecret-tools'], for: 'reading and writing the keyring behind the program’s back' },
  { names: ['fonts-inter'], for: 'the typeface of the screenshots' },
  { names: ['xdotool'], for: 'typing and clicking outside the program’s windows' },
  { names: ['imagemagick'], for: 'screenshots of the whole screen' },
  { names: ['xdg-utils'], for: 'installing the Debian package, which depends on it' },
  { names: ['rpm'], for: 'making, installing and removing the .rpm' },
  { names: ['ansible-core'], for: 'playing deploy/ansible/ on this machine' },
  { names: ['python3-apt'], for: 'Ansible: installing the .deb' },
  { names: ['openssl'], for: 'the certificates of a proxy that opens TLS' },
  { names: ['libnss3-tools'], for: 'trusting that proxy, as IT does' },
  { names: ['shellcheck'], for: 'holding the scripts of deploy/ and of the packages to its rules' },
  { names: ['python3'], for: 'node-gyp, which builds better-sqlite3 for the test servers' },
  { names: ['make'], for: 'node-gyp' },
  { names: ['g++'], for: 'node-gyp' },
];
