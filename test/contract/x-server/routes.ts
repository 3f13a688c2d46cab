import type { Answer } from './answers.ts';
import { dmRoutes } from './dm-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { readRoutes } from './read-routes.ts';
import type { World } from './world.ts';

/** A request whose bearer is known. */
export interface Asked {
  readonly world: World;
  /** Whom the access token speaks for. */
  readonly user: string;
  /** What stands in the path where the route has a group. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly json: unknown;
  /** Fields of a form, files among them. */
  readonly form: FormData | null;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  /** All of these the token must have; each page of the reference names its own. */
  readonly scopes: readonly string[];
  answer(asked: Asked): Answer;
}

export const routes: readonly Route[] = [...ownRoutes, ...readRoutes, ...dmRoutes];
