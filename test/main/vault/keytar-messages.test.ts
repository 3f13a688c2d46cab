import { describe, expect, it } from 'vitest';
import { fromWorkerSchema, toWorkerSchema } from '../../../main/vault/keytar-messages.ts';

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
  ])('are refused with %s, without showing the secret', (_, message) => {
    const parsed = toWorkerSchema.safeParse(message);
    expect(parsed.success).toBe(false);
    expect(String(parsed.error)).not.toContain('canary');
  });

  it('pass as they are', () => {
    expect(toWorkerSchema.parse({ id: 1, call: write })).toEqual({ id: 1, call: write });
    expect(toWorkerSchema.safeParse({ id: 1, call: { ...write, secret: 'ü'.repeat(1_000) } }).success).toBe(true);
    expect(fromWorkerSchema.safeParse({ id: 1, answer: { kind: 'list', items: [{ key: 'foreign', secret: '' }] } }).success).toBe(true);
    expect(fromWorkerSchema.safeParse({ id: 1, answer: { kind: 'list', items: [{ key: 'k' }] } }).success).toBe(false);
  });
});
