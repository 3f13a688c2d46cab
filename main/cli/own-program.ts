import { homedir, userInfo } from 'node:os';
import { type AskedProgram, askProgram } from '../private-socket/ask-program.ts';
import { socketPlace } from '../private-socket/socket-place.ts';
import { profileFolder } from './profile-folder.ts';

/** The running program of whoever runs this command. */
export function ownProgram(): AskedProgram {
  const { uid } = userInfo();
  const folder = profileFolder(process.platform, process.env, homedir());
  return askProgram(socketPlace(process.platform, folder), uid < 0 ? null : uid);
}
