import type { mastodon } from 'masto';
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

/** https://docs.joinmastodon.org/methods/instance/#v2. `api_versions` holds whole numbers, whatever the types say. */
function newer(asked: Asked): Answer {
  const { options, domain, origin } = asked;
  if (!options.hasInstanceV2) return notFound;
  const instance: Pick<mastodon.v2.Instance, 'domain' | 'title' | 'version' | 'sourceUrl' | 'description' | 'languages' | 'rules'> = {
    domain,
    title: 'A server for tests',
    version: options.version,
    sourceUrl: options.keepsKeys ? 'https://github.com/mastodon/mastodon' : 'https://other.example/source',
    description: '',
    languages: ['en'],
    rules: [],
  };
  return ok({
    ...instance,
    apiVersions: { mastodon: options.apiVersion },
    configuration: { urls: { streaming: origin.replace('http', 'ws') }, statuses: statusesOf(asked), mediaAttachments },
    registrations: { enabled: false, approvalRequired: false, message: null },
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
