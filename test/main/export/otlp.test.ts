import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { otlpRequest } from '../../../main/export/otlp.ts';
import type { ExportEntry } from '../../../shared/export/ocsf-event.ts';

/** OpenTelemetry's published protobuf definitions, as protobufjs generated them for the official SDK. */
interface MessageType {
  fromObject(value: object): object;
  toObject(message: object, options: object): unknown;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  verify(value: object): string | null;
}
const from = createRequire(import.meta.url);
const transformer = from.resolve('@opentelemetry/otlp-transformer');
const generated = from(transformer.replace(/index\.js$/, 'generated/root.js')) as {
  readonly opentelemetry: {
    readonly proto: { readonly collector: { readonly logs: { readonly v1: { readonly ExportLogsServiceRequest: MessageType } } } };
  };
};
const { ExportLogsServiceRequest } = generated.opentelemetry.proto.collector.logs.v1;

const source = { host: 'desk-7', version: '0.1.0', log: 'log-1' };
const entry: ExportEntry = {
  seq: 7,
  wall: 1_600_000_000_123,
  pseudonym: 'ab12',
  event: {
    act: 'confirm',
    decision: 'refused',
    reason: 'screen-locked',
    law: 6,
    who: { network: 'bluesky', subject: 'ab12', kind: 'personal' },
    ref: 'r1',
    post: null,
  },
};

describe('a request of OTLP', () => {
  const request = JSON.parse(otlpRequest([entry, { ...entry, seq: 8 }], source));
  const [record] = request.resourceLogs[0].scopeLogs[0].logRecords;
  const attributes = new Map(record.attributes.map(({ key, value }: { key: string; value: unknown }) => [key, value]));

  it('is what the published definitions say, and nothing of it is unknown to them', () => {
    const message = ExportLogsServiceRequest.fromObject(request);
    expect(ExportLogsServiceRequest.verify(message)).toBeNull();
    // Through the bytes of the wire: what the definitions do not know would be gone. JSON may say 64 bits as number or text.
    const read = ExportLogsServiceRequest.decode(ExportLogsServiceRequest.encode(message).finish());
    const back = ExportLogsServiceRequest.toObject(read, { longs: String, enums: Number, json: true });
    expect(JSON.parse(JSON.stringify(back))).toEqual(
      JSON.parse(JSON.stringify(request), (name, value) => (name === 'intValue' ? String(value) : value)),
    );
    expect(request.resourceLogs[0].scopeLogs[0].logRecords).toHaveLength(2);
  });

  it('says when, how grave, and by which name an entry can be told from every other', () => {
    expect(record).toMatchObject({ timeUnixNano: '1600000000123000000', severityNumber: 13, body: { stringValue: 'confirm refused' } });
    expect(attributes.get('log.record.uid')).toEqual({ stringValue: 'log-1#7' });
  });

  it('carries the fields of the OCSF event and no others', () => {
    expect(attributes.get('ocsf.actor.user.uid')).toEqual({ stringValue: 'ab12' });
    expect(attributes.has('ocsf.api.request.uid')).toBe(false);
    expect([...attributes.keys()].filter((key) => !String(key).startsWith('ocsf.'))).toEqual(['log.record.uid']);
  });
});
