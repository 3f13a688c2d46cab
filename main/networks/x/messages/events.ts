import { z } from 'zod';
import type { SaidMessage } from '../../../../shared/message.ts';
import type { NetworkResult } from '../../network.ts';
import { askX } from '../api.ts';
import type { Reader } from '../timeline.ts';
import { idSchema } from '../who-am-i.ts';

/** A direct message event (https://docs.x.com/x-api/direct-messages/lookup/introduction); messages alone are asked for. */
const eventSchema = z.object({
  id: idSchema,
  event_type: z.literal('MessageCreate'),
  text: z.string().max(20_000).catch(''),
  dm_conversation_id: z.string().regex(/^[0-9]{1,19}(?:-[0-9]{1,19})?$/),
  sender_id: idSchema,
  created_at: z.iso.datetime({ offset: true }),
  entities: z
    .object({ urls: z.array(z.object({ url: z.string(), expanded_url: z.string() })).catch([]) })
    .optional()
    .catch(undefined),
});
export type DmEvent = z.infer<typeof eventSchema>;

const eventsSchema = z.object({
  /** None at all: no `data`. */
  data: z.array(z.unknown()).max(100).default([]),
  meta: z.object({ next_token: z.string().max(500).optional() }),
});

export interface EventPage {
  readonly events: readonly DmEvent[];
  /** Where the next, older page begins; null on the last. */
  readonly older: string | null;
  /** False where an event was of a form that nobody knows, and is left out. */
  readonly allRead: boolean;
}

/**
 * One page of messages, newest first, of at most 30 days: `/2/dm_events` of all conversations,
 * `/2/dm_conversations/:id/dm_events` of one, `/2/dm_conversations/with/:participant_id/dm_events` of the one with somebody
 * (https://docs.x.com/x-api/direct-messages/get-dm-events).
 */
export async function eventPage({ exchange, clock }: Reader, path: string, cursor: string | null): Promise<NetworkResult<EventPage>> {
  const answer = await askX(exchange, clock, {
    path,
    params: {
      max_results: '100',
      event_types: 'MessageCreate',
      'dm_event.fields': 'id,text,event_type,created_at,dm_conversation_id,sender_id,entities',
      ...(cursor === null ? {} : { pagination_token: cursor }),
    },
    answer: eventsSchema,
  });
  if (answer.kind !== 'ok') return answer;
  const { data, meta } = answer.value;
  const events = data.flatMap((one) => eventSchema.safeParse(one).data ?? []);
  return { kind: 'ok', value: { events, older: meta.next_token ?? null, allRead: events.length === data.length } };
}

/** With whom a conversation of two is: its name is made of both ids. Null for a group, whose readers it does not name. */
export function partnerIn(conversationId: string, self: string): string | null {
  const [one, other] = conversationId.split('-');
  if (one === undefined || other === undefined) return null;
  if (one === self) return other;
  return other === self ? one : null;
}

/** X shortens links and escapes three signs. */
export function wordsOf({ text, entities }: DmEvent): string {
  const whole = (entities?.urls ?? []).reduce((words, { url, expanded_url }) => words.replace(url, expanded_url), text);
  return whole.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

export function saidIn(event: DmEvent): SaidMessage {
  return { id: event.id, from: event.sender_id, text: wordsOf(event), at: Date.parse(event.created_at) };
}
