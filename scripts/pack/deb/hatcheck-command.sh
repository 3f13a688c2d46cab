#!/bin/sh
# The command `hatcheck`. Questions that need no window are answered without a display, by Electron running as Node.
here=$(dirname "$(readlink -f "$0")")
case "$1" in
  check | device | exception | ledger | policy | pulse | status | updates | voice | wipe)
    ELECTRON_RUN_AS_NODE=1 exec "$here/hatcheck" "$here/resources/app.asar/out-release/main/cli.js" "$@"
    ;;
  *) exec "$here/hatcheck" "$@" ;;
esac
