import type { Problem, ResourceNotFoundProblem } from './wire.ts';

/** What a route answers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

/** An HTTP Problem Details object (RFC 7807). */
export function problem(status: number, title: string, detail: string, type = 'about:blank'): Answer {
  return { status, body: { title, detail, type, status } satisfies Problem };
}

export const forbidden = (detail: string): Answer => problem(403, 'Forbidden', detail);
export const unauthorized = problem(401, 'Unauthorized', 'Unauthorized');

export function invalidRequest(detail: string): Answer {
  return problem(400, 'Invalid Request', detail, 'https://api.x.com/2/problems/invalid-request');
}

/** A single post that is not there is answered with 200 and nothing but errors. */
export function noSuchPost(id: string): Answer {
  const missing: ResourceNotFoundProblem = {
    ...{
      title: 'Not Found Error',
      type: 'https://api.x.com/2/problems/resource-not-found',
      detail: `Could not find tweet with id: [${id}].`,
    },
    ...{ resource_type: 'tweet', resource_id: id, parameter: 'id', value: id },
  };
  return ok({ errors: [missing] });
}
