/**
 * The name under which electron-builder writes the list of a channel for a system, and electron-updater 6 asks for it
 * (`getChannelFilePrefix` of its providers): Windows has no mark of its own, and only Linux tells processors apart.
 */
export function listName(channel: string, platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return `${channel}-mac.yml`;
  if (platform !== 'linux') return `${channel}.yml`;
  return `${channel}-linux${arch === 'x64' ? '' : `-${arch}`}.yml`;
}

/** Whether a file's name can be that of a list. */
export function isListName(name: string): boolean {
  return /^(latest|beta)(-mac|-linux(-[a-z0-9]+)?)?\.yml$/.test(name);
}
