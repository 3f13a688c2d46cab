/** The only two channels between main and its windows; apart from ipc.ts, so that the preload script stays tiny. */
export const commandChannel = 'hatcheck:command';
export const snapshotChannel = 'hatcheck:snapshot';
