/** What the command line knows; scripts/pack/deb/hatcheck-command.sh has the same words. */
export const commandWords = ['check', 'device', 'exception', 'ledger', 'policy', 'pulse', 'status', 'updates', 'voice', 'wipe'] as const;

/**
 * Whether this start of an installed program is a question at the command line. On Linux the command runs as Node, without
 * a display; on Windows and macOS that fuse is off, and the program itself answers.
 */
export function isCommandLine(platform: NodeJS.Platform, packaged: boolean, args: readonly string[]): boolean {
  return platform !== 'linux' && packaged && commandWords.some((word) => word === args[1]);
}

/** The words after the program's name: plain Node and an unpackaged program have a script before them. */
export function commandArguments(platform: NodeJS.Platform, packaged: boolean, args: readonly string[]): readonly string[] {
  return args.slice(isCommandLine(platform, packaged, args) ? 1 : 2);
}
