import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildStage, type Stage } from '../rig/stage.ts';
import { waitFor } from '../rig/wait-for.ts';
import { ocsfSchema } from '../shared/export/ocsf-schema.ts';

let stage: Stage;
let sink: Server;
const got: string[] = [];

beforeAll(async () => {
  sink = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    got.push(body);
    response.writeHead(200).end();
  }).listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const AuditSink = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/in`;
  stage = await buildStage({ policy: () => ({ PolicyVersion: 1, AuditSink, DeviceStatement: 'managed' }) });
});
afterAll(async () => {
  await stage?.stop();
  sink?.close();
});

it('sends the history of a real run where IT wants it', async () => {
  const program = await stage.start();
  await waitFor('the sink to be sent entries', () => got.length > 0, { withinMs: 30_000 });
  const events = got.flatMap((body) => body.trim().split('\n')).map((line) => JSON.parse(line));
  for (const event of events) expect(ocsfSchema.safeParse(event).error?.message).toBeUndefined();
  expect(events[0]).toMatchObject({ class_uid: 6002, activity_id: 3, metadata: { sequence: 1 } });
  await program.quit();
});
