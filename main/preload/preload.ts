import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { commandChannel, drawnChannel, snapshotChannel } from '../../shared/channels.ts';
import type { HatcheckBridge } from '../../shared/ipc.ts';
import type { Publication } from '../../shared/publication.ts';

/** All that a window may do: send a command by name, and hear of snapshots. */
const bridge: HatcheckBridge = {
  run: (name, args) => ipcRenderer.invoke(commandChannel, name, args),
  subscribe(onPublication) {
    const listener = (_event: IpcRendererEvent, publication: Publication): void => onPublication(publication);
    ipcRenderer.on(snapshotChannel, listener);
    return () => {
      ipcRenderer.off(snapshotChannel, listener);
    };
  },
};

// Messages come one after another, and a snapshot is in the page when its listener has returned.
ipcRenderer.on(drawnChannel, () => ipcRenderer.send(drawnChannel));
contextBridge.exposeInMainWorld('hatcheck', bridge);
