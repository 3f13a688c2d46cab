import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import type { Stage } from '../rig/stage.ts';
import { companyStage, endHolds, openScene, type Scene, signIn, untilState } from './scene.ts';

/** One blue pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC', 'base64');
const site = createServer((request, response) => {
  if (request.url === '/p.png') return response.writeHead(200, { 'content-type': 'image/png' }).end(png);
  const head = '<meta property="og:title" content="Doors at nine"><meta property="og:image" content="/p.png">';
  return response.writeHead(200, { 'content-type': 'text/html' }).end(head);
});

let stage: Stage;
let scene: Scene;
let address = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(async () => {
  site.close();
  await stage?.stop();
});

test('a link shows the title and the picture of its page, and both go out with the post', async () => {
  const { personal } = stage.accounts;
  await scene.hands.write(personal.handle, `Look: ${address}`);
  const card = scene.page.locator('.card');
  await card.getByText('Doors at nine').waitFor();
  await card.locator('img').waitFor();
  await scene.hands.post(personal.handle);
  const entry = await scene.commands.until('the post to be held', ({ outbox }) => outbox[0]);
  await endHolds(scene);
  await untilState(scene, entry.id, 'published');
  const [post] = await listPublicPosts(stage.pds, personal.did);
  expect(post?.record).toMatchObject({
    embed: {
      $type: 'app.bsky.embed.external',
      external: { uri: address, title: 'Doors at nine', thumb: { mimeType: 'image/png', size: png.length } },
    },
  });
});
