import { assertNever } from './assert-never.ts';
import type { UpdateState, UpdatesOffWhy } from './update.ts';

/** How things stand with updates, for windows, tray and notices alike. */
export interface UpdateWords {
  readonly title: string;
  readonly words: string;
}

const offWords: Readonly<Record<UpdatesOffWhy, string>> = {
  noRules: 'There are no rules set by IT that name a server for updates. What installed Hatcheck brings newer versions.',
  unreadable: 'The rules set by IT cannot be read, so nothing is asked for.',
  rules: 'The rules set by IT have it so: IT brings newer versions to this computer.',
  nowhere: 'The rules set by IT do not say where updates come from. IT can set UpdateUrl.',
  noKeys: 'The rules set by IT do not say who signs updates, so none could be believed. IT can set UpdateKeys.',
  unsafe: 'The address for updates in the rules set by IT is not safe. IT can write it with https:// in UpdateUrl.',
};

export function updateWords(update: UpdateState): UpdateWords {
  switch (update.kind) {
    case 'off':
      return { title: 'Hatcheck does not look for updates', words: offWords[update.why] };
    case 'waiting':
      return { title: 'Updates are looked for soon', words: 'At the server that the rules set by IT name.' };
    case 'looking':
      return { title: 'Looking for updates', words: 'At the server that the rules set by IT name.' };
    case 'newest':
      return { title: 'No newer version', words: 'The server that the rules set by IT name has none.' };
    case 'found':
      return {
        title: `Version ${update.version} is there`,
        words: 'IT installs it, as it installed this one. This one goes on until then.',
      };
    case 'downloading':
      return { title: `Version ${update.version} is being downloaded`, words: 'You can go on. It is installed when you quit.' };
    case 'ready':
      return {
        title: `Version ${update.version} is ready`,
        words: 'It is installed when you quit; where a post is on its way then, the next time.',
      };
    case 'refused':
      return { title: 'No update was taken', words: update.refusal.words };
    default:
      return assertNever(update);
  }
}
