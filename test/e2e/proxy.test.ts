import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InspectingProxy, startInspectingProxy } from '../rig/inspecting-proxy.ts';
import type { Stage } from '../rig/stage.ts';
import { companyStage, openScene } from './scene.ts';

const host = 'pds.behind-the-proxy.test';

let stage: Stage;
let proxy: InspectingProxy;

beforeAll(async () => {
  stage = await companyStage();
  proxy = await startInspectingProxy(host, stage.pds.url);
});
afterAll(async () => {
  await stage?.stop();
  proxy?.stop();
});

/** Signs in at a server that only the proxy can reach: nothing resolves its name. */
async function signInThere() {
  const scene = await openScene(stage, { HTTPS_PROXY: proxy.url, https_proxy: proxy.url, no_proxy: 'localhost,127.0.0.1' });
  const { handle, appPassword } = stage.accounts.brand;
  const args = { network: 'bluesky', server: `https://${host}`, identifier: handle, password: appPassword } as const;
  const outcome = await scene.commands.run('account.signInWithPassword', args);
  await scene.program.quit();
  return outcome;
}

test('security 12: a proxy that opens TLS with an authority nobody trusts learns nothing', async () => {
  expect((await signInThere()).kind).toBe('refused');
  expect(proxy.connected).toContain(`${host}:443`);
  expect(proxy.read).toEqual([]);
});

test('security 12: the system’s proxy and the person’s certificate store are used: IT’s own authority is trusted', async () => {
  await proxy.trustOn(stage.desktop);
  await signInThere();
  expect(proxy.read).toContain('POST /xrpc/com.atproto.server.createSession');
});

test('the program speaks to nobody but the server it was told of', () => {
  expect([...new Set(proxy.connected)]).toEqual([`${host}:443`]);
});
