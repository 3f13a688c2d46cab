import { z } from 'zod';
import type { Database } from './database.ts';

// libsql answers a blob as an ArrayBuffer from some calls and as a Buffer from others.
const blobSchema = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer))]);
const imageRows = z.array(z.object({ bytes: blobSchema }));
const idRows = z.array(z.object({ id: z.string() }));

export function readImage(database: Database, id: string): Uint8Array | null {
  const [row] = imageRows.parse(database.all('SELECT bytes FROM images WHERE id = ?', [id]));
  return row?.bytes ?? null;
}

export function writeImage(database: Database, id: string, bytes: Uint8Array): void {
  database.run('INSERT INTO images (id, bytes) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes', [id, bytes]);
}

const isNamed = `SELECT 1 AS named WHERE
  EXISTS (SELECT 1 FROM drafts WHERE instr(json, ?1)) OR
  EXISTS (SELECT 1 FROM outbox WHERE instr(json, ?1)) OR
  EXISTS (SELECT 1 FROM set_aside WHERE instr(json, ?1))`;

/**
 * Removes the images that no draft, outbox entry or row set aside names, and returns how many. The name is looked for in the
 * JSON text, since a row set aside cannot be parsed: that may keep an image too many, and never removes one that is needed.
 * Only for the start, before anybody can be adding an image to a draft.
 */
export function collectImages(database: Database): number {
  return database.transact(() => {
    const ids = idRows.parse(database.all('SELECT id FROM images')).map((row) => row.id);
    const unnamed = ids.filter((id) => database.all(isNamed, [JSON.stringify(id)]).length === 0);
    for (const id of unnamed) database.run('DELETE FROM images WHERE id = ?', [id]);
    return unnamed.length;
  });
}
