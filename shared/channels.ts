/** The only channels between main and its windows; apart from ipc.ts, so that the preload script stays tiny. */
export const commandChannel = 'hatcheck:command';
export const snapshotChannel = 'hatcheck:snapshot';
/** Main asks whether what it sent before is drawn; the page answers on the same channel. */
export const drawnChannel = 'hatcheck:drawn';
