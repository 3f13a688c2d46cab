import type { mastodon } from 'masto';
import { account } from './entities.ts';
import { type Answer, type Asked, notFound, ok, type Route, route } from './route.ts';

const images = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

function statusesOf({ options }: Asked): mastodon.v2.Instance['configuration']['statuses'] {
  return { maxCharacters: options.maxCharacters, maxMediaAttachments: 4, charactersReservedPerUrl: 23 };
}

/** https://docs.joinmastodon.org/entities/Instance/#media_attachments; `description_limit` since 4.4. */
const mediaAttachments: mastodon.v2.Instance['configuration']['mediaAttachments'] & { readonly descriptionLimit: number } = {
  supportedMimeTypes: images,
  descriptionLimit: 1500,
  imageSizeLimit: 16_777_216,
  imageMatrixLimit: 33_177_600,
  videoSizeLimit: 103_809_024,
  videoFrameRateLimit: 120,
  videoMatrixLimit: 8_294_400,
};

const limits: Pick<mastodon.v2.Instance['configuration'], 'accounts' | 'polls' | 'translation' | 'vapid'> = {
  accounts: {
    ...{ maxFeaturedTags: 10, maxPinnedStatuses: 5, maxDisplayNameLength: 30, maxNoteLength: 500, maxProfileFields: 4 },
    ...{ maxAvatarDescriptionLength: 150, maxHeaderDescriptionLength: 150, profileFieldNameLimit: 255, profileFieldValueLimit: 255 },
  },
  polls: { maxOptions: 4, maxCharactersPerOption: 50, minExpiration: 300, maxExpiration: 2_629_746 },
  translation: { enabled: false },
  vapid: { publicKey: 'BCkMmVdKDnKYwzVCDC99Iuc9GvId' },
};

/** https://docs.joinmastodon.org/methods/instance/#v2. `api_versions` holds whole numbers, whatever the types say. */
function newer(asked: Asked): Answer {
  const { options, domain, origin, world } = asked;
  if (!options.hasInstanceV2) return notFound;
  const [staff] = world.members.values();
  const instance: Omit<mastodon.v2.Instance, 'apiVersions' | 'contact'> = {
    domain,
    title: 'A server for tests',
    version: options.version,
    sourceUrl: options.keepsKeys ? 'https://github.com/mastodon/mastodon' : 'https://other.example/source',
    description: '',
    usage: { users: { activeMonth: world.members.size } },
    thumbnail: {
      url: `${origin}/preview.png`,
      blurhash: '',
      versions: { '@1x': `${origin}/1.png`, '@2x': `${origin}/2.png` },
      description: '',
    },
    icon: [],
    languages: ['en'],
    configuration: { urls: { streaming: origin.replace('http', 'ws') }, statuses: statusesOf(asked), mediaAttachments, ...limits },
    registrations: { enabled: false, approvalRequired: false, message: null },
    rules: [],
  };
  return ok({
    ...instance,
    apiVersions: { mastodon: options.apiVersion },
    contact: { email: 'staff@server.example', account: staff === undefined ? null : account(asked, staff) },
  });
}

/** https://docs.joinmastodon.org/methods/instance/#v1. */
function older(asked: Asked): Answer {
  const { options, domain } = asked;
  return ok({
    uri: domain,
    title: 'A server for tests',
    shortDescription: '',
    description: '',
    email: '',
    version: options.version,
    languages: ['en'],
    registrations: false,
    configuration: { statuses: statusesOf(asked), mediaAttachments },
  });
}

export const instanceRoutes: readonly Route[] = [route('GET', '/api/v2/instance', newer), route('GET', '/api/v1/instance', older)];
