import { describe, expect, it } from 'vitest';
import { readToWorker } from '../../../main/vault/keytar-call.ts';
import { fromWorkerSchema } from '../../../main/vault/keytar-messages.ts';

const write = { kind: 'write', service: 'S', key: 'k', secret: 'canary-secret' };

describe('messages to and from the worker', () => {
  it.each([
    ['no id', { call: write }],
    ['an unknown call', { id: 1, call: { ...write, kind: 'findPassword' } }],
    ['an empty secret', { id: 1, call: { ...write, secret: '' } }],
    ['a zero character', { id: 1, call: { ...write, secret: 'canary\0' } }],
    ['a zero character in a name', { id: 1, call: { ...write, key: 'k\0' } }],
    ['too many bytes', { id: 1, call: { ...write, secret: 'ü'.repeat(1_001) } }],
    ['broken UTF-16', { id: 1, call: { ...write, secret: '\udc00' } }],
    ['no name', { id: 1, call: { ...write, key: '' } }],
    ['an id that is no number', { id: '1', call: write }],
    ['no call', { id: 1, call: null }],
    ['no service', { id: 1, call: { ...write, service: undefined } }],
  ])('are refused with %s', (_, message) => {
    expect(readToWorker(message)).toBeNull();
  });

  it('pass as they are', () => {
    expect(readToWorker({ id: 1, call: write })).toEqual({ id: 1, call: write });
    expect(readToWorker({ id: 1, call: { ...write, secret: 'ü'.repeat(1_000) } })).not.toBeNull();
    for (const call of [
      { kind: 'list', service: 'S' },
      { kind: 'read', service: 'S', key: 'k' },
      { kind: 'remove', service: 'S', key: 'k' },
    ]) {
      expect(readToWorker({ id: 7, call })).toEqual({ id: 7, call });
    }
    expect(fromWorkerSchema.safeParse({ id: 1, answer: { kind: 'list', items: [{ key: 'foreign', secret: '' }] } }).success).toBe(true);
    expect(fromWorkerSchema.safeParse({ id: 1, answer: { kind: 'list', items: [{ key: 'k' }] } }).success).toBe(false);
  });
});
